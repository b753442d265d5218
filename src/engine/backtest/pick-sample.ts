// A few of many, always the same few whatever order they come in: those with the smallest hashes of their keys.
import { hashText } from '../hash-text.ts';

interface Picked<T> {
  readonly rank: string;
  readonly value: T;
}

/** By kind, the kept ones; at most `each` of a kind. */
export interface Sample<T> {
  readonly each: number;
  readonly kinds: Map<string, Picked<T>[]>;
}

export function newSample<T>(each: number): Sample<T> {
  return { each, kinds: new Map() };
}

/** Offers one; keys are unique within a kind. Keeps it if it is among the first of its kind. */
export function offer<T>(sample: Sample<T>, kind: string, key: string, value: T): void {
  let list = sample.kinds.get(kind);
  if (list === undefined) {
    list = [];
    sample.kinds.set(kind, list);
  }
  const rank = `${hashText(key)} ${key}`;
  if (list.length >= sample.each && !(rank < (list.at(-1)?.rank ?? ''))) return;
  list.push({ rank, value });
  list.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  if (list.length > sample.each) list.pop();
}

/** Everything kept, kinds by name. */
export function pickedOf<T>(sample: Sample<T>): T[] {
  return [...sample.kinds.keys()]
    .sort()
    .flatMap((kind) => sample.kinds.get(kind)!.map(({ value }) => value));
}
