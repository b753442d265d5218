// Percentiles from histograms: within the stated error of the exact ones, however the values were merged.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addValue,
  HISTOGRAM_RELATIVE_ERROR,
  mergeHistogram,
  newHistogram,
  quantile,
} from './histogram.ts';

function histogramOf(values: readonly number[]) {
  const histogram = newHistogram();
  for (const value of values) addValue(histogram, value);
  return histogram;
}

/** PERCENTILE.INC of spreadsheets. */
function exactQuantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = p * (sorted.length - 1);
  const low = sorted[Math.floor(rank)]!;
  return low + (rank - Math.floor(rank)) * (sorted[Math.ceil(rank)]! - low);
}

const waits = fc.array(fc.oneof(fc.constant(0), fc.nat(1000), fc.nat(100_000_000)), {
  minLength: 1,
  maxLength: 60,
});
const fraction = fc.double({ min: 0, max: 1, noNaN: true });

test('a percentile is within the stated 1 % of the exact one', () => {
  fc.assert(
    fc.property(waits, fraction, (values, p) => {
      const exact = exactQuantile(values, p);
      const told = quantile(histogramOf(values), p)!;
      expect(Math.abs(told - exact)).toBeLessThanOrEqual(exact * HISTOGRAM_RELATIVE_ERROR + 1e-9);
    }),
  );
});

test('merging in any order gives the histogram of all values', () => {
  fc.assert(
    fc.property(waits, waits, (a, b) => {
      const whole = histogramOf([...a, ...b]);
      for (const [first, second] of [
        [a, b],
        [b, a],
      ] as const) {
        const merged = histogramOf(first);
        mergeHistogram(merged, histogramOf(second));
        expect(merged).toEqual(whole);
      }
    }),
  );
});

test('an empty histogram has no percentile', () => {
  expect(quantile(newHistogram(), 0.5)).toBeNull();
});
