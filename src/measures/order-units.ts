// Units of orders and of inquiries: what was asked, bought, paid, lost and taken back.
import type { Analysis, AttributedOrder, Inquiry } from '../domain/analysis.ts';
import type { AttributionPolicy } from '../domain/setup.ts';
import { type Days, dayOfText } from './days.ts';
import { recommendedOf } from './recommended.ts';
import type { InquiryUnit, OrderUnit } from './unit.ts';

/** The order on the day of the contact that earned it, else of placing, else of paying. */
export function orderUnit(
  order: AttributedOrder,
  analysis: Analysis,
  { inquiryWindowMs }: AttributionPolicy,
  days: Days,
): OrderUnit {
  const at = order.placedAt ?? order.paidAt;
  const ownDay = at === null ? null : days.dayOf(at);
  const day = order.inquiryDay === null ? ownDay : dayOfText(order.inquiryDay);
  const { items, skus } = countItems(order);
  const recommended = recommendedOf(order, analysis, inquiryWindowMs);
  return {
    kind: 'order',
    agent: order.owner,
    day,
    minuteOfDay: at === null ? -1 : days.minuteOf(at),
    conversation: order.conversation,
    leftOut: '',
    provisional: order.provisional,
    orderId: order.orderId,
    ownership: order.ownership,
    paid: order.paid,
    counted: order.counted,
    closed: order.closed,
    lost: order.lost,
    refunded: order.refundFen > 0 || order.refundedAt !== null,
    refundRequested: order.refundRequested,
    silentPlaced: order.silentPlaced,
    assisted: order.assists.length > 0,
    paidSameDay: isPaidSameDay(order, days),
    salesFen: order.salesFen,
    placedFen: order.placedFen ?? 0,
    paidFen: order.paidFen,
    postageFen: order.postageFen,
    refundFen: order.refundFen,
    flagged: order.flagged,
    items,
    itemsKnown: order.items.length > 0,
    ...countRefunded(order, items),
    skus,
    recommendedItems: recommended.items,
    recommendedFen: recommended.fen,
    score: lowestScore(order.orderId, analysis),
  };
}

function lowestScore(orderId: string, { ratings }: Analysis): number {
  let lowest = 0;
  for (const rating of ratings ?? []) {
    if (rating.orderId !== orderId || rating.score === null) continue;
    if (lowest === 0 || rating.score < lowest) lowest = rating.score;
  }
  return lowest;
}

function isPaidSameDay({ placedAt, paidAt }: AttributedOrder, days: Days): boolean {
  return placedAt !== null && paidAt !== null && days.dayOf(placedAt) === days.dayOf(paidAt);
}

/** All pieces of an order refunded in full; else those of the lines with a refund of their own. */
function countRefunded(
  order: AttributedOrder,
  items: number,
): { refundedItems: number; refundItemsKnown: boolean } {
  const { refundFen, paidFen } = order;
  if (order.items.length === 0) return { refundedItems: 0, refundItemsKnown: false };
  if (refundFen > 0 && refundFen >= paidFen) {
    return { refundedItems: items, refundItemsKnown: true };
  }
  let refundedItems = 0;
  for (const item of order.items) if (item.refundFen > 0) refundedItems += item.quantity;
  const none = refundFen === 0 && order.refundedAt === null;
  const refundItemsKnown = none || refundedItems > 0 || order.items.length === 1;
  if (!none && order.items.length === 1) refundedItems = items;
  return { refundedItems, refundItemsKnown };
}

const NO_ORDERS: readonly AttributedOrder[] = [];

/** Each inquiry with what became of its orders. */
export function inquiryUnits(analysis: Analysis, days: Days, ordersKnown: boolean): InquiryUnit[] {
  return analysis.inquiries.map((inquiry) => inquiryUnit(inquiry, analysis, days, ordersKnown));
}

function inquiryUnit(
  inquiry: Inquiry,
  analysis: Analysis,
  days: Days,
  ordersKnown: boolean,
): InquiryUnit {
  const day = dayOfText(inquiry.day) ?? days.dayOf(inquiry.startAt);
  const { orderIds } = inquiry;
  const orders =
    orderIds.length === 0
      ? NO_ORDERS
      : analysis.orders.filter((order) => orderIds.includes(order.orderId));
  const paidBy = (last: number): boolean =>
    orders.some((order) => order.paidAt !== null && days.dayOf(order.paidAt) <= last);
  const counted = orders.filter((order) => order.counted);
  const dayOpen = days.isOpen(day);
  return {
    kind: 'inquiry',
    agent: inquiry.agent,
    day,
    minuteOfDay: days.minuteOf(inquiry.startAt),
    conversation: inquiry.conversation,
    leftOut: '',
    provisional: inquiry.provisional,
    ordersKnown: ordersKnown && !orders.some((order) => order.ownership === 'unclear'),
    ordered: inquiry.ordered,
    paid: inquiry.paid,
    orderedInWindow: inquiry.orderedInWindow,
    paidInWindow: inquiry.paidInWindow,
    orderedSameDay: orders.some(
      (order) => order.placedAt !== null && days.dayOf(order.placedAt) === day,
    ),
    paidSameDay: paidBy(day),
    paidByNextDay: paidBy(day + 1),
    orders: orders.length,
    ordersPaid: count(orders, (order) => order.paid),
    ordersPaidSameDay: count(orders, (order) => isPaidSameDay(order, days)),
    ordersRefunded: count(orders, (order) => order.refundFen > 0 || order.refundedAt !== null),
    ordersRefundRequested: count(
      orders,
      (order) => order.refundRequested || order.refundFen > 0 || order.refundedAt !== null,
    ),
    lostExempt: inquiry.lostExempt,
    salesFen: inquiry.salesFen,
    kept: orders.some((order) => !order.lost && !order.closed),
    items: counted.reduce((sum, order) => sum + countItems(order).items, 0),
    itemsKnown: counted.every((order) => order.items.length > 0),
    skus: new Set(counted.flatMap((order) => order.items.map((item) => item.sku ?? item.title)))
      .size,
    dayOpen,
    nextDayOpen: days.isOpen(day + 1),
  };
}

function count(
  orders: readonly AttributedOrder[],
  holds: (order: AttributedOrder) => boolean,
): number {
  let found = 0;
  for (const order of orders) if (holds(order)) found++;
  return found;
}

function countItems(order: AttributedOrder): { items: number; skus: number } {
  let items = 0;
  for (const item of order.items) items += item.quantity;
  if (order.items.length < 2) return { items, skus: order.items.length };
  return { items, skus: new Set(order.items.map((item) => item.sku ?? item.title)).size };
}
