// Hands an order's events to the sink and counts what is odd about it.
import type { IntakeContext } from '../format.ts';
import type { NoticeCounter } from '../notice-counter.ts';
import { assembleOrder } from './assemble-order.ts';
import { oddities } from './check-order.ts';
import type { OrderRecord } from './order-record.ts';

/** The record must have passed `checkOrder`. */
export function tellOrder(
  record: OrderRecord,
  context: IntakeContext,
  notices: NoticeCounter,
): void {
  for (const { code, words } of oddities(record)) notices.add(code, words);
  for (const event of assembleOrder(record)) context.sink.event(record.shop, record.buyer, event);
}
