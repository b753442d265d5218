// All case rows of a run, bounded in memory: beyond a number of rows, of every second buyer, every fourth …
import { addText, finishHash, type Hash, startHash } from '../../lib/hash.ts';
import type { CaseRow } from './case-row.ts';

/** Rows kept at most; 150,000 inquiries tell agents apart to a fraction of a point. */
export const CASES_MAX = 150_000;

/** Plain data; may be posted between threads. */
export interface CaseMix {
  /** Of buyers whose hash, reversed, lies below 2³² ÷ `oneIn`. `promotion` is still false. */
  rows: CaseRow[];
  /** 1: all buyers; 2: every second … by hash, so the sample does not depend on the order of threads. */
  oneIn: number;
  /** All inquiries by shop and business day, whosever and whether final or not. */
  readonly days: Map<string, Map<number, number>>;
  /** Inquiries that are no row, by why. */
  readonly leftOut: Record<LeftOutCase, number>;
}

/**
 * provisional: the window is still open. nobody: no agent is known. orders-unknown: whether they paid
 * is not known. exempt: a loss the attribution policy books on another agent. no-opening: the
 * conversation has no times or no line of the buyer's.
 */
export type LeftOutCase = 'provisional' | 'nobody' | 'orders-unknown' | 'exempt' | 'no-opening';

export function newCaseMix(): CaseMix {
  return {
    rows: [],
    oneIn: 1,
    days: new Map(),
    leftOut: { provisional: 0, nobody: 0, 'orders-unknown': 0, exempt: 0, 'no-opening': 0 },
  };
}

const hash: Hash = { high: 0, low: 0 };

/** The same buyer of a shop gets the same number in every run. */
export function buyerNumber(shop: string, buyer: string): number {
  startHash(hash, 0x66_61_69_72);
  addText(hash, shop);
  addText(hash, buyer);
  finishHash(hash);
  return hash.low;
}

/** Whether a buyer is in a sample of one in `oneIn` (a power of two). */
export function isSampled(buyer: number, oneIn: number): boolean {
  // The high bits; the low ones choose folds, and one must not follow from the other.
  return buyer < 0x1_0000_0000 / oneIn;
}

/** Adds a row unless its buyer is not in the sample; halves the sample where it grew too large. */
export function addCase(mix: CaseMix, row: CaseRow, max = CASES_MAX): void {
  if (!isSampled(row.buyer, mix.oneIn)) return;
  mix.rows.push(row);
  if (mix.rows.length > max) thin(mix, max);
}

function thin(mix: CaseMix, max: number): void {
  while (mix.rows.length > max) {
    mix.oneIn *= 2;
    mix.rows = mix.rows.filter(({ buyer }) => isSampled(buyer, mix.oneIn));
  }
}

export function countDay(mix: CaseMix, shop: string, day: number, by = 1): void {
  let days = mix.days.get(shop);
  if (days === undefined) {
    days = new Map();
    mix.days.set(shop, days);
  }
  days.set(day, (days.get(day) ?? 0) + by);
}

/**
 * Adds `from` to `into` and returns `into`: the same rows as if one worker had seen all threads, whichever
 * worker saw which.
 */
export function mergeCaseMixes(into: CaseMix, from: CaseMix, max = CASES_MAX): CaseMix {
  into.oneIn = Math.max(into.oneIn, from.oneIn);
  const kept = ({ buyer }: CaseRow): boolean => isSampled(buyer, into.oneIn);
  into.rows = [...into.rows.filter(kept), ...from.rows.filter(kept)];
  thin(into, max);
  for (const [shop, days] of from.days) {
    for (const [day, count] of days) countDay(into, shop, day, count);
  }
  for (const why of Object.keys(from.leftOut) as LeftOutCase[]) {
    into.leftOut[why] += from.leftOut[why];
  }
  return into;
}
