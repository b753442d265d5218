// Days, minutes and ISO text agree with the platform's own calendar for any instant.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, dayStart, dayText, isoText, minuteOfDay, weekday } from './zone.ts';

const instants = fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 });
const offsets = fc.integer({ min: -720, max: 840 }).map((minutes) => minutes * 60_000);

describe('zone', () => {
  test('the day, minute and weekday are those of the wall clock', () => {
    fc.assert(
      fc.property(instants, offsets, (at, offsetMs) => {
        const wall = new Date(at + offsetMs);
        const day = dayNumber(at, offsetMs);
        expect(dayText(day)).toBe(wall.toISOString().slice(0, 10));
        expect(minuteOfDay(at, offsetMs)).toBe(wall.getUTCHours() * 60 + wall.getUTCMinutes());
        expect(weekday(day)).toBe(wall.getUTCDay());
        expect(dayStart(day, offsetMs)).toBeLessThanOrEqual(at);
        expect(dayStart(day + 1, offsetMs)).toBeGreaterThan(at);
      }),
    );
  });

  test('ISO text reads back as the same instant', () => {
    fc.assert(
      fc.property(instants, offsets, (at, offsetMs) => {
        expect(Date.parse(isoText(at, offsetMs))).toBe(at);
      }),
    );
  });

  test('a business day that starts at 4 o’clock keeps the small hours with the day before', () => {
    const cutMs = 4 * 3_600_000;
    const at = Date.parse('2026-06-02T03:59:59.999+08:00');
    const offsetMs = 8 * 3_600_000;
    expect(dayText(dayNumber(at, offsetMs, cutMs))).toBe('2026-06-01');
    expect(dayText(dayNumber(at + 1, offsetMs, cutMs))).toBe('2026-06-02');
    expect(dayStart(dayNumber(at + 1, offsetMs, cutMs), offsetMs, cutMs)).toBe(at + 1);
  });
});
