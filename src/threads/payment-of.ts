// Which payment of an order a policy looks at: of pre-sale orders the deposit or the final one.
import type { Order } from '../domain/analysis.ts';
import type { Fen, Instant } from '../domain/event.ts';
import type { AttributionPolicy } from '../domain/setup.ts';

export interface Payment {
  readonly made: boolean;
  /** null: not made, or at an unknown time. */
  readonly at: Instant | null;
}

/** The payment that makes an order paid: the deposit where the policy counts it, else the final one. */
export function paymentOf(order: Order, policy: AttributionPolicy): Payment {
  if (policy.presalePaid === 'deposit' && order.deposit !== null) {
    return { made: true, at: order.deposit.at };
  }
  return { made: order.paid, at: order.paidAt };
}

/**
 * Instant of the first money; the payment window is kept or missed by it, whatever the policy counts
 * as paying: platforms open the final payment days after the deposit.
 */
export function firstPaidAt(order: Order): Instant | null {
  return order.deposit === null ? order.paidAt : order.deposit.at;
}

/** What was paid in so far: in full, else the deposit. */
export function paidInFen(order: Order): Fen {
  return order.paid ? order.paidFen : (order.deposit?.fen ?? 0);
}
