// Writes the sample's instants as local times; the day's part is made once.
import { dayText } from '../../lib/zone.ts';
import { DAY_MS, SECOND_MS, ZONE_MS } from './calendar.ts';

const TWO = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0'));
let lastDay = Number.NaN;
let lastText = '';

/** `YYYY-MM-DD HH:mm:ss` in the shop's zone. */
export function timeText(at: number): string {
  const local = at + ZONE_MS;
  const day = Math.floor(local / DAY_MS);
  if (day !== lastDay) {
    lastDay = day;
    lastText = dayText(day);
  }
  const second = Math.floor((local - day * DAY_MS) / SECOND_MS);
  const minute = Math.floor(second / 60);
  const hour = Math.floor(minute / 60);
  return `${lastText} ${TWO[hour]!}:${TWO[minute % 60]!}:${TWO[second % 60]!}`;
}

/** ISO 8601 with the zone. */
export function isoText(at: number): string {
  return `${timeText(at).replace(' ', 'T')}+08:00`;
}

/** Money as exports write it: `199.00`. */
export function yuanText(fen: number): string {
  const rest = fen % 100;
  return `${(fen - rest) / 100}.${TWO[rest]!}`;
}
