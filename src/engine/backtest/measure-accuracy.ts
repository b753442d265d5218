// How right two versions of a rule are on labelled conversations: precision, recall, and what changed for sure.
import { createPrng } from '../../lib/prng.ts';
import { type Interval, pairedDifference, wilsonInterval } from './proportion-interval.ts';

/** One labelled conversation (or order), and whether each version flagged it. */
export interface LabelledCase {
  /** The label: it should be flagged. */
  readonly due: boolean;
  readonly before: boolean;
  readonly after: boolean;
}

/** A share with its 95 % interval; value null: there was nothing to count. */
export interface Share {
  readonly hits: number;
  readonly of: number;
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** After − before with its 95 % interval, −1..1. */
export interface Change extends Interval {
  readonly value: number;
}

export interface Accuracy {
  readonly cases: number;
  /** Cases that should be flagged. */
  readonly due: number;
  /** Of the flagged, those that should be; of those that should be, the flagged. */
  readonly before: { readonly precision: Share; readonly recall: Share };
  readonly after: { readonly precision: Share; readonly recall: Share };
  /** null where one of the two has no value. */
  readonly change: { readonly precision: Change | null; readonly recall: Change | null };
}

const RESAMPLES = 2000;

/**
 * Recall is counted on the same cases before and after, so its change has a closed form (Newcombe's
 * paired interval). Precision is not: each version flags other cases. Its change is bootstrapped over
 * cases, both versions on the same resample (percentile interval, Efron & Tibshirani 1993, ch. 13),
 * from a fixed seed.
 */
export function measureAccuracy(cases: readonly LabelledCase[]): Accuracy {
  const due = cases.filter((one) => one.due);
  const count = (list: readonly LabelledCase[], before: boolean, after: boolean): number =>
    list.filter((one) => one.before === before && one.after === after).length;
  const recall = pairedDifference({
    both: count(due, true, true),
    onlyBefore: count(due, true, false),
    onlyAfter: count(due, false, true),
    neither: count(due, false, false),
  });
  return {
    cases: cases.length,
    due: due.length,
    before: sharesOf(cases, 'before'),
    after: sharesOf(cases, 'after'),
    change: { precision: precisionChange(cases), recall },
  };
}

function sharesOf(
  cases: readonly LabelledCase[],
  version: 'before' | 'after',
): { precision: Share; recall: Share } {
  const flagged = cases.filter((one) => one[version]);
  const due = cases.filter((one) => one.due);
  const right = due.filter((one) => one[version]).length;
  return { precision: share(right, flagged.length), recall: share(right, due.length) };
}

function share(hits: number, of: number): Share {
  return { hits, of, value: of === 0 ? null : hits / of, interval: wilsonInterval(hits, of) };
}

function precisionChange(cases: readonly LabelledCase[]): Change | null {
  // Cases of one kind are alike: sorted, the same labels give the same interval in any order.
  const kinds = Uint8Array.from(cases, codeOf).sort();
  const value = differenceOf(kinds, null);
  if (value === null) return null;
  const prng = createPrng(1, 'backtest-precision');
  const drawn: number[] = [];
  for (let i = 0; i < RESAMPLES; i++) {
    const difference = differenceOf(kinds, prng.int);
    if (difference !== null) drawn.push(difference);
  }
  drawn.sort((a, b) => a - b);
  const at = (share: number): number => drawn[Math.round(share * (drawn.length - 1))] ?? value;
  return { value, low: at(0.025), high: at(0.975) };
}

function codeOf({ due, before, after }: LabelledCase): number {
  return (due ? 4 : 0) | (before ? 2 : 0) | (after ? 1 : 0);
}

/** Precision after − before, on the cases themselves or on a resample; null: one flagged nothing. */
function differenceOf(kinds: Uint8Array, draw: ((below: number) => number) | null): number | null {
  const counts = new Array<number>(8).fill(0);
  for (let i = 0; i < kinds.length; i++) {
    const kind = kinds[draw === null ? i : draw(kinds.length)]!;
    counts[kind] = counts[kind]! + 1;
  }
  const of = (...codes: readonly number[]): number =>
    codes.reduce((sum, code) => sum + counts[code]!, 0);
  const before = of(2, 3, 6, 7);
  const after = of(1, 3, 5, 7);
  if (before === 0 || after === 0) return null;
  return of(5, 7) / after - of(6, 7) / before;
}
