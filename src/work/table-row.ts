// What rows of facts have in common: a row is its table's columns in order, a day is the shop's business day.
import type { Setup } from '../domain/setup.ts';
import { dayNumber } from '../lib/zone.ts';

/** A row in the order of its table's columns, see store/schema/. */
export type TableRow = readonly unknown[];

/** Business day of an instant as a day number; null: untimed. */
export function businessDay(
  at: number | null,
  { setup }: { readonly setup: Setup },
): number | null {
  return at === null ? null : dayNumber(at, setup.zoneOffsetMs, setup.dayCutMs);
}
