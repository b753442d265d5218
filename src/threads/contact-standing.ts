// How a contact stands to the orders: before a new one, after-sale of an earlier one, neither.
import type { Order } from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';
import type { AttributionPolicy } from '../domain/setup.ts';
import type { Attribution } from './attribute-order.ts';
import type { Span } from './order-windows.ts';

/** `before-left-out`: the only new order is one the policy leaves out. */
export type ContactStanding = 'before-order' | 'before-left-out' | 'aftersale' | 'free';

function anyIn(instants: readonly Instant[], span: Span): boolean {
  return instants.some((at) => at >= span.from && at < span.to);
}

/** True if some of the instants lies where a chat counts for the order. */
export function precedesOrder(instants: readonly Instant[], attribution: Attribution): boolean {
  const { windows, placedSilently } = attribution;
  if (windows === null) return false;
  if (anyIn(instants, windows.first)) return true;
  return placedSilently && windows.later !== null && anyIn(instants, windows.later);
}

/**
 * True if `at` lies in the after-sale period of the order: paid by then, or placed and not closed.
 */
function isAfterSaleOf(order: Order, at: Instant, afterSaleMs: number): boolean {
  const paidBefore = order.paid && order.paidAt !== null && order.paidAt <= at;
  const since = paidBefore ? order.paidAt : order.placedAt;
  if (since === null || since > at || at - since > afterSaleMs) return false;
  if (paidBefore || (order.paid && order.paidAt === null)) return true;
  const closedAt = order.closedAt ?? order.closedNotBefore;
  return !order.closed || (closedAt !== null && closedAt > at);
}

/**
 * A contact (the instants of a buyer's and an agent's lines) that precedes a new order is an
 * inquiry's, even inside the after-sale period of an earlier one; without a new order that period
 * makes it after-sale.
 */
export function contactStanding(
  instants: readonly Instant[],
  attributions: readonly Attribution[],
  policy: AttributionPolicy,
): ContactStanding {
  let leftOut = false;
  for (const attribution of attributions) {
    if (!precedesOrder(instants, attribution)) continue;
    if (attribution.order.ownership !== 'left-out') return 'before-order';
    leftOut = true;
  }
  if (leftOut) return 'before-left-out';
  const aftersale = attributions.some(({ order }) =>
    instants.some((at) => isAfterSaleOf(order, at, policy.afterSaleMs)),
  );
  return aftersale ? 'aftersale' : 'free';
}
