// What an order counts as sold under a policy, what took it back, whether it may still change.
import type { Order, TraceStep } from '../domain/analysis.ts';
import type { Fen } from '../domain/event.ts';
import type { AttributionPolicy } from '../domain/setup.ts';
import type { Clock } from '../lib/clock.ts';
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
function isReversed(order: Order, policy: AttributionPolicy): boolean {
  if (!order.closed) return false;
  const limitMs = policy.cancelReversesMs;
  const known = order.closedAt ?? order.closedNotBefore;
  if (limitMs === null || order.placedAt === null || known === null) return true;
  return known - order.placedAt <= limitMs;
}

/**
 * Paid amount, less postage and refunds where the policy says so, never below 0; 0 for an order not
 * paid, or taken back by its close or, net of refunds, by a refund of all that was paid.
 */
export function countSales(order: Order, policy: AttributionPolicy): OrderSales {
  const steps: TraceStep[] = [];
  const none = { salesFen: 0, counted: false, steps };
  if (!order.paid) {
    steps.push(traceStep(order.closed ? 'unpaid-closed' : 'unpaid', order.closedAt));
    return none;
  }
  if (isReversed(order, policy)) {
    const code = order.closedUntimed ? 'reversed-closed-untimed' : 'reversed-closed';
    steps.push(traceStep(code, order.closedAt, { paidFen: order.paidFen }));
    return none;
  }
  if (order.closed) steps.push(traceStep('kept-closed-late', order.closedAt));
  let salesFen = order.paidFen;
  if (!policy.withPostage && order.postageFen > 0) {
    salesFen -= order.postageFen;
    steps.push(traceStep('postage-left-out', null, { postageFen: order.postageFen }));
  }
  if (policy.netOfRefund && order.refundFen > 0) {
    salesFen -= order.refundFen;
    steps.push(traceStep('refund-deducted', order.refundedAt, { refundFen: order.refundFen }));
    if (order.refundFen >= order.paidFen) return none;
  }
  salesFen = Math.max(0, salesFen);
  steps.push(traceStep('sales-counted', order.paidAt, { salesFen }));
  return { salesFen, counted: true, steps };
}

/**
 * True while the payment window of an unpaid order is open; without a window, until it is closed.
 */
function mayBePaid(order: Order, policy: AttributionPolicy, clock: Clock): boolean {
  if (order.paid || order.closed) return false;
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
  const followUpOpen =
    silent &&
    silentFollowUpMs > 0 &&
    order.paidAt !== null &&
    !clock.isPast(order.paidAt + silentFollowUpMs);
  const refundPending =
    policy.netOfRefund && order.refundRequested && order.refundFen === 0 && !order.closed;
  return cancelOpen || followUpOpen || refundPending;
}
