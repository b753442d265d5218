// The business days of one analysis: which day an instant falls on, and whether that day has ended.
import type { Instant } from '../domain/event.ts';
import type { Setup } from '../domain/setup.ts';
import { Clock } from '../lib/clock.ts';
import { dayNumber, dayStart, minuteOfDay } from '../lib/zone.ts';

export interface Days {
  readonly clock: Clock;
  /** Business day of an instant, as a day number. */
  dayOf(at: Instant): number;
  /** Local minute of an instant, 0..1439. */
  minuteOf(at: Instant): number;
  /** The business day has not ended as of the analysis; remembered for `clock.recheckAt`. */
  isOpen(day: number): boolean;
  /** Days from `day` to today, 0..`max`; asked again when it changes. */
  ageOf(day: number, max: number): number;
}

/** Days in the shop's zone, cut where the shop cuts them, as of `asOf`. */
export function daysAsOf(asOf: Instant, setup: Setup): Days {
  const { zoneOffsetMs, dayCutMs } = setup;
  const clock = new Clock(asOf);
  const today = dayNumber(asOf, zoneOffsetMs, dayCutMs);
  return {
    clock,
    dayOf: (at) => dayNumber(at, zoneOffsetMs, dayCutMs),
    minuteOf: (at) => minuteOfDay(at, zoneOffsetMs),
    isOpen: (day) => !clock.hasCome(dayStart(day + 1, zoneOffsetMs, dayCutMs)),
    ageOf(day, max) {
      if (today - day >= max) return max;
      clock.hasCome(dayStart(today + 1, zoneOffsetMs, dayCutMs));
      return Math.max(0, today - day);
    },
  };
}

let lastText = '';
let lastNumber: number | null = null;

/** As parseDay, which remembers nothing; the days of a thread mostly repeat. */
export function dayOfText(text: string): number | null {
  if (text === lastText) return lastNumber;
  lastNumber = parseDay(text);
  lastText = text;
  return lastNumber;
}

/** Day number of a local day written `YYYY-MM-DD`; null if it is not one. Hinnant's days-from-civil. */
export function parseDay(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const month = Number(text.slice(5, 7));
  const date = Number(text.slice(8, 10));
  if (month < 1 || month > 12 || date < 1 || date > 31) return null;
  const year = Number(text.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yoe = year - era * 400;
  const doy = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy;
  return era * 146_097 + doe - 719_468;
}
