// What an order counts as sold under a policy, what took it back, whether it may still change.
import type { Order, TraceStep } from '../domain/analysis.ts';
import type { Fen } from '../domain/event.ts';
import type { AttributionPolicy } from '../domain/setup.ts';
import type { Clock } from '../lib/clock.ts';
import { paidInFen, paymentOf } from './payment-of.ts';
import { traceStep } from './trace-step.ts';

export interface OrderSales {
  readonly salesFen: Fen;
  /** Paid and not taken back. */
  readonly counted: boolean;
  readonly steps: readonly TraceStep[];
}

/**
 * True if the close takes the credit back: whenever it is closed, or within `cancelReversesMs`
 * after placing. A close at an unknown time does, unless it is known to lie after that span.
 */
export function isReversed(order: Order, policy: AttributionPolicy): boolean {
  if (!order.closed) return false;
  const limitMs = policy.cancelReversesMs;
  const known = order.closedAt ?? order.closedNotBefore;
  if (limitMs === null || order.placedAt === null || known === null) return true;
  return known - order.placedAt <= limitMs;
}

/** What the payments credit: all that was paid in, less postage where the policy leaves it out. */
export function creditedFen(order: Order, policy: AttributionPolicy): Fen {
  if (!paymentOf(order, policy).made) return 0;
  const postageFen = policy.withPostage || !order.paid ? 0 : order.postageFen;
  return Math.max(0, paidInFen(order) - postageFen);
}

function unpaidCode(order: Order): 'unpaid' | 'unpaid-closed' | 'deposit-only' {
  if (order.closed) return 'unpaid-closed';
  return order.deposit === null ? 'unpaid' : 'deposit-only';
}

/**
 * Paid amount, less postage and refunds where the policy says so, never below 0; 0 for an order not
 * paid (a deposit is paying where the policy says so), or taken back by its close or, net of refunds, by a refund of all that was paid.
 */
export function countSales(order: Order, policy: AttributionPolicy): OrderSales {
  const steps: TraceStep[] = [];
  const none = { salesFen: 0, counted: false, steps };
  const payment = paymentOf(order, policy);
  if (!payment.made) {
    steps.push(traceStep(unpaidCode(order), order.closedAt));
    return none;
  }
  if (!order.paid) {
    steps.push(traceStep('deposit-counted', payment.at, { depositFen: paidInFen(order) }));
  }
  if (isReversed(order, policy)) {
    const code = order.closedUntimed ? 'reversed-closed-untimed' : 'reversed-closed';
    steps.push(traceStep(code, order.closedAt, { paidFen: paidInFen(order) }));
    return none;
  }
  if (order.closed) steps.push(traceStep('kept-closed-late', order.closedAt));
  let salesFen = creditedFen(order, policy);
  if (!policy.withPostage && order.paid && order.postageFen > 0) {
    steps.push(traceStep('postage-left-out', null, { postageFen: order.postageFen }));
  }
  if (policy.netOfRefund && order.refundFen > 0) {
    salesFen = Math.max(0, salesFen - order.refundFen);
    steps.push(traceStep('refund-deducted', order.refundedAt, { refundFen: order.refundFen }));
    if (order.refundFen >= paidInFen(order)) return none;
  }
  steps.push(traceStep('sales-counted', payment.at, { salesFen }));
  return { salesFen, counted: true, steps };
}

/**
 * True while the payment window of an unpaid order is open; without a window, until it is closed.
 */
function mayBePaid(order: Order, policy: AttributionPolicy, clock: Clock): boolean {
  if (order.paid || order.closed) return false;
  if (order.deposit !== null) return true;
  if (policy.paymentWindowMs === null || order.placedAt === null) return true;
  return !clock.isPast(order.placedAt + policy.paymentWindowMs);
}

/**
 * True while the order's owner or sales may still change by what can yet happen inside a window.
 */
export function isProvisional(
  order: Order,
  policy: AttributionPolicy,
  silent: boolean,
  clock: Clock,
): boolean {
  if (mayBePaid(order, policy, clock)) return true;
  if (!order.paid) return false;
  const { cancelReversesMs, silentFollowUpMs } = policy;
  const cancelOpen =
    cancelReversesMs !== null &&
    !order.closed &&
    order.placedAt !== null &&
    !clock.isPast(order.placedAt + cancelReversesMs);
  const { at: paidAt } = paymentOf(order, policy);
  const followUpOpen =
    silent && silentFollowUpMs > 0 && paidAt !== null && !clock.isPast(paidAt + silentFollowUpMs);
  const refundPending =
    policy.netOfRefund && order.refundRequested && order.refundFen === 0 && !order.closed;
  return cancelOpen || followUpOpen || refundPending;
}
