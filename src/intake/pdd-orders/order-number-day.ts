// The day a Pinduoduo order number begins with: `260601-…` is 2026-06-01.
import type { Instant } from '../../domain/event.ts';
import { parseTime } from '../values.ts';

/** First instant of that day in the shop's zone; null if the number does not begin with a day. */
export function orderNumberDay(orderId: string, zoneOffsetMs: number): Instant | null {
  const match = /^(\d{2})(\d{2})(\d{2})-/.exec(orderId);
  if (match === null) return null;
  return parseTime(`20${match[1]}-${match[2]}-${match[3]} 00:00:00`, zoneOffsetMs);
}
