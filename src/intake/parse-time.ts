// A time as exports write it → an instant; wall-clock times are the shop's.
import { cleanText, foldWidth } from './clean-text.ts';

const DAY_MS = 86_400_000;
/** Days from 1899-12-30 (Excel's day 0) to 1970-01-01. */
const EXCEL_EPOCH_DAYS = 25_569;
const YEAR_MIN = 1990;
const YEAR_MAX = 2199;

/**
 * `2026-06-01 10:00:00.123`, `2016/5/23 22:02`, `2026.6.1`, `2026年6月1日 下午3:05`, `20260601100000`,
 * `20260601`, ISO with `T` and zone, epoch seconds or milliseconds, Excel serials (`46174.5`).
 * A time without zone is in the zone `zoneOffsetMs` east of Greenwich; a bare day is its midnight.
 * Returns milliseconds since 1970 UTC; null if it is no time or an impossible one (30 February, 25:00).
 */
export function parseTime(text: string, zoneOffsetMs: number): number | null {
  const fast = standardTime(text);
  if (fast !== null) return fast - zoneOffsetMs;
  const plain = foldWidth(cleanText(text));
  if (plain === '') return null;
  if (/^\d+(\.\d+)?$/.test(plain)) return numericTime(plain, zoneOffsetMs);
  return looseTime(plain, zoneOffsetMs);
}

/** Milliseconds of a wall-clock date and time read as UTC; null if there is no such moment. */
function wallClock(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  ms: number,
): number | null {
  if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || day < 1) return null;
  if (day > 28 && day > daysIn(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy;
  const days = era * 146_097 + doe - 719_468;
  return days * DAY_MS + hour * 3_600_000 + minute * 60_000 + second * 1000 + ms;
}

/** `YYYY-MM-DD HH:mm:ss` (also `/` and `T`) and nothing else, without a regex: the hot path. */
function standardTime(text: string): number | null {
  if (text.length !== 19) return null;
  const separator = text.charCodeAt(4);
  const middle = text.charCodeAt(10);
  if (separator !== 0x2d && separator !== 0x2f) return null;
  if (text.charCodeAt(7) !== separator || (middle !== 0x20 && middle !== 0x54)) return null;
  if (text.charCodeAt(13) !== 0x3a || text.charCodeAt(16) !== 0x3a) return null;
  const century = two(text, 0);
  const years = two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  const hour = two(text, 11);
  const minute = two(text, 14);
  const second = two(text, 17);
  if ((century | years | month | day | hour | minute | second) < 0) return null;
  return wallClock(century * 100 + years, month, day, hour, minute, second, 0);
}

function two(text: string, at: number): number {
  const a = text.charCodeAt(at) - 48;
  const b = text.charCodeAt(at + 1) - 48;
  return a >= 0 && a <= 9 && b >= 0 && b <= 9 ? a * 10 + b : -1;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function numericTime(plain: string, zoneOffsetMs: number): number | null {
  const dot = plain.indexOf('.');
  const whole = dot < 0 ? plain.length : dot;
  const value = Number(plain);
  if (dot < 0 && (whole === 8 || whole === 12 || whole === 14)) {
    const at = wallClock(
      Number(plain.slice(0, 4)),
      Number(plain.slice(4, 6)),
      Number(plain.slice(6, 8)),
      Number(plain.slice(8, 10)),
      Number(plain.slice(10, 12)),
      Number(plain.slice(12, 14)),
      0,
    );
    return at === null ? null : at - zoneOffsetMs;
  }
  if (whole === 13) return Math.round(value);
  if (whole === 10) return Math.round(value * 1000);
  if (whole === 5 && value >= 32_874 && value < 109_938) {
    return Math.round((value - EXCEL_EPOCH_DAYS) * DAY_MS) - zoneOffsetMs;
  }
  return null;
}

const LOOSE =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ,]?\s*(?:(?:周|星期)[一二三四五六日天]\s*)?(上午|下午|凌晨|早上|中午|晚上|AM|PM)?\s*(\d{1,2})[:时点](\d{1,2})?(?:[:分](\d{1,2})?秒?(?:[.,:](\d{1,9}))?)?\s*(AM|PM)?\s*(Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?)?)?$/i;

function looseTime(plain: string, zoneOffsetMs: number): number | null {
  const match = LOOSE.exec(plain);
  if (match === null) return null;
  const [, year, month, day, half, hourText, minute, second, fraction, halfAfter, zone] = match;
  const hour = hourOf(Number(hourText ?? 0), (half ?? halfAfter ?? '').toUpperCase());
  if (hour === null) return null;
  const ms = fraction === undefined ? 0 : Math.trunc(Number(`0.${fraction}`) * 1000 + 1e-6);
  const wall = wallClock(
    Number(year),
    Number(month),
    Number(day),
    hour,
    Number(minute ?? 0),
    Number(second ?? 0),
    ms,
  );
  if (wall === null) return null;
  return wall - (zone === undefined ? zoneOffsetMs : zoneOf(zone));
}

/** 24-hour clock of an hour said with 上午/下午/AM/PM; null if the two contradict each other. */
function hourOf(hour: number, half: string): number | null {
  if (half === '') return hour;
  if (half === '上午' || half === 'AM' || half === '凌晨' || half === '早上') {
    return hour === 12 ? 0 : hour;
  }
  if (half === '中午') return hour >= 1 && hour <= 3 ? hour + 12 : hour;
  if (half === '晚上' && hour === 12) return null;
  return hour < 12 ? hour + 12 : hour;
}

function zoneOf(zone: string): number {
  const match = /([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone);
  if (match === null) return 0;
  const ms = Number(match[2]) * 3_600_000 + Number(match[3] ?? 0) * 60_000;
  return match[1] === '-' ? -ms : ms;
}
