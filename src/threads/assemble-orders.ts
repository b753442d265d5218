// Order events of a thread → orders as they stand: states, instants, amounts, fullest items.
import type { Deposit, Order, Refund } from '../domain/analysis.ts';
import type { Fen, Instant, OrderEvent, OrderItem, OrderState } from '../domain/event.ts';
import { areSameItems } from '../domain/same-items.ts';

/** The state that says most stands for the order: an end before a way station. */
const STATES_BY_WEIGHT: readonly OrderState[] = [
  'closed',
  'refunded',
  'refund-requested',
  'completed',
  'shipped',
  'paid',
  'deposit-paid',
  'placed',
];

/** How much a list of items tells; refunds are known later, so more refunded is more told. */
function detailOf(items: readonly OrderItem[]): number {
  let detail = items.length * 1000;
  for (const item of items) {
    if (item.sku !== null) detail += 100;
    if (item.priceFen !== null) detail += 10;
    if (item.paidFen !== null) detail += 10;
    if (item.refundFen > 0) detail += 1;
  }
  return detail;
}

function refundedOf(items: readonly OrderItem[]): Fen {
  let sum = 0;
  for (const item of items) sum += item.refundFen;
  return sum;
}

function fuller(a: readonly OrderItem[], b: readonly OrderItem[]): readonly OrderItem[] {
  if (areSameItems(a, b)) return a;
  const byDetail = detailOf(a) - detailOf(b) || refundedOf(a) - refundedOf(b);
  if (byDetail !== 0) return byDetail > 0 ? a : b;
  return a.length === 0 || JSON.stringify(a) <= JSON.stringify(b) ? a : b;
}

/** The earliest known instant of a state; null: not reached or not timed. */
function firstAt(events: readonly OrderEvent[], state: OrderState): Instant | null {
  let at: Instant | null = null;
  for (const event of events) {
    if (event.state !== state || event.at === null) continue;
    if (at === null || event.at < at) at = event.at;
  }
  return at;
}

/**
 * Sum of the amounts of a state's events (each id is another payment or refund); null: none is
 * known.
 */
function sumOf(
  events: readonly OrderEvent[],
  state: OrderState,
  field: 'amountFen' | 'postageFen',
): Fen | null {
  let sum: Fen | null = null;
  for (const event of events) {
    const value = event.state === state ? event[field] : null;
    if (value !== null) sum = (sum ?? 0) + value;
  }
  return sum;
}

function depositOf(events: readonly OrderEvent[], hasDeposit: boolean): Deposit | null {
  if (!hasDeposit) return null;
  const fen = sumOf(events, 'deposit-paid', 'amountFen') ?? 0;
  return { at: firstAt(events, 'deposit-paid'), fen };
}

/**
 * Refunds by day, untimed ones last; they sum to `refundFen`. Where the events give no amounts the
 * whole is dated at the first refund.
 */
function refundsOf(events: readonly OrderEvent[], refundFen: Fen): readonly Refund[] {
  const refunds: Refund[] = [];
  let sum = 0;
  for (const { state, at, amountFen } of events) {
    if (state !== 'refunded' || amountFen === null || amountFen === 0) continue;
    refunds.push({ at, fen: amountFen });
    sum += amountFen;
  }
  if (sum !== refundFen) return [{ at: firstAt(events, 'refunded'), fen: refundFen }];
  const time = ({ at }: Refund): number => at ?? Number.POSITIVE_INFINITY;
  return refunds.sort((a, b) => (time(a) === time(b) ? a.fen - b.fen : time(a) - time(b)));
}

function paidOfItems(items: readonly OrderItem[]): Fen | null {
  let sum = 0;
  for (const item of items) {
    if (item.paidFen === null) return null;
    sum += item.paidFen;
  }
  return items.length === 0 ? null : sum;
}

/** Latest instant before which an untimed close cannot have been; null: nothing is known. */
function closedNotBefore(events: readonly OrderEvent[]): Instant | null {
  let at: Instant | null = null;
  for (const event of events) {
    if (event.state !== 'closed' || event.notBefore === null) continue;
    if (at === null || event.notBefore > at) at = event.notBefore;
  }
  return at;
}

/** The reason given with the close, else with the refund; the smallest text where several are. */
function reasonOf(events: readonly OrderEvent[]): string | null {
  for (const state of ['closed', 'refunded', 'refund-requested'] as const) {
    let first: string | null = null;
    for (const { state: reached, reason } of events) {
      if (reached !== state || reason === null) continue;
      if (first === null || reason < first) first = reason;
    }
    if (first !== null) return first;
  }
  return null;
}

function assembleOrder(orderId: string, events: readonly OrderEvent[]): Order {
  const has = (state: OrderState): boolean => {
    for (let i = 0; i < events.length; i++) if (events[i]!.state === state) return true;
    return false;
  };
  let items: readonly OrderItem[] = [];
  for (const event of events) items = fuller(items, event.items);
  const placedFen = sumOf(events, 'placed', 'amountFen');
  const paid = has('paid');
  const paidFen = paid
    ? (sumOf(events, 'paid', 'amountFen') ?? paidOfItems(items) ?? placedFen ?? 0)
    : 0;
  const refunded = sumOf(events, 'refunded', 'amountFen');
  const closedAt = firstAt(events, 'closed');
  const closed = has('closed');
  const closedUntimed = closed && closedAt === null;
  // A refund without an amount, on the order or its items, is of the whole order.
  const refundFen = refunded ?? (refundedOf(items) || (has('refunded') ? paidFen : 0));
  return {
    orderId,
    state: STATES_BY_WEIGHT.find(has) ?? 'placed',
    placedAt: firstAt(events, 'placed'),
    paidAt: firstAt(events, 'paid'),
    shippedAt: firstAt(events, 'shipped'),
    completedAt: firstAt(events, 'completed'),
    closedAt,
    closedUntimed,
    closedNotBefore: closedUntimed ? closedNotBefore(events) : null,
    refundedAt: firstAt(events, 'refunded'),
    paid,
    closed,
    deposit: depositOf(events, has('deposit-paid')),
    placedFen,
    paidFen,
    postageFen: sumOf(events, 'paid', 'postageFen') ?? sumOf(events, 'placed', 'postageFen') ?? 0,
    refundFen,
    refunds: refundsOf(events, refundFen),
    refundRequested: has('refund-requested'),
    items,
    flagged: events.some((event) => event.flagged),
    reason: reasonOf(events),
  };
}

/**
 * Orders of a thread from its events, each event once, sorted by placing (unknown last), then id.
 */
export function assembleOrders(events: readonly OrderEvent[]): Order[] {
  const byOrder = new Map<string, OrderEvent[]>();
  for (const event of events) {
    const group = byOrder.get(event.orderId);
    if (group === undefined) byOrder.set(event.orderId, [event]);
    else group.push(event);
  }
  const orders: Order[] = [];
  for (const [orderId, group] of byOrder) orders.push(assembleOrder(orderId, group));
  const placed = (order: Order): number => order.placedAt ?? Number.POSITIVE_INFINITY;
  return orders.sort((a, b) =>
    placed(a) !== placed(b) ? placed(a) - placed(b) : a.orderId < b.orderId ? -1 : 1,
  );
}
