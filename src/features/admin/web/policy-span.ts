// A span of a policy (`36h`, or a word such as `none`) as a number and a unit to choose, and back.

export const SPAN_UNITS = ['m', 'h', 'd'] as const;
export type SpanUnit = (typeof SPAN_UNITS)[number];

export const UNIT_MS: Readonly<Record<SpanUnit, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

export interface SpanParts {
  readonly count: number;
  readonly unit: SpanUnit;
}

/** null: it is a word. Seconds, which only files use, become minutes. */
export function spanParts(value: string): SpanParts | null {
  const match = /^(\d+)([smhd])$/.exec(value.trim());
  if (match === null) return null;
  const count = Number(match[1]);
  const unit = match[2] as SpanUnit | 's';
  return unit === 's' ? { count: Math.max(1, Math.round(count / 60)), unit: 'm' } : { count, unit };
}

export function spanText({ count, unit }: SpanParts): string {
  return `${Math.round(count)}${unit}`;
}

/** What stands there once the word is taken away: the least the setting allows, in its largest whole unit. */
export function leastSpan(fromMs: number): SpanParts {
  const unit = [...SPAN_UNITS].reverse().find((one) => fromMs % UNIT_MS[one] === 0) ?? 'm';
  return { count: Math.max(1, Math.ceil(fromMs / UNIT_MS[unit])), unit };
}

/** True if it lies within the setting's bounds. */
export function isWithin({ count, unit }: SpanParts, fromMs: number, toMs: number): boolean {
  const ms = count * UNIT_MS[unit];
  return Number.isInteger(count) && ms >= fromMs && ms <= toMs;
}

/** `8:00-23:00` in minutes of the day; null: it is a word. */
export function hoursParts(value: string): { readonly from: number; readonly to: number } | null {
  const match = /^(\d{1,2}):([0-5]\d)\s*-\s*(\d{1,2}):([0-5]\d)$/.exec(value.trim());
  if (match === null) return null;
  const [, fromHour, fromMinute, toHour, toMinute] = match.map(Number) as [
    unknown,
    number,
    number,
    number,
    number,
  ];
  return { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
}

const clock = (minute: number): string =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

export function hoursText(from: number, to: number): string {
  return `${clock(from)}-${clock(to)}`;
}
