// Spans of duty as an editor shows them: minutes of the shop's own day.
import { dayStart } from '../../../lib/zone.ts';
import { dayOf } from '../../../ui/day-range.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

export interface DutyMinutes {
  /** Of the day the span begins on, 0..1439. */
  readonly fromMinute: number;
  /** 0..1439; not after `fromMinute`: of the next day. */
  readonly toMinute: number;
}

/** `from` and `to` are instants; `zoneOffsetMs`: the shop's. */
export function minutesOf({
  day,
  spans,
  zoneOffsetMs,
}: {
  readonly day: string;
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  readonly zoneOffsetMs: number;
}): DutyMinutes[] {
  const midnight = dayStart(dayOf(day) ?? 0, zoneOffsetMs);
  const minute = (at: number): number => Math.round((at - midnight) / MINUTE_MS);
  return spans.map(({ from, to }) => ({
    fromMinute: minute(from),
    toMinute: minute(to) % DAY_MINUTES,
  }));
}
