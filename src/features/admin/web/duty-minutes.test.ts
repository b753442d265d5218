// Duty is edited in minutes of the shop's day, wherever the shop is.
import { expect, test } from 'vitest';
import { minutesOf } from './duty-minutes.ts';

const HOUR_MS = 3_600_000;

test.each([8, 7, -5])('G4 a night of duty is edited in the clock of a shop at UTC%i', (hours) => {
  const zoneOffsetMs = hours * HOUR_MS;
  const from = Date.UTC(2026, 4, 20, 22) - zoneOffsetMs;
  const spans = [{ from, to: from + 9 * HOUR_MS }];
  expect(minutesOf({ day: '2026-05-20', spans, zoneOffsetMs })).toEqual([
    { fromMinute: 1320, toMinute: 420 },
  ]);
});
