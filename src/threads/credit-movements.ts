// When an order's credit came and when it was taken back: dated movements that sum to its sales.
import type { Order } from '../domain/analysis.ts';
import type { Fen, Instant } from '../domain/event.ts';
import type { AttributionPolicy } from '../domain/setup.ts';
import { creditedFen, isReversed } from './order-sales.ts';
import { paymentOf } from './payment-of.ts';

/**
 * deposit, payment: credit, above 0. refund: part taken back. closed: all that was left taken back. Both
 * below 0.
 */
export interface CreditMovement {
  readonly kind: 'deposit' | 'payment' | 'refund' | 'closed';
  /** null: it happened, the day is unknown. */
  readonly at: Instant | null;
  readonly fen: Fen;
}

function creditsOf(order: Order, policy: AttributionPolicy): CreditMovement[] {
  const creditFen = creditedFen(order, policy);
  const { deposit, paidAt } = order;
  const early = policy.presalePaid === 'deposit' && deposit !== null;
  const depositFen = early ? Math.min(deposit.fen, creditFen) : 0;
  const credits: CreditMovement[] = [];
  if (early && depositFen > 0) credits.push({ kind: 'deposit', at: deposit.at, fen: depositFen });
  if (creditFen > depositFen) {
    credits.push({ kind: 'payment', at: paidAt, fen: creditFen - depositFen });
  }
  return credits;
}

function byTime(a: CreditMovement, b: CreditMovement): number {
  if (a.at === b.at) return 0;
  return (a.at ?? Number.POSITIVE_INFINITY) - (b.at ?? Number.POSITIVE_INFINITY);
}

/**
 * The credit of an order under a policy, dated: what was paid in on the day it was paid, less each refund
 * on the day it was given (net of refunds), less all that is left on the day a close takes the order
 * back. A month that was closed keeps its figure; a later one carries the minus. Sorted by time, unknown
 * times last. The sum is exactly `salesFen` of the same order under the same policy (order-sales.ts).
 */
export function creditMovements(order: Order, policy: AttributionPolicy): CreditMovement[] {
  if (!paymentOf(order, policy).made) return [];
  const credits = creditsOf(order, policy);
  let leftFen = credits.reduce((sum, { fen }) => sum + fen, 0);
  const taken: CreditMovement[] = policy.netOfRefund
    ? order.refunds.map(({ at, fen }) => ({ kind: 'refund', at, fen }))
    : [];
  if (isReversed(order, policy)) taken.push({ kind: 'closed', at: order.closedAt, fen: leftFen });
  const movements = [...credits];
  for (const { kind, at, fen } of taken.sort(byTime)) {
    const backFen = Math.min(fen, leftFen);
    leftFen -= backFen;
    if (backFen > 0) movements.push({ kind, at, fen: -backFen });
  }
  return movements.sort(byTime);
}
