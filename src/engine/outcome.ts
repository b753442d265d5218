// What a condition says: hit with the places it rests on, miss, or n/a with the reason.
import type { Evidence, Truth } from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';

/** A place where a condition holds. */
export interface Mark {
  /** Index of the line in its conversation; -1 where nothing was found or an order is meant. */
  readonly line: number;
  readonly at: Instant | null;
  /** Whose doing; null: nobody's or unknown. */
  readonly agent: string | null;
  readonly evidence: readonly Evidence[];
}

export interface Outcome {
  readonly truth: Truth;
  /** Code: why n/a, or what decided; null: nothing to say. */
  readonly reason: string | null;
  /** Places of a hit in order of lines; empty for miss and n/a. */
  readonly marks: readonly Mark[];
  /** Whom a miss or n/a concerns, if not the conversation's agent. */
  readonly agent: string | null;
}

const NO_MARKS: readonly Mark[] = [];
const reasons = new Map<string, Outcome>();
const misses = new Map<string, Outcome>();

export const MISS: Outcome = { truth: 'miss', reason: null, marks: NO_MARKS, agent: null };
/** Holds, with no place to point at. */
export const HIT: Outcome = { truth: 'hit', reason: null, marks: NO_MARKS, agent: null };

/** n/a with a reason; one shared object for each reason. */
export function notApplicable(reason: string): Outcome {
  const known = reasons.get(reason);
  if (known !== undefined) return known;
  const made: Outcome = { truth: 'na', reason, marks: NO_MARKS, agent: null };
  reasons.set(reason, made);
  return made;
}

/** Miss with what decided it; `reason` is one of a closed set of codes. */
export function missBecause(reason: string): Outcome {
  const known = misses.get(reason);
  if (known !== undefined) return known;
  const made: Outcome = { truth: 'miss', reason, marks: NO_MARKS, agent: null };
  misses.set(reason, made);
  return made;
}

export function hit(marks: readonly Mark[], reason: string | null = null): Outcome {
  return { truth: 'hit', reason, marks, agent: null };
}

/** The same outcome, concerning `agent`. */
export function concerning(outcome: Outcome, agent: string): Outcome {
  return { ...outcome, agent };
}

/** Marks of several hits in order of lines; those that point at no line come last. */
export function joinMarks(lists: readonly (readonly Mark[])[]): readonly Mark[] {
  if (lists.length === 1) return lists[0]!;
  let joined = NO_MARKS;
  for (const list of lists) {
    if (joined.length === 0) joined = list;
    else if (list.length > 0) joined = merge(joined, list);
  }
  return joined;
}

/** In order of lines; of the same line, marks of the first list come first. */
function merge(first: readonly Mark[], second: readonly Mark[]): readonly Mark[] {
  if (!isInOrder(first) || !isInOrder(second)) {
    return [...first, ...second].sort((a, b) => rank(a) - rank(b));
  }
  const merged: Mark[] = [];
  let next = 0;
  for (const mark of first) {
    while (next < second.length && rank(second[next]!) < rank(mark)) merged.push(second[next++]!);
    merged.push(mark);
  }
  while (next < second.length) merged.push(second[next++]!);
  return merged;
}

function isInOrder(marks: readonly Mark[]): boolean {
  for (let i = 1; i < marks.length; i++) if (rank(marks[i - 1]!) > rank(marks[i]!)) return false;
  return true;
}

function rank(mark: Mark): number {
  return mark.line < 0 ? Number.MAX_SAFE_INTEGER : mark.line;
}
