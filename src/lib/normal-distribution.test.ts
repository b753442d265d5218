// The normal distribution against published points.
import { expect, test } from 'vitest';
import { normalPoint, normalShareBelow } from './normal-distribution.ts';

test.each([
  [0.5, 0],
  [0.95, 1.6448536269514722],
  [0.975, 1.959963984540054],
  [0.999, 3.090232306167813],
  [0.01, -2.3263478740408408],
])('%f of all lie below %f', (share, z) => {
  expect(normalPoint(share)).toBeCloseTo(z, 7);
  expect(normalShareBelow(z)).toBeCloseTo(share, 6);
});
