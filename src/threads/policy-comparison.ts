// The same orders under two attribution policies: who gains, who loses, which orders change hands.
import type { AttributedOrder, OrderOwnership, TraceStep } from '../domain/analysis.ts';
import type { Fen, Instant } from '../domain/event.ts';

/** One order of one side: whose it is and why. */
export interface PolicyOutcome {
  readonly ownership: OrderOwnership;
  readonly owner: string | null;
  readonly salesFen: Fen;
  /** What decided it, and why the other side's owner was not heard. */
  readonly steps: readonly TraceStep[];
}

/** An order the two policies do not agree on. */
export interface MovedOrder {
  readonly shop: string;
  readonly buyer: string;
  readonly orderId: string;
  readonly placedAt: Instant | null;
  readonly paidFen: Fen;
  readonly a: PolicyOutcome;
  readonly b: PolicyOutcome;
}

/** Credit of one owner; `owner` null: nobody's, `ownership` says how. */
export interface OwnerChange {
  readonly shop: string;
  readonly ownership: OrderOwnership;
  readonly owner: string | null;
  readonly salesAFen: Fen;
  readonly salesBFen: Fen;
  readonly ordersA: number;
  readonly ordersB: number;
  /** Orders that are this owner's under B only, and under A only. */
  readonly gained: number;
  readonly lost: number;
}

export interface PeriodChange {
  /** Local day or month; null: the day is unknown. */
  readonly period: string | null;
  readonly shop: string;
  readonly owner: string | null;
  readonly ownership: OrderOwnership;
  readonly salesAFen: Fen;
  readonly salesBFen: Fen;
}

/** Agents + silent + unclear + left out against the shop's own sum, order by order. */
export interface ShopCheck {
  readonly shop: string;
  readonly orders: number;
  readonly salesAFen: Fen;
  readonly salesBFen: Fen;
  /** Owners (and periods, where asked for) add up to the shop under both, to the fen. */
  readonly conserved: boolean;
}

export interface PolicyComparison {
  /** Biggest change first. */
  readonly owners: readonly OwnerChange[];
  /** Another owner; biggest amount first. */
  readonly moved: readonly MovedOrder[];
  /** The same owner, another amount. */
  readonly revalued: readonly MovedOrder[];
  /** By period, then owner; empty unless asked for. */
  readonly periods: readonly PeriodChange[];
  readonly shops: readonly ShopCheck[];
}

/** Whose an order is, as one word: an agent, or how it is nobody's. */
export function ownerKey(ownership: OrderOwnership, owner: string | null): string {
  return owner === null ? ownership : `${ownership}:${owner}`;
}

/** True if both sides give the order to the same agent, or to nobody in the same way. */
export function isSameOwner(a: AttributedOrder, b: AttributedOrder): boolean {
  return a.ownership === b.ownership && a.owner === b.owner;
}
