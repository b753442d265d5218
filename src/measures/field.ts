// What an expression may name of a unit: type, meaning and how to read it.
import type { Words } from '../intake/format.ts';
import type { RoundUnit } from './unit.ts';

export type FieldType = 'int' | 'bool' | 'string' | 'list<round>';

export type Value = number | boolean | string | readonly RoundUnit[];

/** Times and waits are whole milliseconds, money whole fen, so that sums are exact. */
export interface Field<U> {
  readonly name: string;
  readonly type: FieldType;
  readonly words: Words;
  get(unit: U): Value;
}

type Named<U, V> = { readonly [K in keyof U as U[K] extends V ? K : never]: U[K] };

/** Makes the fields of one kind of unit, each read by its own small function, which is what is fast. */
export function fieldsOf<U>(): {
  int(
    name: keyof Named<U, number> & string,
    get: (u: U) => number,
    zh: string,
    en: string,
  ): Field<U>;
  bool(
    name: keyof Named<U, boolean> & string,
    get: (u: U) => boolean,
    zh: string,
    en: string,
  ): Field<U>;
  text(
    name: keyof Named<U, string | null> & string,
    get: (u: U) => string,
    zh: string,
    en: string,
  ): Field<U>;
} {
  return {
    int: (name, get, zh, en) => ({ name, type: 'int', words: { zh, en }, get }),
    bool: (name, get, zh, en) => ({ name, type: 'bool', words: { zh, en }, get }),
    text: (name, get, zh, en) => ({ name, type: 'string', words: { zh, en }, get }),
  };
}
