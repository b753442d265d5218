// Days in queries: `2026-06-01`, a day that exists, and when it begins in a shop's zone.
import { z } from '@hono/zod-openapi';
import { dayStart, dayText } from '../lib/zone.ts';

/** A day of the calendar; 2026-02-30 is refused. */
export const DayQuery = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, '要写成 2026-06-01 这样 · must be like 2026-06-01')
  .refine((text) => dayText(dayOf(text)) === text, '没有这一天 · there is no such day')
  .openapi({ example: '2026-06-01' });

/** Day number of lib/zone. */
export function dayOf(text: string): number {
  return Math.floor(Date.parse(`${text}T00:00:00Z`) / 86_400_000);
}

/** First instant of the day, ms. */
export function startOfDay(text: string, zoneOffsetMs: number): number {
  return dayStart(dayOf(text), zoneOffsetMs);
}
