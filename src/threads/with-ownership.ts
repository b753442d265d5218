// Joins an order and what attribution found field by field: a spread costs 20 µs an order.
import type { AttributedOrder, Order } from '../domain/analysis.ts';

/** The order with its owner, sales and trace. */
export function withOwnership(
  order: Order,
  found: Omit<AttributedOrder, keyof Order>,
): AttributedOrder {
  return {
    orderId: order.orderId,
    state: order.state,
    placedAt: order.placedAt,
    paidAt: order.paidAt,
    shippedAt: order.shippedAt,
    completedAt: order.completedAt,
    closedAt: order.closedAt,
    closedUntimed: order.closedUntimed,
    closedNotBefore: order.closedNotBefore,
    refundedAt: order.refundedAt,
    paid: order.paid,
    closed: order.closed,
    deposit: order.deposit,
    placedFen: order.placedFen,
    paidFen: order.paidFen,
    postageFen: order.postageFen,
    refundFen: order.refundFen,
    refunds: order.refunds,
    refundRequested: order.refundRequested,
    items: order.items,
    flagged: order.flagged,
    reason: order.reason,
    ownership: found.ownership,
    owner: found.owner,
    silentPlaced: found.silentPlaced,
    assists: found.assists,
    conversation: found.conversation,
    inquiryDay: found.inquiryDay,
    salesFen: found.salesFen,
    counted: found.counted,
    lost: found.lost,
    provisional: found.provisional,
    trace: found.trace,
  };
}
