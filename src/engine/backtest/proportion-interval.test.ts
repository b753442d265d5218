// Intervals are the published ones, lie where they must, and cover what they promise to cover.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPrng } from '../../lib/prng.ts';
import { type PairedCounts, pairedDifference, wilsonInterval } from './proportion-interval.ts';

describe('M3 Wilson interval', () => {
  // Worked examples of Newcombe 1998 (Statistics in Medicine 17:857), table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (hits, of, low, high) => {
    const interval = wilsonInterval(hits, of)!;
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('nothing counted has no interval', () => expect(wilsonInterval(0, 0)).toBeNull());

  test('it holds the share, lies in 0..1 and mirrors', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (hits, misses) => {
        fc.pre(hits + misses > 0);
        const of = hits + misses;
        const one = wilsonInterval(hits, of)!;
        const other = wilsonInterval(misses, of)!;
        expect(one.low).toBeGreaterThanOrEqual(0);
        expect(one.high).toBeLessThanOrEqual(1);
        expect(one.low).toBeLessThanOrEqual(hits / of);
        expect(one.high).toBeGreaterThanOrEqual(hits / of);
        expect(one.low).toBeCloseTo(1 - other.high, 10);
      }),
    );
  });
});

const counts = fc.record({
  both: fc.nat(80),
  onlyBefore: fc.nat(80),
  onlyAfter: fc.nat(80),
  neither: fc.nat(80),
});

describe('M3 interval of a paired difference', () => {
  test('it holds the difference, lies in −1..1, and turns with the sides', () => {
    fc.assert(
      fc.property(counts, (table: PairedCounts) => {
        const one = pairedDifference(table);
        fc.pre(one !== null);
        const swapped = { ...table, onlyBefore: table.onlyAfter, onlyAfter: table.onlyBefore };
        const other = pairedDifference(swapped)!;
        expect(one.low).toBeLessThanOrEqual(one.value);
        expect(one.high).toBeGreaterThanOrEqual(one.value);
        expect(one.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(one.high).toBeLessThanOrEqual(1 + 1e-12);
        expect(other.value).toBeCloseTo(-one.value, 12);
        expect(other.low).toBeCloseTo(-one.high, 10);
      }),
    );
  });

  test('it covers the true difference in about 95 of 100 samples', () => {
    const prng = createPrng(7, 'coverage');
    const shares = [0.45, 0.15, 0.05, 0.35];
    const truth = shares[2]! - shares[1]!;
    let covered = 0;
    const samples = 1500;
    for (let i = 0; i < samples; i++) {
      const drawn = [0, 0, 0, 0];
      for (let k = 0; k < 60; k++) {
        const kind = prng.weighted(shares);
        drawn[kind] = drawn[kind]! + 1;
      }
      const [both = 0, onlyBefore = 0, onlyAfter = 0, neither = 0] = drawn;
      const interval = pairedDifference({ both, onlyBefore, onlyAfter, neither })!;
      if (interval.low <= truth && truth <= interval.high) covered++;
    }
    expect(covered / samples).toBeGreaterThan(0.93);
    expect(covered / samples).toBeLessThan(0.98);
  });
});
