// Adds up the orders of many threads under two policies, thread by thread, in memory bounded by owners.
import type { AttributedOrder } from '../domain/analysis.ts';
import type { Fen, Instant } from '../domain/event.ts';
import type { AttributionPolicy } from '../domain/setup.ts';
import { creditMovements } from './credit-movements.ts';
import { decidingSteps } from './deciding-steps.ts';
import {
  isSameOwner,
  type MovedOrder,
  type OwnerChange,
  ownerKey,
  type PeriodChange,
  type PolicyComparison,
  type PolicyOutcome,
} from './policy-comparison.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Which period an instant is counted in, e.g. `2026-06`. */
export type PeriodOf = (at: Instant) => string;

export interface PolicyTally {
  readonly a: AttributionPolicy;
  readonly b: AttributionPolicy;
  /** null: no figures by period. */
  readonly periodOf: PeriodOf | null;
  readonly owners: Map<string, Mutable<OwnerChange>>;
  readonly periods: Map<string, Mutable<PeriodChange>>;
  readonly shops: Map<string, { orders: number; salesAFen: Fen; salesBFen: Fen }>;
  readonly moved: MovedOrder[];
  readonly revalued: MovedOrder[];
}

export function newPolicyTally(
  a: AttributionPolicy,
  b: AttributionPolicy,
  periodOf: PeriodOf | null,
): PolicyTally {
  const maps = { owners: new Map(), periods: new Map(), shops: new Map() };
  return { a, b, periodOf, ...maps, moved: [], revalued: [] };
}

function findOrAdd<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function ownerOf(tally: PolicyTally, shop: string, order: AttributedOrder): Mutable<OwnerChange> {
  const { ownership, owner } = order;
  const key = `${shop}\n${ownerKey(ownership, owner)}`;
  const figures = { salesAFen: 0, salesBFen: 0, ordersA: 0, ordersB: 0, gained: 0, lost: 0 };
  return findOrAdd(tally.owners, key, () => ({ shop, ownership, owner, ...figures }));
}

function addPeriods(
  tally: PolicyTally,
  shop: string,
  order: AttributedOrder,
  side: 'a' | 'b',
  periodOf: PeriodOf,
): void {
  const { owner, ownership } = order;
  for (const { at, fen } of creditMovements(order, tally[side])) {
    const period = at === null ? null : periodOf(at);
    const key = `${period ?? ''}\n${shop}\n${ownerKey(ownership, owner)}`;
    const head = { period, shop, owner, ownership };
    const row = findOrAdd(tally.periods, key, () => ({ ...head, salesAFen: 0, salesBFen: 0 }));
    if (side === 'a') row.salesAFen += fen;
    else row.salesBFen += fen;
  }
}

function outcomeOf(order: AttributedOrder, other: AttributedOrder): PolicyOutcome {
  const { ownership, owner, salesFen } = order;
  return { ownership, owner, salesFen, steps: decidingSteps(order, other.owner) };
}

function addOrder(
  tally: PolicyTally,
  shop: string,
  buyer: string,
  a: AttributedOrder,
  b: AttributedOrder,
): void {
  const total = findOrAdd(tally.shops, shop, () => ({ orders: 0, salesAFen: 0, salesBFen: 0 }));
  total.orders += 1;
  total.salesAFen += a.salesFen;
  total.salesBFen += b.salesFen;
  const from = ownerOf(tally, shop, a);
  const to = ownerOf(tally, shop, b);
  from.ordersA += 1;
  from.salesAFen += a.salesFen;
  to.ordersB += 1;
  to.salesBFen += b.salesFen;
  if (tally.periodOf !== null) {
    addPeriods(tally, shop, a, 'a', tally.periodOf);
    addPeriods(tally, shop, b, 'b', tally.periodOf);
  }
  const same = isSameOwner(a, b);
  if (same && a.salesFen === b.salesFen) return;
  const { orderId, placedAt, paidFen } = a;
  const head = { shop, buyer, orderId, placedAt, paidFen };
  (same ? tally.revalued : tally.moved).push({ ...head, a: outcomeOf(a, b), b: outcomeOf(b, a) });
  if (same) return;
  from.lost += 1;
  to.gained += 1;
}

/**
 * Adds one thread: `ordersA` and `ordersB` are its orders under the two policies (replay-policy.ts), the
 * same orders in the same places. Throws where they are not: they are of different events then.
 */
export function tallyPolicies(
  tally: PolicyTally,
  thread: { readonly shop: string; readonly buyer: string },
  ordersA: readonly AttributedOrder[],
  ordersB: readonly AttributedOrder[],
): void {
  if (ordersA.length !== ordersB.length) throw new Error('orders of different events');
  ordersA.forEach((a, index) => {
    const b = ordersB[index];
    if (b === undefined || b.orderId !== a.orderId) throw new Error('orders of different events');
    addOrder(tally, thread.shop, thread.buyer, a, b);
  });
}

function sums(
  rows: Iterable<{ readonly shop: string; readonly salesAFen: Fen; readonly salesBFen: Fen }>,
  shop: string,
): readonly [Fen, Fen] {
  let a = 0;
  let b = 0;
  for (const row of rows) {
    if (row.shop !== shop) continue;
    a += row.salesAFen;
    b += row.salesBFen;
  }
  return [a, b];
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function byAmount(a: MovedOrder, b: MovedOrder): number {
  const size = ({ a: was, b: now }: MovedOrder): Fen => Math.max(was.salesFen, now.salesFen);
  return size(b) - size(a) || byText(`${a.shop}\n${a.orderId}`, `${b.shop}\n${b.orderId}`);
}

/** The comparison of all threads added; the same whatever order they were added in. */
export function comparePolicies(tally: PolicyTally): PolicyComparison {
  const { owners, periods, shops, periodOf } = tally;
  const change = (row: { salesAFen: Fen; salesBFen: Fen }): Fen =>
    Math.abs(row.salesBFen - row.salesAFen);
  const name = (row: OwnerChange | PeriodChange): string =>
    `${row.shop}\n${ownerKey(row.ownership, row.owner)}`;
  const period = (row: PeriodChange): string => row.period ?? '\uffff';
  return {
    owners: [...owners.values()].sort((a, b) => change(b) - change(a) || byText(name(a), name(b))),
    moved: [...tally.moved].sort(byAmount),
    revalued: [...tally.revalued].sort(byAmount),
    periods: [...periods.values()].sort(
      (a, b) => byText(period(a), period(b)) || byText(name(a), name(b)),
    ),
    shops: [...shops]
      .sort(([a], [b]) => byText(a, b))
      .map(([shop, { orders, salesAFen, salesBFen }]) => {
        const adds = ([a, b]: readonly [Fen, Fen]): boolean => a === salesAFen && b === salesBFen;
        const conserved =
          adds(sums(owners.values(), shop)) &&
          (periodOf === null || adds(sums(periods.values(), shop)));
        return { shop, orders, salesAFen, salesBFen, conserved };
      }),
  };
}
