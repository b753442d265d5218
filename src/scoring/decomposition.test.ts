// LMDI-I against published figures, exactness for any numbers, and the limits at zero.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logarithmicMean, splitGap } from './decomposition.ts';

test('P1 golden: the LMDIR test data', () => {
  const from = [
    [1, 10, 2],
    [4, 5, 3],
  ];
  const to = [
    [4, 5, 3],
    [5, 6, 4],
  ];
  const { additive, multiplicative } = splitGap(from, to);
  [69.79006598, -9.455125793, 39.66505981].forEach((part, k) => {
    expect(additive[k]).toBeCloseTo(part, 7);
  });
  [1.761117821, 0.926191306, 1.379410116].forEach((part, k) => {
    expect(multiplicative?.[k]).toBeCloseTo(part, 8);
  });
});

const factor = fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 1e6, noNaN: true }));
const row = fc.tuple(factor, factor, factor);
const states = fc.array(fc.tuple(row, row), { minLength: 1, maxLength: 4 });

const total = (rows: readonly (readonly number[])[]): number =>
  rows.reduce((sum, each) => sum + each.reduce((value, f) => value * f, 1), 0);

test('P1 additive parts sum to the gap and multiplicative parts multiply to the ratio, zeros included', () => {
  fc.assert(
    fc.property(states, (pairs) => {
      const from = pairs.map(([a]) => a);
      const to = pairs.map(([, b]) => b);
      const { additive, multiplicative } = splitGap(from, to);
      const size = Math.max(total(from), total(to), 1e-9);
      const sum = additive.reduce((all, part) => all + part, 0);
      expect(Math.abs(sum - (total(to) - total(from))) / size).toBeLessThan(1e-12);
      expect(multiplicative === null).toBe(total(from) === 0 || total(to) === 0);
      if (multiplicative === null) return;
      const ratio = multiplicative.reduce((all, part) => all * part, 1);
      expect(Math.abs(Math.log(ratio) - Math.log(total(to) / total(from)))).toBeLessThan(1e-9);
    }),
  );
});

test('P1 turned round, the parts change sign', () => {
  fc.assert(
    fc.property(row, row, (a, b) => {
      const there = splitGap([a], [b]).additive;
      const back = splitGap([b], [a]).additive;
      const size = Math.max(total([a]), total([b]), 1e-9);
      there.forEach((part, k) => {
        expect(Math.abs(part + back[k]!) / size).toBeLessThan(1e-9);
      });
    }),
  );
});

test.each([
  ['only one factor differs', [2, 3, 4], [5, 3, 4], [36, 0, 0]],
  ['one factor comes from nothing', [0, 3, 4], [5, 3, 4], [60, 0, 0]],
  ['two come from nothing', [0, 0, 4], [5, 3, 4], [30, 30, 0]],
  ['one falls to nothing', [5, 3, 4], [5, 0, 4], [0, -60, 0]],
  ['nothing on both sides', [0, 3, 4], [5, 0, 4], [0, 0, 0]],
])('the limit: %s', (_name, from, to, parts) => {
  splitGap([from], [to]).additive.forEach((part, k) => {
    expect(part).toBeCloseTo(parts[k]!, 9);
  });
});

test('the zero limit is what small numbers tend to', () => {
  const tiny = 1e-300;
  const near = splitGap([[tiny, 3, 4]], [[5, 2, 4]]).additive;
  const limit = splitGap([[0, 3, 4]], [[5, 2, 4]]).additive;
  near.forEach((part, k) => {
    expect(Math.abs(part - limit[k]!)).toBeLessThan(0.05);
  });
});

test('the logarithmic mean lies between its numbers, equal ones included', () => {
  const positive = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(positive, fc.double({ min: 0.9999, max: 1.0001, noNaN: true }), (a, ratio) => {
      const b = a * ratio;
      const mean = logarithmicMean(a, b);
      expect(mean).toBeGreaterThanOrEqual(Math.min(a, b) * (1 - 1e-12));
      expect(mean).toBeLessThanOrEqual(Math.max(a, b) * (1 + 1e-12));
    }),
  );
});

test('negative factors are refused', () => {
  expect(() => splitGap([[1, -1]], [[1, 1]])).toThrow(/0 or more/);
});
