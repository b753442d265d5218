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
  /** Those that hold anything, ascending; beside them how many values each holds. */
  readonly buckets: number[];
  readonly counts: number[];
  /** Exact; 0 while empty. The 0th and the 100th percentile are these. */
  least: number;
  most: number;
}

export function newHistogram(): Histogram {
  return { count: 0, zeros: 0, buckets: [], counts: [], least: 0, most: 0 };
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
  const { buckets } = histogram;
  let low = 0;
  let high = buckets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (buckets[middle]! < bucket) low = middle + 1;
    else high = middle;
  }
  addCount(histogram, low, bucket, 1);
}

/** Adds to the bucket, whose place among the others is `at`. */
function addCount({ buckets, counts }: Histogram, at: number, bucket: number, count: number): void {
  if (buckets[at] === bucket) {
    counts[at] = counts[at]! + count;
    return;
  }
  buckets.push(bucket);
  counts.push(count);
  for (let i = buckets.length - 1; i > at; i--) {
    buckets[i] = buckets[i - 1]!;
    counts[i] = counts[i - 1]!;
  }
  buckets[at] = bucket;
  counts[at] = count;
}

/** Adds all of `from` to `into`; the order of merging means nothing. */
export function mergeHistogram(into: Histogram, from: Histogram): void {
  if (from.count === 0) return;
  if (into.count === 0 || from.least < into.least) into.least = from.least;
  if (from.most > into.most) into.most = from.most;
  into.count += from.count;
  into.zeros += from.zeros;
  let at = 0;
  for (let i = 0; i < from.buckets.length; i++) {
    const bucket = from.buckets[i]!;
    while (at < into.buckets.length && into.buckets[at]! < bucket) at++;
    addCount(into, at, bucket, from.counts[i]!);
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
  const low = valueAt(histogram, below);
  if (rank === below) return low;
  return low + (rank - below) * (valueAt(histogram, below + 1) - low);
}

/** Value of the rank-th smallest, from 0: the point of its bucket that halves the relative error. */
function valueAt(histogram: Histogram, rank: number): number {
  const { buckets, counts } = histogram;
  let seen = histogram.zeros;
  if (rank < seen) return 0;
  for (let i = 0; i < buckets.length; i++) {
    seen += counts[i]!;
    if (rank < seen) {
      const middle = (2 * GAMMA ** buckets[i]!) / (GAMMA + 1);
      return Math.min(histogram.most, Math.max(histogram.least, middle));
    }
  }
  throw new Error('histogram: rank beyond its count');
}
