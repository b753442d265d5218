// What a figure will end at, in words; nothing is said of a ± that would be shown as nothing.
import { expect, test } from 'vitest';
import { presentExpected } from './present-expected.ts';

test.each([
  [0.2315, 0.2312, 0.2318, '基本不会再变'],
  [0.2315, 0.2215, 0.2415, '预计最终 23.2% ± 1.0'],
])('M10 a conversion expected at %d within %d–%d: %s', (expected, low, high, text) => {
  const row = { expected, low, high, error: 0.004 };
  expect(presentExpected(row, 'percent').text.zh).toBe(text);
});
