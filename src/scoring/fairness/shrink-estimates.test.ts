// The shrinkage against the figures Efron and Morris published, and its intervals on simulated agents.
import { describe, expect, test } from 'vitest';
import { normalPoint } from '../../lib/normal-distribution.ts';
import { createPrng } from '../../lib/prng.ts';
import { shrinkEstimates } from './shrink-estimates.ts';

/** Efron and Morris 1975: hits in the first 45 at-bats of 18 players, and averages of the rest of the season. */
const AT_BATS = 45;
const HITS = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7];
const REST = [
  0.346, 0.298, 0.276, 0.222, 0.273, 0.27, 0.263, 0.21, 0.269, 0.23, 0.264, 0.256, 0.303, 0.264,
  0.226, 0.285, 0.316, 0.2,
];

describe('M4 shrinkage', () => {
  test('is Efron and Morris’s on their eighteen players', () => {
    const shares = HITS.map((hits) => hits / AT_BATS);
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    const variance = (mean * (1 - mean)) / AT_BATS;
    const { estimates, centre } = shrinkEstimates(shares.map((value) => ({ value, variance })));
    const error = (of: readonly number[]) =>
      of.reduce((sum, value, i) => sum + (value - REST[i]!) ** 2, 0);
    expect(centre).toBeCloseTo(mean, 10);
    expect(estimates[0]!.believed).toBeCloseTo(0.2117, 4);
    expect(error(shares)).toBeCloseTo(0.0753, 4);
    expect(error(estimates.map((estimate) => estimate.mean))).toBeCloseTo(0.0213, 4);
  });

  test('believes the exact more than the vague, and shrinks nothing of three', () => {
    const raw = [0.4, -0.3, 0.2, -0.5, 0.1, 0.6].map((value, i) => ({
      value,
      variance: i === 0 ? 0.001 : 0.05,
    }));
    const { estimates } = shrinkEstimates(raw);
    expect(estimates[0]!.believed).toBeGreaterThan(estimates[1]!.believed);
    const few = shrinkEstimates(raw.slice(0, 3)).estimates;
    expect(few.map(({ mean }) => mean)).toEqual([0.4, -0.3, 0.2]);
  });

  test.each([
    [6, 0.3],
    [12, 0.3],
    [12, 0.1],
    [40, 0.2],
  ])('covers as stated: %i agents, sd between %f', (agents, spread) => {
    const rng = createPrng(11, `cover-${agents}-${spread}`);
    const z = normalPoint(0.95);
    let inside = 0;
    let all = 0;
    for (let round = 0; round < 600; round++) {
      const truth = Array.from({ length: agents }, () => spread * rng.normal());
      const raw = truth.map((value) => {
        const variance = rng.logNormal(0.02, 0.5);
        return { value: value + Math.sqrt(variance) * rng.normal(), variance };
      });
      shrinkEstimates(raw).estimates.forEach(({ mean, sd }, i) => {
        all++;
        if (Math.abs(truth[i]! - mean) <= z * sd) inside++;
      });
    }
    expect(inside / all).toBeGreaterThan(0.86);
    expect(inside / all).toBeLessThan(0.94);
  });
});
