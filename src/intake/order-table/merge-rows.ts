// Rows of one order (one row an item) → the order as a whole.
import type { Fen, Instant } from '../../domain/event.ts';
import type { OrderProgress, OrderRecord, OrderStatus } from './order-record.ts';

const ALIVE_RANK: Readonly<Record<OrderProgress, number>> = {
  closed: -1,
  open: 0,
  unpaid: 1,
  paid: 2,
  shipped: 3,
  completed: 4,
};

/**
 * `amounts`: `per-row`, each row has its own share, or `repeated`, every row repeats the order's
 * total; rows that disagree are then shares after all. Postage is always repeated.
 */
export function mergeRows(
  rows: readonly OrderRecord[],
  amounts: 'per-row' | 'repeated',
): OrderRecord {
  const first = rows[0];
  if (first === undefined) throw new Error('mergeRows needs at least one row');
  if (rows.length === 1) return first;
  const total = amounts === 'per-row' ? sum : repeated;
  const most = furthest(rows);
  return {
    ...first,
    status: most?.status ?? null,
    statusText: most?.statusText ?? first.statusText,
    placedAt: earliest(rows.map((row) => row.placedAt)),
    paidAt: earliest(rows.map((row) => row.paidAt)),
    shippedAt: earliest(rows.map((row) => row.shippedAt)),
    completedAt: latest(rows.map((row) => row.completedAt)),
    closedAt: latest(rows.map((row) => row.closedAt)),
    refundedAt: latest(rows.map((row) => row.refundedAt)),
    payableFen: total(rows.map((row) => row.payableFen)),
    paidFen: total(rows.map((row) => row.paidFen)),
    postageFen: repeated(rows.map((row) => row.postageFen)),
    refundFen: total(rows.map((row) => row.refundFen)),
    refundRequested: rows.some((row) => row.refundRequested),
    refunded: rows.some((row) => row.refunded),
    reason: rows.find((row) => row.reason !== null)?.reason ?? null,
    flagged: rows.some((row) => row.flagged),
    items: rows.flatMap((row) => row.items),
    staged: rows.some((row) => row.staged),
    depositAt: earliest(rows.map((row) => row.depositAt ?? null)),
    depositFen: total(rows.map((row) => row.depositFen ?? null)),
  };
}

/** The row whose item has come furthest; an order is closed only when all of it is. */
function furthest(
  rows: readonly OrderRecord[],
): { status: OrderStatus; statusText: string } | null {
  let best: { status: OrderStatus; statusText: string } | null = null;
  for (const { status, statusText } of rows) {
    if (status === null) continue;
    const rank = ALIVE_RANK[status.progress];
    if (best === null || rank > ALIVE_RANK[best.status.progress]) best = { status, statusText };
  }
  return best;
}

function sum(values: readonly (Fen | null)[]): Fen | null {
  let total: Fen | null = null;
  for (const value of values) if (value !== null) total = (total ?? 0) + value;
  return total;
}

function repeated(values: readonly (Fen | null)[]): Fen | null {
  const known = values.filter((value) => value !== null);
  return known.every((value) => value === known[0]) ? (known[0] ?? null) : sum(known);
}

function earliest(values: readonly (Instant | null)[]): Instant | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function latest(values: readonly (Instant | null)[]): Instant | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}
