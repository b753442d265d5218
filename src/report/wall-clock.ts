// Instants as the shop's wall clock shows them, for people to read.
import { dayNumber, dayText, minuteOfDay } from '../lib/zone.ts';

const pad = (value: number): string => String(value).padStart(2, '0');

/** `HH:MM:SS` in a zone with a fixed offset. */
export function clockText(at: number, zoneOffsetMs: number): string {
  const minute = minuteOfDay(at, zoneOffsetMs);
  const second = Math.floor((((at + zoneOffsetMs) % 60_000) + 60_000) % 60_000) / 1000;
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}:${pad(Math.floor(second))}`;
}

/** `YYYY-MM-DD HH:MM` in a zone with a fixed offset. */
export function dateTimeText(at: number, zoneOffsetMs: number): string {
  return `${dateText(at, zoneOffsetMs)} ${clockText(at, zoneOffsetMs).slice(0, 5)}`;
}

/** Calendar date `YYYY-MM-DD` in a zone with a fixed offset. */
export function dateText(at: number, zoneOffsetMs: number): string {
  return dayText(dayNumber(at, zoneOffsetMs));
}
