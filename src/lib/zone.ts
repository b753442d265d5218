// Local wall-clock days and minutes in a zone with a fixed offset, without Date objects.

const DAY_MS = 86_400_000;

/** China has one zone and no summer time; shops and installations are there unless somebody says otherwise. */
export const CHINA_OFFSET_MS = 8 * 3_600_000;

/** Days since 1970-01-01 of the business day that contains `at`; a business day starts `cutMs` after midnight. */
export function dayNumber(at: number, offsetMs: number, cutMs = 0): number {
  return Math.floor((at + offsetMs - cutMs) / DAY_MS);
}

/** `YYYY-MM-DD` of a day number. Gregorian, by Howard Hinnant's civil-from-days. */
export function dayText(day: number): string {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const d = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const m = mp < 10 ? mp + 3 : mp - 9;
  const y = yoe + era * 400 + (m <= 2 ? 1 : 0);
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** Minutes after local midnight, 0..1439. */
export function minuteOfDay(at: number, offsetMs: number): number {
  const ms = (at + offsetMs) % DAY_MS;
  return Math.floor((ms < 0 ? ms + DAY_MS : ms) / 60_000);
}

/** First instant of a business day. */
export function dayStart(day: number, offsetMs: number, cutMs = 0): number {
  return day * DAY_MS - offsetMs + cutMs;
}

/** 0 Sunday … 6 Saturday of a day number. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

const pad2 = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));
let lastDay = Number.NaN;
let lastDayText = '';

/** `2026-06-01T10:00:00.000+08:00`: ISO 8601 with the zone's offset. `at` in ms, offset in whole minutes. */
export function isoText(at: number, offsetMs: number): string {
  const day = dayNumber(at, offsetMs);
  if (day !== lastDay) {
    lastDay = day;
    lastDayText = dayText(day);
  }
  const ms = at - dayStart(day, offsetMs);
  const seconds = Math.floor(ms / 1000);
  const rest = String(ms % 1000).padStart(3, '0');
  const clock = `${pad2[Math.floor(seconds / 3600)]}:${pad2[Math.floor(seconds / 60) % 60]}:${pad2[seconds % 60]}`;
  return `${lastDayText}T${clock}.${rest}${offsetText(offsetMs)}`;
}

/** ms of `+09:00` or `-03:30`. */
export function parseOffset(text: string): number {
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4, 6));
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}

function offsetText(offsetMs: number): string {
  const minutes = Math.abs(Math.round(offsetMs / 60_000));
  const sign = offsetMs < 0 ? '-' : '+';
  return `${sign}${pad2[Math.floor(minutes / 60)]}:${pad2[minutes % 60]}`;
}
