// How sure a share is that was counted on a sample: 95 % intervals of a proportion and of a paired difference.

/** Two-sided 95 % point of the normal distribution. */
const Z = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval of `hits` out of `of` (E. B. Wilson 1927, JASA 22; method 3 of Newcombe 1998,
 * Statistics in Medicine 17:857–872), 0..1. null where nothing was counted.
 */
export function wilsonInterval(hits: number, of: number): Interval | null {
  if (of === 0) return null;
  const share = hits / of;
  const z2 = Z * Z;
  const middle = share + z2 / (2 * of);
  const half = Z * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  const scale = 1 + z2 / of;
  return {
    low: hits === 0 ? 0 : (middle - half) / scale,
    high: hits === of ? 1 : (middle + half) / scale,
  };
}

/** The same cases asked twice: yes both times, only before, only after, neither time. */
export interface PairedCounts {
  readonly both: number;
  readonly onlyBefore: number;
  readonly onlyAfter: number;
  readonly neither: number;
}

/**
 * After − before, for shares of the same cases: hybrid score interval with the corrected φ (method 10 of
 * Newcombe 1998, Statistics in Medicine 17:2635–2650), −1..1. null where there are no cases.
 */
export function pairedDifference(counts: PairedCounts): (Interval & { value: number }) | null {
  const { both, onlyBefore, onlyAfter, neither } = counts;
  const cases = both + onlyBefore + onlyAfter + neither;
  const after = wilsonInterval(both + onlyAfter, cases);
  const before = wilsonInterval(both + onlyBefore, cases);
  if (after === null || before === null) return null;
  const shareAfter = (both + onlyAfter) / cases;
  const shareBefore = (both + onlyBefore) / cases;
  const phi = correlation(counts, cases);
  const far = (a: number, b: number): number =>
    Math.sqrt(Math.max(0, a * a - 2 * phi * a * b + b * b));
  const value = shareAfter - shareBefore;
  return {
    value,
    low: value - far(shareAfter - after.low, before.high - shareBefore),
    high: value + far(after.high - shareAfter, shareBefore - before.low),
  };
}

/** φ of the 2 × 2 table, its numerator made smaller by n ÷ 2 (not below 0) where positive. */
function correlation(
  { both, onlyBefore, onlyAfter, neither }: PairedCounts,
  cases: number,
): number {
  const margins =
    (both + onlyAfter) * (onlyBefore + neither) * (both + onlyBefore) * (onlyAfter + neither);
  if (margins === 0) return 0;
  const raw = both * neither - onlyAfter * onlyBefore;
  const corrected = raw > 0 ? Math.max(0, raw - cases / 2) : raw;
  return corrected / Math.sqrt(margins);
}
