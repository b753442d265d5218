// P3 What is typed into the form of a policy is what its file says, and back.
import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../../threads/policy.ts';
import { parseSpan } from '../../../threads/span-text.ts';
import {
  hoursParts,
  hoursText,
  isWithin,
  leastSpan,
  spanParts,
  spanText,
  UNIT_MS,
} from './policy-span.ts';

describe('spans', () => {
  test.each(['1m', '90m', '24h', '36h', '2d', '15d'])('P3 %s goes through the form', (text) => {
    const parts = spanParts(text)!;
    expect(spanText(parts)).toBe(text);
    expect(parts.count * UNIT_MS[parts.unit]).toBe(parseSpan(text));
  });

  test('a word is no span, seconds become minutes', () => {
    expect(['none', 'off', 'always', ''].map(spanParts)).toEqual([null, null, null, null]);
    expect(spanParts('90s')).toEqual({ count: 2, unit: 'm' });
  });

  test('taking the word away leaves the least the setting allows', () => {
    for (const fromMs of [60_000, 3_600_000, 3 * 86_400_000, 5_400_000]) {
      const least = leastSpan(fromMs);
      expect(least.count * UNIT_MS[least.unit]).toBe(fromMs);
      expect(isWithin(least, fromMs, fromMs)).toBe(true);
    }
    expect(isWithin({ count: 16, unit: 'd' }, 3_600_000, 15 * 86_400_000)).toBe(false);
    expect(isWithin({ count: 1.5, unit: 'd' }, 3_600_000, 15 * 86_400_000)).toBe(false);
  });
});

describe('hours', () => {
  test('P3 hours of the form are hours of a policy', () => {
    expect(hoursParts('8:00-23:00')).toEqual({ from: 480, to: 1380 });
    expect(hoursParts('always')).toBeNull();
    expect(hoursText(480, 1380)).toBe('8:00-23:00');
    const { problems } = parsePolicy(`countedHours: ${hoursText(1320, 120)}`);
    expect(problems.filter(({ path }) => path === 'countedHours')).toEqual([]);
  });
});
