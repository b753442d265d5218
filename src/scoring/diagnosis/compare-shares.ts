// Two shares compared: the difference, its interval, and how likely it is by chance, days varying as they do.
import type { Share } from './concern.ts';
import { studentQuantile, studentTail } from './tails.ts';

export interface Spread {
  /** How many times the variance of shares between days is that of coin tosses; at least 1. */
  readonly phi: number;
  /** Degrees of freedom it was estimated with. */
  readonly df: number;
}

export interface Comparison {
  /** rate of a − rate of b. */
  readonly difference: number;
  readonly interval: readonly [number, number];
  /** One-sided, that a is below b; that a is above b is 1 − this. */
  readonly pBelow: number;
}

/** As a comparison; `error` is the standard error of the difference. */
export interface Change {
  readonly difference: number;
  readonly pBelow: number;
  readonly error: number;
}

export const rateOf = ({ part, whole }: Share): number => (whole === 0 ? 0 : part / whole);

/**
 * Pearson's χ² ÷ degrees of freedom over groups of rows (each group with a rate of its own): 1 where rows
 * vary as coin tosses do. Never below 1, so quiet data are not trusted more than coins.
 */
export function spreadOf(groups: readonly (readonly Share[])[]): Spread {
  let chi = 0;
  let df = 0;
  for (const rows of groups) {
    const known = rows.filter(({ whole }) => whole > 0);
    const sum = addShares(known);
    const rate = rateOf(sum);
    if (known.length < 2 || rate <= 0 || rate >= 1) continue;
    for (const { part, whole } of known) {
      chi += (part - whole * rate) ** 2 / (whole * rate * (1 - rate));
    }
    df += known.length - 1;
  }
  return { phi: df === 0 ? 1 : Math.max(1, chi / df), df: Math.max(1, df) };
}

export function addShares(rows: readonly Share[]): Share {
  let part = 0;
  let whole = 0;
  for (const row of rows) {
    part += row.part;
    whole += row.whole;
  }
  return { part, whole };
}

export function minus(all: Share, own: Share): Share {
  return { part: all.part - own.part, whole: all.whole - own.whole };
}

/** Variance of an observed share; half a case is added so that 0 of n is not certain. */
export function varianceOf(share: Share, { phi }: Spread): number {
  const rate = (share.part + 0.5) / (share.whole + 1);
  return (phi * rate * (1 - rate)) / Math.max(1, share.whole);
}

/** a − b of independent shares. Under the hypothesis of no difference both have the pooled rate. */
export function compareShares(a: Share, b: Share, spread: Spread): Comparison {
  const difference = rateOf(a) - rateOf(b);
  if (a.whole === 0 || b.whole === 0) return { difference: 0, interval: [-1, 1], pBelow: 0.5 };
  const rate = rateOf(addShares([a, b]));
  const error = Math.sqrt(spread.phi * rate * (1 - rate) * (1 / a.whole + 1 / b.whole));
  const reach =
    studentQuantile(0.025, spread.df) * Math.sqrt(varianceOf(a, spread) + varianceOf(b, spread));
  return {
    difference,
    interval: [difference - reach, difference + reach],
    pBelow: error === 0 ? 0.5 : studentTail(-difference / error, spread.df),
  };
}

/** (a after − a before) − (b after − b before): the change of a beyond that of b in the same days. */
export function compareChanges(
  [before, after]: readonly [Share, Share],
  [otherBefore, otherAfter]: readonly [Share, Share],
  spread: Spread,
): Change {
  const four = [before, after, otherBefore, otherAfter];
  if (four.some(({ whole }) => whole === 0)) return { difference: 0, pBelow: 0.5, error: 1 };
  const difference = rateOf(after) - rateOf(before) - (rateOf(otherAfter) - rateOf(otherBefore));
  const error = Math.sqrt(four.reduce((sum, share) => sum + varianceOf(share, spread), 0));
  return {
    difference,
    pBelow: error === 0 ? 0.5 : studentTail(-difference / error, spread.df),
    error,
  };
}

/** The 95 % interval of a change: slow, so only for what is told. */
export function intervalOf(
  { difference, error }: Change,
  { df }: Spread,
): readonly [number, number] {
  const reach = studentQuantile(0.025, df) * error;
  return [difference - reach, difference + reach];
}
