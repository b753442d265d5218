// Proves the presets of the date range against the calendar, counted from the last day with data.
import { describe, expect, test } from 'vitest';
import {
  dayOf,
  PRESETS,
  type Preset,
  presetOf,
  presetRange,
  rangeBefore,
  shiftRange,
} from './day-range.ts';
import { rangeInForce } from './use-filters.ts';

const WEDNESDAY = dayOf('2026-05-20') ?? 0;

describe('days', () => {
  test.each<readonly [Preset, string, string]>([
    ['last-day', '2026-05-20', '2026-05-20'],
    ['days-7', '2026-05-14', '2026-05-20'],
    ['days-30', '2026-04-21', '2026-05-20'],
    ['this-week', '2026-05-18', '2026-05-20'],
    ['last-week', '2026-05-11', '2026-05-17'],
    ['this-month', '2026-05-01', '2026-05-20'],
    ['last-month', '2026-04-01', '2026-04-30'],
  ])('%s is %s to %s', (preset, from, to) => {
    expect(presetRange(preset, WEDNESDAY)).toEqual({ from, to });
    expect(presetOf({ from, to }, WEDNESDAY)).toBe(preset);
  });

  test('the month before March is February, leap years too', () => {
    expect(presetRange('last-month', dayOf('2028-03-31') ?? 0)).toEqual({
      from: '2028-02-01',
      to: '2028-02-29',
    });
    expect(presetRange('last-month', dayOf('2026-01-05') ?? 0)).toEqual({
      from: '2025-12-01',
      to: '2025-12-31',
    });
  });

  test('a Sunday belongs to the week that began on Monday', () => {
    expect(presetRange('this-week', dayOf('2026-05-24') ?? 0).from).toBe('2026-05-18');
  });

  test('the range before and the shifted range touch it and are as long', () => {
    for (const preset of PRESETS) {
      const range = presetRange(preset, WEDNESDAY);
      const before = rangeBefore(range);
      expect(shiftRange(range, -1)).toEqual(before);
      expect(shiftRange(before, 1)).toEqual(range);
      expect((dayOf(before.to) ?? 0) + 1).toBe(dayOf(range.from));
    }
  });

  test('days that are none are refused', () => {
    expect([dayOf('2026-02-30'), dayOf('2026-5-1'), dayOf(''), dayOf('2026-13-01')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test('an address that makes no sense falls back to seven days; ends in the wrong order are turned', () => {
    expect(rangeInForce('', 'x', WEDNESDAY)).toEqual(presetRange('days-7', WEDNESDAY));
    expect(rangeInForce('2026-05-09', '2026-05-01', WEDNESDAY)).toEqual({
      from: '2026-05-01',
      to: '2026-05-09',
    });
    expect(rangeInForce('', '', null)).toEqual({ from: '', to: '' });
  });
});
