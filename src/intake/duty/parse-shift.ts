// A day and a shift (`09:00-18:00`, `早班 8:30~12:00 13:30~18:00`, `休`) → spans of duty.
import type { DutySpan } from '../../domain/setup.ts';
import { foldWidth, parseTime } from '../values.ts';

const DAY_MS = 86_400_000;
const RANGE =
  /(\d{1,2})(?:[:点](\d{2})?)?\s*(?:-|~|—|–|至|到)\s*(次日|翌日|第二天)?\s*(\d{1,2})(?:[:点](\d{2})?)?/g;
const OFF = /^(?:休|休息|休假|请假|调休|年假|病假|事假|off|rest|leave|x|0)$/i;

/**
 * `day` as a date, `shift` with its hours; a shift that ends at or before its beginning ends the next
 * day; 24:00 is midnight. A day off is one span of no length: on the roster and not on duty.
 * null: the day or the hours cannot be read.
 */
export function parseShift(day: string, shift: string, zoneOffsetMs: number): DutySpan[] | null {
  const start = parseTime(day, zoneOffsetMs);
  if (start === null || (start + zoneOffsetMs) % DAY_MS !== 0) return null;
  const text = foldWidth(shift).trim();
  if (OFF.test(text)) return [{ from: start, to: start }];
  const spans: DutySpan[] = [];
  for (const [, fromHour, fromMinute, nextDay, toHour, toMinute] of text.matchAll(RANGE)) {
    const from = minutes(fromHour, fromMinute);
    const to = minutes(toHour, toMinute);
    if (from === null || to === null || from === 24 * 60) return null;
    const over = nextDay !== undefined || to <= from ? 24 * 60 : 0;
    spans.push({ from: start + from * 60_000, to: start + (to + over) * 60_000 });
  }
  return spans.length > 0 ? spans : null;
}

/** A time of day on a day, for tables with hours but no dates in their from and to columns; ms or null. */
export function parseDayTime(day: string, time: string, zoneOffsetMs: number): number | null {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(foldWidth(time).trim());
  const start = parseTime(day, zoneOffsetMs);
  if (match === null || start === null) return null;
  const at = minutes(match[1], match[2]);
  return at === null ? null : start + at * 60_000 + Number(match[3] ?? 0) * 1000;
}

function minutes(hour: string | undefined, minute: string | undefined): number | null {
  const total = Number(hour) * 60 + Number(minute ?? 0);
  return Number(minute ?? 0) < 60 && total <= 24 * 60 ? total : null;
}
