// Tail probabilities against published tables and against counting by hand.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { falseDiscoveryRates, simes } from './false-discoveries.ts';
import { fisherTail, logGamma, normalTail, studentQuantile, studentTail } from './tails.ts';

describe('tails', () => {
  test.each([
    // Tables of Student's t, one-sided.
    [1.812, 10, 0.05],
    [2.228, 10, 0.025],
    [2.764, 10, 0.01],
    [1.697, 30, 0.05],
    [12.706, 1, 0.025],
    [6.314, 1, 0.05],
  ])('P5 t = %d with %d degrees of freedom leaves %d above', (t, df, p) => {
    expect(studentTail(t, df)).toBeCloseTo(p, 4);
    expect(studentTail(-t, df)).toBeCloseTo(1 - p, 4);
    expect(studentQuantile(p, df)).toBeCloseTo(t, 2);
  });

  test.each([
    [1.6449, 0.05],
    [1.96, 0.025],
    [3.0902, 0.001],
  ])('P5 z = %d leaves %d above', (z, p) => {
    expect(normalTail(z) / p).toBeCloseTo(1, 2);
  });

  test('ln Γ is the factorial', () => {
    let log = 0;
    for (let n = 1; n <= 60; n++) {
      expect(logGamma(n)).toBeCloseTo(log, 10);
      log += Math.log(n);
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 10);
  });

  test('P5 Fisher: the lady tasting tea gets 3 of 4 right with 17 in 70, all with 1 in 70', () => {
    expect(fisherTail(3, 4, 4, 8)).toBeCloseTo(17 / 70, 12);
    expect(fisherTail(4, 4, 4, 8)).toBeCloseTo(1 / 70, 12);
    expect(fisherTail(0, 4, 4, 8)).toBe(1);
    expect(fisherTail(5, 4, 4, 8)).toBe(0);
  });

  test('P5 Fisher: what is above and what is below make one', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.nat(40), (a, b, marked) => {
        const total = a + b;
        fc.pre(marked <= total && a > 0);
        const least = Math.max(0, a - (total - marked));
        const most = Math.min(a, marked);
        for (let k = least; k <= most; k++) {
          const above = fisherTail(k, a, marked, total);
          const below = fisherTail(a - k + 1, a, total - marked, total);
          expect(above + below).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('many tests', () => {
  test('P5 Benjamini–Hochberg on the figures of their paper: four are found at 5 %', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1,
    ];
    const q = falseDiscoveryRates(p);
    expect(q.filter((one) => one <= 0.05)).toHaveLength(4);
    expect(q[0]).toBeCloseTo(0.0015, 10);
    expect(q[3]).toBeCloseTo((0.0095 * 15) / 4, 10);
  });

  test('P5 q is never below p, keeps its order, and does not depend on the order given', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (p) => {
        const q = falseDiscoveryRates(p);
        const turned = falseDiscoveryRates([...p].reverse()).reverse();
        p.forEach((one, i) => {
          expect(q[i]).toBeGreaterThanOrEqual(one);
          expect(q[i]).toBeCloseTo(turned[i]!, 12);
          p.forEach((other, k) => {
            if (one < other) expect(q[i]!).toBeLessThanOrEqual(q[k]!);
          });
        });
      }),
    );
  });

  test('P5 Simes: one p stands as it is, many are paid for', () => {
    expect(simes([0.03])).toBe(0.03);
    expect(simes([0.01, 0.9, 0.8])).toBeCloseTo(0.03, 12);
    expect(simes([0.02, 0.02])).toBeCloseTo(0.02, 12);
  });
});
