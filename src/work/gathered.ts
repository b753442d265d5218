// What intake learns beside the events themselves: shops, agents, tables, counts, and what masked names need.
import type { Instant } from '../domain/event.ts';
import type { Agent, DutySpan, Product } from '../domain/setup.ts';
import type { Notice } from '../intake/format.ts';

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
