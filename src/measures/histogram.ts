// Log-bucketed counts that can be merged, so that percentiles of any group of days or agents can be told.

/** Stated bound of a percentile's relative error: a value told is within 1 % of the exact one. */
export const HISTOGRAM_RELATIVE_ERROR = 0.01;

const GAMMA = (1 + HISTOGRAM_RELATIVE_ERROR) / (1 - HISTOGRAM_RELATIVE_ERROR);
const BUCKETS_PER_LOG = 1 / Math.log(GAMMA);

/**
 * Counts of non-negative values. Bucket i holds the values in (γ^(i−1), γ^i]; zeros are apart. The
 * buckets of DDSketch (Masson, Rim, Lee 2019). Plain data: survives structured cloning.
 */
export interface Histogram {
  count: number;
  zeros: number;
  readonly buckets: Map<number, number>;
  /** Exact; 0 while empty. The 0th and the 100th percentile are these. */
  least: number;
  most: number;
}

export function newHistogram(): Histogram {
  return { count: 0, zeros: 0, buckets: new Map(), least: 0, most: 0 };
}

/** Adds one value ≥ 0 (a negative one counts as 0). */
export function addValue(histogram: Histogram, value: number): void {
  const kept = value > 0 ? value : 0;
  if (histogram.count === 0 || kept < histogram.least) histogram.least = kept;
  if (kept > histogram.most) histogram.most = kept;
  histogram.count++;
  if (value <= 0) {
    histogram.zeros++;
    return;
  }
  const bucket = Math.ceil(Math.log(value) * BUCKETS_PER_LOG);
  histogram.buckets.set(bucket, (histogram.buckets.get(bucket) ?? 0) + 1);
}

/** Adds all of `from` to `into`; the order of merging means nothing. */
export function mergeHistogram(into: Histogram, from: Histogram): void {
  if (from.count === 0) return;
  if (into.count === 0 || from.least < into.least) into.least = from.least;
  if (from.most > into.most) into.most = from.most;
  into.count += from.count;
  into.zeros += from.zeros;
  for (const [bucket, count] of from.buckets) {
    into.buckets.set(bucket, (into.buckets.get(bucket) ?? 0) + count);
  }
}

/**
 * The p-quantile, 0 ≤ p ≤ 1, interpolated between ranks as spreadsheets do (PERCENTILE.INC: rank
 * p·(n−1)), within HISTOGRAM_RELATIVE_ERROR of the exact one, and exact for p = 0 and 1; null when empty.
 */
export function quantile(histogram: Histogram, p: number): number | null {
  if (histogram.count === 0) return null;
  if (p <= 0) return histogram.least;
  if (p >= 1) return histogram.most;
  const rank = p * (histogram.count - 1);
  const below = Math.floor(rank);
  const sorted = [...histogram.buckets].sort((a, b) => a[0] - b[0]);
  const low = valueAt(histogram, sorted, below);
  if (rank === below) return low;
  return low + (rank - below) * (valueAt(histogram, sorted, below + 1) - low);
}

/** Value of the rank-th smallest, from 0: the point of its bucket that halves the relative error. */
function valueAt(
  histogram: Histogram,
  sorted: readonly (readonly [number, number])[],
  rank: number,
): number {
  let seen = histogram.zeros;
  if (rank < seen) return 0;
  for (const [bucket, count] of sorted) {
    seen += count;
    if (rank < seen) {
      const middle = (2 * GAMMA ** bucket) / (GAMMA + 1);
      return Math.min(histogram.most, Math.max(histogram.least, middle));
    }
  }
  throw new Error('histogram: rank beyond its count');
}
