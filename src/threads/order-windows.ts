// The spans of time in which a chat counts for an order, by the policy's criterion.
import type { Order } from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';
import type { AttributionPolicy } from '../domain/setup.ts';
import { paymentOf } from './payment-of.ts';

/**
 * `from` inclusive, `to` exclusive: a chat at the very instant of placing or paying is not before
 * it.
 */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

export interface OrderWindows {
  /** Chats in here come first. */
  readonly first: Span;
  /** Where nobody chatted in `first`: between placing and paying (criterion placed-first). */
  readonly later: Span | null;
  /** Paid at an unknown time, so that `later` cannot be told. */
  readonly laterUnknown: boolean;
}

/** Until when an unpaid order can still be paid for an agent; Infinity: nothing ends it. */
function payableUntil(order: Order, placedAt: Instant, policy: AttributionPolicy): Instant {
  // The deposit is paid: only a close ends the waiting for the rest.
  const limit =
    policy.paymentWindowMs === null || order.deposit !== null
      ? Number.POSITIVE_INFINITY
      : placedAt + policy.paymentWindowMs + 1;
  if (!order.closed) return limit;
  return Math.min(limit, order.closedAt ?? order.closedNotBefore ?? placedAt);
}

/**
 * Where a chat must lie to count for the order; null: the instant it must precede is unknown. A
 * chat exactly `inquiryWindowMs` before it still counts. An unpaid order under criterion `paid` is
 * looked at as if it could be paid until it is closed or its payment window ends.
 */
export function orderWindows(order: Order, policy: AttributionPolicy): OrderWindows | null {
  const { placedAt } = order;
  const { made: paid, at: paidAt } = paymentOf(order, policy);
  const windowMs = policy.inquiryWindowMs;
  if (policy.criterion === 'paid' && paid) {
    if (paidAt === null) return null;
    return { first: { from: paidAt - windowMs, to: paidAt }, later: null, laterUnknown: false };
  }
  if (placedAt === null) return null;
  const from = placedAt - windowMs;
  if (policy.criterion === 'paid') {
    const to = payableUntil(order, placedAt, policy);
    return { first: { from, to }, later: null, laterUnknown: false };
  }
  const first = { from, to: placedAt };
  if (policy.criterion === 'placed') return { first, later: null, laterUnknown: false };
  if (paid && paidAt === null) return { first, later: null, laterUnknown: true };
  const earliest = placedAt + policy.silentFollowUpIdleMs;
  const later =
    paidAt === null
      ? { from: earliest, to: payableUntil(order, placedAt, policy) }
      : { from: Math.max(earliest, paidAt - windowMs), to: paidAt };
  return { first, later, laterUnknown: false };
}

/** True if `at` lies in one of the order's windows. */
export function isInWindows({ first, later }: OrderWindows, at: Instant): boolean {
  if (at >= first.from && at < first.to) return true;
  return later !== null && at >= later.from && at < later.to;
}
