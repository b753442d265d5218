// An order as its table tells it → the events of its life, known times exact, unknown times bounded honestly.
import type { Fen, Instant, OrderEvent, OrderState } from '../../domain/event.ts';
import type { OrderProgress, OrderRecord } from './order-record.ts';

/** Closed by the platform because nobody paid in time. */
const TIMED_OUT = /超时|逾期|自动关闭|系统关闭|自动取消|系统取消|未在规定时间/;

const PROGRESS_RANK: Readonly<Record<OrderProgress, number>> = {
  open: 0,
  unpaid: 0,
  paid: 1,
  shipped: 2,
  completed: 3,
  closed: 4,
};

/** Every event takes this many places in `seq`, so that events of one instant keep their order. */
const SEQ_PER_LINE = 8;

/**
 * Events `<orderId>:placed|deposit-paid|paid|shipped|completed|closed|refund-requested|refunded`; instants in ms,
 * amounts in fen. What is said to have happened without a time gets `at: null` and, where the facts
 * allow one, the earliest instant it can have happened. The record must have passed `checkOrder`.
 */
export function assembleOrder(record: OrderRecord): OrderEvent[] {
  const events: OrderEvent[] = [];
  const revision = revisionOf(record);
  const { orderId, items, flagged } = record;
  const tell = (
    state: OrderState,
    at: Instant | null,
    notBefore: Instant | null,
    amountFen: Fen | null = null,
    postage: Fen | null = null,
    why: string | null = null,
  ): void => {
    events.push({
      type: 'order',
      id: `${orderId}:${state}`,
      orderId,
      at,
      notBefore: at === null ? notBefore : null,
      seq: record.line * SEQ_PER_LINE + events.length,
      state,
      amountFen,
      postageFen: postage,
      items,
      reason: why,
      flagged,
      revision,
    });
  };
  const { placedAt, postageFen, reason } = record;
  tell('placed', placedAt, null, record.payableFen, postageFen);
  const paid = isPaid(record);
  const deposit = depositOf(record, paid);
  if (deposit !== null) tell('deposit-paid', deposit.at, placedAt, deposit.fen);
  if (paid) tell('paid', record.paidAt, placedAt, record.paidFen, postageFen);
  const paidFrom = record.paidAt ?? placedAt;
  const progress = record.status?.progress ?? 'open';
  if (record.shippedAt !== null || progress === 'shipped')
    tell('shipped', record.shippedAt, paidFrom);
  if (record.completedAt !== null || progress === 'completed') {
    tell('completed', record.completedAt, record.shippedAt ?? paidFrom);
  }
  if (record.closedAt !== null || progress === 'closed') {
    tell('closed', record.closedAt, closedNotBefore(record, paid), null, null, reason);
  }
  if (record.refundRequested) tell('refund-requested', null, paidFrom, null, null, reason);
  if (record.refunded) {
    const refundFen = record.refundFen ?? record.paidFen;
    tell('refunded', record.refundedAt, paidFrom, refundFen, null, reason);
  }
  return events;
}

/**
 * The deposit of a pre-sale order: its own column; else, of a staged order that still waits for the
 * final payment, the payment told so far; of one paid in full, a deposit at an unknown time. null: none.
 */
function depositOf(
  { depositAt = null, depositFen = null, staged, paidAt, paidFen }: OrderRecord,
  paid: boolean,
): { readonly at: Instant | null; readonly fen: Fen | null } | null {
  if (depositAt !== null) return { at: depositAt, fen: depositFen };
  if (!staged) return null;
  if (paid) return { at: null, fen: depositFen };
  return paidAt === null ? null : { at: paidAt, fen: depositFen ?? paidFen };
}

/** Paid by its time, or by its status though the time is missing. */
export function isPaid(record: OrderRecord): boolean {
  if (record.staged && record.status?.progress === 'unpaid') return false;
  if (record.paidAt !== null || record.refunded || record.refundRequested) return true;
  const progress = record.status?.progress;
  return progress === 'paid' || progress === 'shipped' || progress === 'completed';
}

function closedNotBefore(record: OrderRecord, paid: boolean): Instant | null {
  if (paid) return record.paidAt ?? record.placedAt;
  const { placedAt, unpaidTimeoutMs, reason } = record;
  if (placedAt === null || unpaidTimeoutMs === null || reason === null) return null;
  return TIMED_OUT.test(reason) ? placedAt + unpaidTimeoutMs : null;
}

/**
 * Which telling of an order replaces another: the one with more of its items, then the one that has
 * come further. Ranks stay below 16.
 */
function revisionOf(record: OrderRecord): number {
  const refund = record.refunded ? 2 : record.refundRequested ? 1 : 0;
  const progress = PROGRESS_RANK[record.status?.progress ?? 'open'];
  return record.items.length * 16 + progress + refund * 5;
}
