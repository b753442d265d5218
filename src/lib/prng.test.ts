// Proves that equal seeds draw alike, different ones do not, and draws have the shape they promise.
import { describe, expect, test } from 'vitest';
import { createPrng } from './prng.ts';

const draws = (seed: number, stream?: string): readonly number[] => {
  const rng = createPrng(seed, stream);
  return Array.from({ length: 5 }, () => rng.int(1_000_000));
};

describe('createPrng', () => {
  test('the same seed and stream draw the same numbers', () => {
    expect(draws(7, 'a')).toEqual(draws(7, 'a'));
    expect(draws(7, 'a')).not.toEqual(draws(7, 'b'));
    expect(draws(7, 'a')).not.toEqual(draws(8, 'a'));
  });

  test('draws of seed 1 never change, so that samples stay what they are', () => {
    expect(draws(1)).toMatchInlineSnapshot(`
      [
        526917,
        232660,
        959522,
        868456,
        700251,
      ]
    `);
  });

  test('means and bounds are as documented', () => {
    const rng = createPrng(3);
    const size = 20_000;
    let uniform = 0;
    let normal = 0;
    const logs: number[] = [];
    for (let i = 0; i < size; i += 1) {
      const x = rng.next();
      expect(x >= 0 && x < 1).toBe(true);
      uniform += x;
      normal += rng.normal();
      logs.push(rng.logNormal(30, 0.5));
      expect([3, 4, 5]).toContain(rng.between(3, 5));
    }
    expect(uniform / size).toBeCloseTo(0.5, 1);
    expect(normal / size).toBeCloseTo(0, 1);
    expect(logs.sort((a, b) => a - b)[size / 2]).toBeGreaterThan(28.5);
    expect(logs[size / 2]).toBeLessThan(31.5);
  });

  test('weighted draws follow the weights and nothing is picked from nothing', () => {
    const rng = createPrng(4);
    const counts = [0, 0, 0];
    for (let i = 0; i < 10_000; i += 1) counts[rng.weighted([1, 0, 3])]! += 1;
    expect(counts[1]).toBe(0);
    expect(counts[2]! / counts[0]!).toBeGreaterThan(2.7);
    expect(counts[2]! / counts[0]!).toBeLessThan(3.3);
    expect(() => rng.pick([])).toThrow('empty');
  });
});
