// Ranges of days a manager asks for, counted back from the last day that has data.
import { dayStart, dayText, weekday } from '../lib/zone.ts';

/** Both included, `YYYY-MM-DD`. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export const PRESETS = [
  'last-day',
  'days-7',
  'days-30',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
] as const;

export type Preset = (typeof PRESETS)[number];

/** Day number of `YYYY-MM-DD`; null where the text is no day. */
export function dayOf(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(at)) return null;
  const day = Math.round(at / dayStart(1, 0));
  return dayText(day) === text ? day : null;
}

const dayInMonth = (day: number): number => Number(dayText(day).slice(8));

/** The days of a preset, `last` being the last day with data; weeks begin on Monday. */
export function presetRange(preset: Preset, last: number): DayRange {
  const range = (from: number, to: number): DayRange => ({ from: dayText(from), to: dayText(to) });
  const monday = last - ((weekday(last) + 6) % 7);
  const first = last - dayInMonth(last) + 1;
  switch (preset) {
    case 'last-day':
      return range(last, last);
    case 'days-7':
      return range(last - 6, last);
    case 'days-30':
      return range(last - 29, last);
    case 'this-week':
      return range(monday, last);
    case 'last-week':
      return range(monday - 7, monday - 1);
    case 'this-month':
      return range(first, last);
    case 'last-month':
      return range(first - dayInMonth(first - 1), first - 1);
  }
}

/** The preset a range is; null: chosen by hand. */
export function presetOf(range: DayRange, last: number): Preset | null {
  return (
    PRESETS.find((preset) => {
      const days = presetRange(preset, last);
      return days.from === range.from && days.to === range.to;
    }) ?? null
  );
}

/** The range of the same length right before. */
export function rangeBefore(range: DayRange): DayRange {
  const from = dayOf(range.from);
  const to = dayOf(range.to);
  if (from === null || to === null) return range;
  return { from: dayText(from - (to - from) - 1), to: dayText(from - 1) };
}

/** The range moved by its own length: −1 earlier, 1 later. */
export function shiftRange(range: DayRange, by: number): DayRange {
  const from = dayOf(range.from);
  const to = dayOf(range.to);
  if (from === null || to === null) return range;
  const days = (to - from + 1) * by;
  return { from: dayText(from + days), to: dayText(to + days) };
}
