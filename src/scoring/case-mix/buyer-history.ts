// What lay between a buyer and the shop before a contact: orders and conversations in the same thread.
import type { Analysis, AttributedOrder, Conversation, Inquiry } from '../../domain/analysis.ts';
import type { Instant } from '../../domain/event.ts';
import type { History } from './case-row.ts';

/** The order placed before `at` that was still to be paid then; null: none. */
export function orderWaiting(
  orders: readonly AttributedOrder[],
  at: Instant,
): AttributedOrder | null {
  for (const order of orders) {
    const { placedAt, paidAt, closedAt } = order;
    if (placedAt === null || placedAt >= at) continue;
    if ((paidAt === null || paidAt >= at) && (closedAt === null || closedAt >= at)) return order;
  }
  return null;
}

/**
 * As of the conversation's first instant `at`. Only what the data reach back to is known: in the first
 * days of an export everybody looks new.
 */
export function historyOf(
  analysis: Analysis,
  inquiry: Inquiry,
  conversation: Conversation,
  at: Instant,
  afterSaleMs: number,
): History {
  if (orderWaiting(analysis.orders, at) !== null) return 'order-waiting';
  if (tookOver(conversation, inquiry)) return 'taken-over';
  let bought = Number.NEGATIVE_INFINITY;
  for (const { paidAt } of analysis.orders) {
    if (paidAt !== null && paidAt < at && paidAt > bought) bought = paidAt;
  }
  if (at - bought <= afterSaleMs) return 'bought-lately';
  if (bought > Number.NEGATIVE_INFINITY) return 'bought-before';
  for (const { startAt, leftOut } of analysis.conversations) {
    if (leftOut === null && startAt !== null && startAt < at) return 'asked-before';
  }
  return 'new';
}

function tookOver({ receptions }: Conversation, { agent }: Inquiry): boolean {
  return receptions.some((one) => one.agent === agent && one.transferredFrom !== null);
}
