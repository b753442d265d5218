// What became of inquiries and when: kept by shop and agent, mergeable, so that expected values can be learned.
import type { Analysis, AttributedOrder, Inquiry } from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';
import type { Setup } from '../domain/setup.ts';
import { dayOfText } from './days.ts';
import type { MetricDefinition } from './definition.ts';

/** What an inquiry is waited for to become: the names of the inquiry's own fields. */
export const FATES = ['ordered', 'paid', 'orderedInWindow', 'paidInWindow'] as const;

export type Fate = (typeof FATES)[number];

/** An inquiry whose final fate the metric counts; null: the metric waits for something else. */
export function fateOf({ unit, numerator, denominator, aggregate }: MetricDefinition): Fate | null {
  const counts = aggregate === 'sum' || (aggregate === 'ratio' && denominator === '1');
  if (unit !== 'inquiry' || !counts) return null;
  return FATES.find((fate) => fate === numerator.trim()) ?? null;
}

/** Numbers kept of an inquiry: day, start, open, then three for each fate. */
const HEAD = 3;
const STRIDE = HEAD + 3 * FATES.length;

/**
 * Flat numbers by shop and agent. Of each fate: the instant it happened for good, and, where it happened
 * and was taken back, from when to when; NaN: did not. Plain data: survives structured cloning.
 */
export interface InquiryFates {
  readonly shops: Map<string, Map<string | null, number[]>>;
}

export function newInquiryFates(): InquiryFates {
  return { shops: new Map() };
}

type FateInquiry = Pick<
  Inquiry,
  'day' | 'agent' | 'startAt' | 'orderIds' | 'provisional' | (typeof FATES)[number]
>;

type FateOrder = Pick<
  AttributedOrder,
  | 'orderId'
  | 'owner'
  | 'placedAt'
  | 'paidAt'
  | 'closedAt'
  | 'closedNotBefore'
  | 'refundedAt'
  | 'counted'
>;

/** What of an analysis is read: facts stored in a database have as much. */
export type FateSource = Pick<Analysis, 'shop' | 'ordersKnown'> & {
  readonly inquiries: readonly FateInquiry[];
  readonly orders: readonly FateOrder[];
};

/** Adds one thread's inquiries; those of unknown orders, or with a fate of unknown time, are left out. */
export function tallyFates(fates: InquiryFates, analysis: FateSource, setup: Setup): void {
  if (analysis.ordersKnown === false || analysis.inquiries.length === 0) return;
  const { cancelReversesMs } = setup.policy;
  for (const inquiry of analysis.inquiries) {
    const numbers = numbersOf(inquiry, analysis.orders, cancelReversesMs);
    if (numbers !== null) listOf(fates, analysis.shop, inquiry.agent).push(...numbers);
  }
}

function listOf({ shops }: InquiryFates, shop: string, agent: string | null): number[] {
  let agents = shops.get(shop);
  if (agents === undefined) {
    agents = new Map();
    shops.set(shop, agents);
  }
  let list = agents.get(agent);
  if (list === undefined) {
    list = [];
    agents.set(agent, list);
  }
  return list;
}

function numbersOf(
  inquiry: FateInquiry,
  orders: readonly FateOrder[],
  cancelReversesMs: number | null,
): number[] | null {
  const { startAt, orderIds, agent } = inquiry;
  const own = orderIds.length === 0 ? [] : orders.filter((one) => orderIds.includes(one.orderId));
  // An order booked on a later day's contact: it fell into this one's window too.
  const later =
    own.length === 0 && inquiry.orderedInWindow
      ? orders.filter((one) => one.owner === agent && (one.placedAt ?? startAt) >= startAt)
      : [];
  const numbers = [dayOfText(inquiry.day) ?? 0, startAt, inquiry.provisional ? 1 : 0];
  const placed = (list: readonly FateOrder[]): Happened =>
    earliest(list, ({ placedAt }) => placedAt);
  const paid = (list: readonly FateOrder[]): Happened => paidOf(list, cancelReversesMs);
  const found: Readonly<Record<Fate, Happened>> = {
    ordered: placed(own),
    paid: paid(own),
    orderedInWindow: placed(own.length > 0 ? own : later.slice(0, 1)),
    paidInWindow: paid(own.length > 0 ? own : later),
  };
  for (const fate of FATES) {
    const { at, lostFrom, lostAt } = found[fate];
    if (inquiry[fate] !== (at !== null)) return null;
    numbers.push(at ?? Number.NaN, lostFrom ?? Number.NaN, lostAt ?? Number.NaN);
  }
  return numbers;
}

interface Happened {
  readonly at: Instant | null;
  readonly lostFrom: Instant | null;
  readonly lostAt: Instant | null;
}

function earliest(
  orders: readonly FateOrder[],
  instant: (order: FateOrder) => Instant | null,
): Happened {
  let at: Instant | null = null;
  for (const order of orders) {
    const one = instant(order);
    if (one !== null && (at === null || one < at)) at = one;
  }
  return { at, lostFrom: null, lostAt: null };
}

function paidOf(orders: readonly FateOrder[], cancelReversesMs: number | null): Happened {
  const { at } = earliest(
    orders.filter(({ counted }) => counted),
    ({ paidAt }) => paidAt,
  );
  const lost = orders.find(({ counted, paidAt }) => !counted && paidAt !== null);
  if (at !== null || lost === undefined || lost.paidAt === null) {
    return { at, lostFrom: null, lostAt: null };
  }
  const { closedAt, closedNotBefore, refundedAt, paidAt } = lost;
  const back = closedAt ?? refundedAt ?? closedNotBefore ?? paidAt + (cancelReversesMs ?? 0);
  return { at: null, lostFrom: paidAt, lostAt: back };
}

/** All of both; neither is changed. */
export function mergeInquiryFates(a: InquiryFates, b: InquiryFates): InquiryFates {
  const merged = newInquiryFates();
  for (const { shops } of [a, b]) {
    for (const [shop, agents] of shops) {
      for (const [agent, numbers] of agents) {
        const list = listOf(merged, shop, agent);
        for (const number of numbers) list.push(number);
      }
    }
  }
  return merged;
}

/** One inquiry read back, of one fate. */
export interface InquiryFate {
  /** Day number. */
  readonly day: number;
  readonly startAt: Instant;
  /** As of the analysis its windows had not closed. */
  readonly open: boolean;
  /** When it happened for good; null: it has not. */
  readonly at: Instant | null;
  /** Happened, and was taken back: from when to when. */
  readonly lostFrom: Instant | null;
  readonly lostAt: Instant | null;
}

/** Inquiries of a shop, or of one of its agents, in order of their start. */
export function listFates(
  { shops }: InquiryFates,
  shop: string,
  fate: Fate,
  agent?: string | null,
): InquiryFate[] {
  const found: InquiryFate[] = [];
  const offset = HEAD + 3 * FATES.indexOf(fate);
  const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
  for (const [name, numbers] of shops.get(shop) ?? []) {
    if (agent !== undefined && name !== agent) continue;
    for (let i = 0; i < numbers.length; i += STRIDE) {
      found.push({
        day: numbers[i]!,
        startAt: numbers[i + 1]!,
        open: numbers[i + 2] === 1,
        at: orNull(numbers[i + offset]!),
        lostFrom: orNull(numbers[i + offset + 1]!),
        lostAt: orNull(numbers[i + offset + 2]!),
      });
    }
  }
  return found.sort((a, b) => a.startAt - b.startAt);
}
