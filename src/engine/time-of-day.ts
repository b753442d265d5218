// Times of day as rules write them: `08:30` is minutes after local midnight.

/** Minutes of `HH:MM`, 0..1440; null if it is no time of day. */
export function parseMinute(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (match === null) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minute <= 1440 ? minute : null;
}

/** From inclusive, to exclusive, over midnight where `to` is earlier; equal means all day. */
export function isBetween(minute: number, from: number, to: number): boolean {
  if (from === to) return true;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}
