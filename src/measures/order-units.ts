// Units of orders and of inquiries: what was asked, bought, paid, lost and taken back.
import type { Analysis, AttributedOrder, Inquiry } from '../domain/analysis.ts';
import { type Days, parseDay } from './days.ts';
import type { InquiryUnit, OrderUnit } from './unit.ts';

/** The order on the day of the contact that earned it, else of placing, else of paying. */
export function orderUnit(order: AttributedOrder, days: Days): OrderUnit {
  const at = order.placedAt ?? order.paidAt;
  const ownDay = at === null ? null : days.dayOf(at);
  const day = order.inquiryDay === null ? ownDay : parseDay(order.inquiryDay);
  const { items, skus } = countItems(order);
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
    paidSameDay:
      order.placedAt !== null &&
      order.paidAt !== null &&
      days.dayOf(order.placedAt) === days.dayOf(order.paidAt),
    salesFen: order.salesFen,
    placedFen: order.placedFen ?? 0,
    paidFen: order.paidFen,
    refundFen: order.refundFen,
    items,
    itemsKnown: order.items.length > 0,
    skus,
  };
}

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
  const day = parseDay(inquiry.day) ?? days.dayOf(inquiry.startAt);
  const orders = analysis.orders.filter((order) => inquiry.orderIds.includes(order.orderId));
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

function countItems(order: AttributedOrder): { items: number; skus: number } {
  let items = 0;
  for (const item of order.items) items += item.quantity;
  if (order.items.length < 2) return { items, skus: order.items.length };
  return { items, skus: new Set(order.items.map((item) => item.sku ?? item.title)).size };
}
