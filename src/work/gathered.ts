// What intake learns beside the events themselves: shops, agents, tables, counts, and what masked names need.
import type { Instant } from '../domain/event.ts';
import type { Agent, DutySpan, Product } from '../domain/setup.ts';
import type { Notice } from '../intake/format.ts';

export const AUTO_TEXTS_MAX = 5000;

/** A conversation whose buyer the source masked; intake keys it `x**#<session>`. */
export interface MaskedConversation {
  readonly shop: string;
  readonly buyer: string;
  startAt: Instant | null;
  endAt: Instant | null;
  readonly skus: Set<string>;
}

/** An order as far as joining it to a masked conversation needs it. */
export interface JoinableOrder {
  readonly shop: string;
  readonly buyer: string;
  readonly orderId: string;
  readonly placedAt: Instant | null;
  readonly skus: readonly string[];
}

export interface Gathered {
  /** Messages per shop name, orders per shop name. */
  readonly chatShops: Map<string, number>;
  readonly orderShops: Map<string, number>;
  /** Ratings per shop name: they may come without the chats they are of. */
  readonly ratingShops: Map<string, number>;
  /** Agents seen in chats, with their number of lines. */
  readonly chatAgents: Map<string, number>;
  /** Agents seen in the chats of each shop, by its name as read. */
  readonly shopAgents: Map<string, Set<string>>;
  /** Rows of the agents, duty and product tables. */
  readonly agents: Map<string, Agent>;
  readonly duty: Map<string, DutySpan[]>;
  readonly products: Map<string, Product>;
  readonly notices: Notice[];
  /** Texts the source itself marks as automatic: the same text unmarked is automatic too. */
  readonly autoTexts: Set<string>;
  readonly masked: Map<string, MaskedConversation>;
  readonly joinable: JoinableOrder[];
  messages: number;
  orderEvents: number;
  firstAt: Instant;
  lastAt: Instant;
}

export function newGathered(): Gathered {
  return {
    chatShops: new Map(),
    orderShops: new Map(),
    ratingShops: new Map(),
    chatAgents: new Map(),
    shopAgents: new Map(),
    agents: new Map(),
    duty: new Map(),
    products: new Map(),
    notices: [],
    autoTexts: new Set(),
    masked: new Map(),
    joinable: [],
    messages: 0,
    orderEvents: 0,
    firstAt: Number.POSITIVE_INFINITY,
    lastAt: Number.NEGATIVE_INFINITY,
  };
}

/** Adds what was learnt from the messages of a later part of the same file. */
export function addGathered(to: Gathered, from: Gathered): void {
  addCounts(to.chatShops, from.chatShops);
  addCounts(to.chatAgents, from.chatAgents);
  for (const [shop, agents] of from.shopAgents) {
    const known = to.shopAgents.get(shop);
    if (known === undefined) to.shopAgents.set(shop, agents);
    else for (const agent of agents) known.add(agent);
  }
  for (const text of from.autoTexts) if (to.autoTexts.size < AUTO_TEXTS_MAX) to.autoTexts.add(text);
  for (const [key, { startAt, endAt, skus, ...rest }] of from.masked) {
    const known = to.masked.get(key) ?? { ...rest, startAt: null, endAt: null, skus: new Set() };
    known.startAt = firstOf(known.startAt, startAt, Math.min);
    known.endAt = firstOf(known.endAt, endAt, Math.max);
    for (const sku of skus) known.skus.add(sku);
    to.masked.set(key, known);
  }
  to.messages += from.messages;
  to.firstAt = Math.min(to.firstAt, from.firstAt);
  to.lastAt = Math.max(to.lastAt, from.lastAt);
}

function addCounts(to: Map<string, number>, from: ReadonlyMap<string, number>): void {
  for (const [key, count] of from) to.set(key, (to.get(key) ?? 0) + count);
}

/** The one that `choose` prefers; null: not known. */
function firstOf(
  a: Instant | null,
  b: Instant | null,
  choose: (a: Instant, b: Instant) => Instant,
): Instant | null {
  return a === null || b === null ? (a ?? b) : choose(a, b);
}
