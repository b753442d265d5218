// What the diagnosis reads: plain sums by agent and day, rule and day, hour, product. Whoever has them may ask.
import type { Fen } from '../../domain/event.ts';
import type { Agent } from '../../domain/setup.ts';

/** Whole numbers, so that they add up the same in any order. */
export const DAY_FIELDS = [
  /** Inquiries begun that day; with an order; paid and not taken back. */
  'inquiries',
  'ordered',
  'paid',
  /** Of the inquiries, those whose window is open: the day counts only once hardly any is. */
  'open',
  /** Sales of the inquiries, and the sum of the squares of each one's sales in whole yuan. */
  'salesFen',
  'salesYuanSquares',
  /** Receptions in which the buyer asked something; of those, without any reply. */
  'receptions',
  'unanswered',
  /** First responses while on duty, and the sum of round(1000 × ln(1 + seconds)) over them. */
  'waits',
  'logWaits',
  /** Orders placed that day whose fate is known (paid or closed); of those, closed; and in money. */
  'settledOrders',
  'closedOrders',
  'settledFen',
  'closedFen',
  /** Paid orders; of those, with a refund; and in money. */
  'paidOrders',
  'refundedOrders',
  'paidFen',
  'refundFen',
] as const;

export type DaySums = Readonly<Record<(typeof DAY_FIELDS)[number], number>>;

export interface AgentDayRow extends DaySums {
  /** null: nobody's, as silent orders are. */
  readonly agent: string | null;
  /** Day number (lib/zone.ts). */
  readonly day: number;
}

/** How often one rule was judged and hit in the conversations one agent had on one day. */
export interface RuleDayRow {
  readonly agent: string;
  readonly rule: string;
  readonly day: number;
  readonly judged: number;
  readonly hits: number;
}

export interface HourRow {
  readonly day: number;
  /** 0–23, local. */
  readonly hour: number;
  readonly waits: number;
  /** As `logWaits` of a day. */
  readonly logWaits: number;
  readonly inquiries: number;
  readonly paid: number;
}

/** Orders and what became of them. */
export type OrderSums = Pick<
  DaySums,
  | 'settledOrders'
  | 'closedOrders'
  | 'settledFen'
  | 'closedFen'
  | 'paidOrders'
  | 'refundedOrders'
  | 'paidFen'
  | 'refundFen'
>;

/** A reason of closing or refunding in the source's words, and how many orders gave it. */
export interface ReasonCount {
  readonly reason: string;
  readonly count: number;
}

export interface ProductRow extends OrderSums {
  readonly sku: string;
  readonly title: string;
  readonly priceFen: Fen | null;
  /** Inquiries in which the buyer showed it, their window closed; of those, paid for anything. */
  readonly asked: number;
  readonly askedPaid: number;
  readonly reasons: readonly ReasonCount[];
}

export interface AgentRow {
  readonly agent: string;
  /** After-sale staff are not held to a seller's conversion. */
  readonly sells: boolean;
  /** What the roster says; null: nothing. */
  readonly role: Agent['role'];
  /** Conversations in which one could tell whether they only answered; in which they did. */
  readonly bareJudged: number;
  readonly bareHits: number;
  readonly reasons: readonly ReasonCount[];
}

export interface DiagnosisInput {
  /** False: nothing can be said of orders, and there is no diagnosis. */
  readonly ordersKnown: boolean;
  readonly agentDays: readonly AgentDayRow[];
  readonly agents: readonly AgentRow[];
  readonly ruleDays: readonly RuleDayRow[];
  readonly hours: readonly HourRow[];
  readonly products: readonly ProductRow[];
  readonly reasons: readonly ReasonCount[];
}

/** Sums of nothing. */
export function noSums(): Record<(typeof DAY_FIELDS)[number], number> {
  return Object.fromEntries(DAY_FIELDS.map((field) => [field, 0])) as ReturnType<typeof noSums>;
}

/** Adds one row to sums. */
export function addSums(into: ReturnType<typeof noSums>, row: DaySums): void {
  for (const field of DAY_FIELDS) into[field] += row[field];
}
