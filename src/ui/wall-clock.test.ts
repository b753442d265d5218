// Proves that each clock tells its own zone's day and time, and says the zone where it is not China's.
import { describe, expect, test } from 'vitest';
import { wallClock, zoneName } from './wall-clock.ts';

const HOUR_MS = 3_600_000;
const AT = Date.parse('2026-05-20T16:03:09Z');

describe('wall clock', () => {
  test.each([
    [8, '5月21日 00:03', '21 May 00:03', '00:03:09', '2026-05-21', ''],
    [9, '5月21日 01:03 UTC+9', '21 May 01:03 UTC+9', '01:03:09', '2026-05-21', 'UTC+9'],
    [-5, '5月20日 11:03 UTC−5', '20 May 11:03 UTC−5', '11:03:09', '2026-05-20', 'UTC−5'],
    [0, '5月20日 16:03 UTC', '20 May 16:03 UTC', '16:03:09', '2026-05-20', 'UTC'],
    [5.5, '5月20日 21:33 UTC+5:30', '20 May 21:33 UTC+5:30', '21:33:09', '2026-05-20', 'UTC+5:30'],
  ])('G4 a shop %s hours from Greenwich', (hours, zh, en, second, day, zone) => {
    const clock = wallClock(hours * HOUR_MS, 'zh');
    expect(clock.time(AT)).toBe(zh);
    expect(wallClock(hours * HOUR_MS, 'en').time(AT)).toBe(en);
    expect([clock.second(AT), clock.day(AT), clock.zone]).toEqual([second, day, zone]);
    expect(clock.minute(AT)).toBe(second.slice(0, 5));
  });

  test('before 1970, half past and unknown', () => {
    expect(wallClock(0, 'zh').second(-1000)).toBe('23:59:59');
    expect(zoneName(-3.5 * HOUR_MS)).toBe('UTC−3:30');
    expect(wallClock(0, 'en').time(null)).toBe('–');
    expect(wallClock(0, 'zh').told('2026-05-20', -1)).toBe('5月20日');
    expect(wallClock(0, 'zh').told('2026-05-20', 65)).toBe('5月20日 01:05 UTC');
  });
});
