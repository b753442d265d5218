// What one row (or all rows) of an order table says about an order, before it becomes events.
import type { Fen, Instant, OrderItem } from '../../domain/event.ts';

/**
 * How far an order has come, whatever the platform calls it. `open`: alive, but the word says nothing
 * about payment, so the times decide.
 */
export type OrderProgress = 'unpaid' | 'paid' | 'shipped' | 'completed' | 'closed' | 'open';

export interface OrderStatus {
  readonly progress: OrderProgress;
  readonly refund?: 'requested' | 'refunded';
}

export interface OrderRecord {
  readonly orderId: string;
  readonly shop: string;
  readonly buyer: string;
  /** 1-based line the order (first) stands on. */
  readonly line: number;
  /** The source's word, for messages. */
  readonly statusText: string;
  /** null: a word nobody knows; then the times speak. */
  readonly status: OrderStatus | null;
  readonly placedAt: Instant | null;
  readonly paidAt: Instant | null;
  readonly shippedAt: Instant | null;
  readonly completedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly refundedAt: Instant | null;
  /** Payable at placing, postage included. */
  readonly payableFen: Fen | null;
  /** Paid, postage included. */
  readonly paidFen: Fen | null;
  readonly postageFen: Fen | null;
  /** Refunded so far; null: the source gives no amount. */
  readonly refundFen: Fen | null;
  readonly refundRequested: boolean;
  readonly refunded: boolean;
  readonly reason: string | null;
  readonly flagged: boolean;
  readonly items: readonly OrderItem[];
  /** Deposit or instalments: a payment time beside 等待买家付款 is no contradiction. */
  readonly staged: boolean;
  /** When the deposit (定金) was paid, where a column says so. */
  readonly depositAt?: Instant | null;
  readonly depositFen?: Fen | null;
  /** The platform closes an unpaid order by itself after this long; null: not known. */
  readonly unpaidTimeoutMs: number | null;
}

/** Everything a table does not say. */
export const blankOrder: Omit<OrderRecord, 'orderId' | 'shop' | 'buyer' | 'line'> = {
  statusText: '',
  status: null,
  placedAt: null,
  paidAt: null,
  shippedAt: null,
  completedAt: null,
  closedAt: null,
  refundedAt: null,
  payableFen: null,
  paidFen: null,
  postageFen: null,
  refundFen: null,
  refundRequested: false,
  refunded: false,
  reason: null,
  flagged: false,
  items: [],
  staged: false,
  unpaidTimeoutMs: null,
};
