// The delay curve against hand-computed Kaplan–Meier figures, and against the truth where it is known.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DelaySample, learnDelayCurve, shareSeen, stillToCome } from './delay-curve.ts';

const HOUR_MS = 3_600_000;
const at = (hours: number | null, ageHours = 1000): DelaySample => ({
  ageMs: ageHours * HOUR_MS,
  delayMs: hours === null ? null : hours * HOUR_MS,
});

test('M10 without censoring the curve is the plain share of conversions', () => {
  const samples = [at(1), at(1), at(5), at(30), ...Array.from({ length: 16 }, () => at(null))];
  const curve = learnDelayCurve(samples);
  expect(curve).toMatchObject({ samples: 20, conversions: 4 });
  expect(stillToCome(curve, 0).chance).toBeCloseTo(4 / 20, 12);
  expect(stillToCome(curve, 2 * HOUR_MS).chance).toBeCloseTo(2 / 18, 12);
  expect(stillToCome(curve, 31 * HOUR_MS)).toEqual({ chance: 0, error: 1 / 17 });
  expect(shareSeen(curve, 2 * HOUR_MS)).toBeCloseTo(0.5, 12);
  expect(shareSeen(curve, 31 * HOUR_MS)).toBe(1);
});

test('M10 inquiries that are still open count as long as they were seen (by hand, 20 inquiries)', () => {
  // 10 seen for good; 10 seen for 3 h only. 2 of 20 convert at 1 h, 1 of the 9 left converts at 10 h.
  const samples = [
    at(1),
    at(1),
    at(10),
    ...Array.from({ length: 8 }, () => at(null)),
    ...Array.from({ length: 9 }, () => at(null, 3)),
  ];
  const curve = learnDelayCurve(samples);
  const stays = (1 - 2 / 20) * (1 - 1 / 9);
  expect(stillToCome(curve, 0).chance).toBeCloseTo(1 - stays, 12);
  expect(stillToCome(curve, 5 * HOUR_MS).chance).toBeCloseTo(1 / 9, 12);
  // Greenwood: S · √(d ÷ (n·(n − d))); and one more than the 9 seen.
  const greenwood = (8 / 9) * Math.sqrt(1 / (9 * 8));
  expect(stillToCome(curve, 5 * HOUR_MS).error).toBeCloseTo(Math.hypot(greenwood, 1 / 10), 12);
});

test('M10 a step that hardly anybody is left to show is not believed', () => {
  const samples = [at(1), ...Array.from({ length: 30 }, () => at(null, 2)), at(50), at(null)];
  expect(stillToCome(learnDelayCurve(samples), 10 * HOUR_MS).chance).toBe(0);
});

test('M10 the chance falls with age and stays a probability', () => {
  const sample = fc.tuple(fc.nat(200), fc.option(fc.nat(200))).map(([age, delay]) => {
    return delay === null ? at(null, age) : at(delay, age + delay);
  });
  fc.assert(
    fc.property(fc.array(sample, { maxLength: 80 }), fc.nat(300), (samples, hours) => {
      const curve = learnDelayCurve(samples);
      const { chance, error } = stillToCome(curve, hours * HOUR_MS);
      const later = stillToCome(curve, (hours + 400) * HOUR_MS);
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(chance).toBeLessThanOrEqual(1);
      expect(error).toBeGreaterThanOrEqual(0);
      expect(later.chance).toBe(0);
    }),
  );
});
