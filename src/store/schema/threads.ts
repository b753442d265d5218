// Threads with all their events, and the facts an analysis found in each: conversations, receptions, inquiries, orders.
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
} from 'drizzle-orm/pg-core';
import { dayNumber, duration, fen, instant, packedBytes, shopId } from './column-types.ts';

export const thread = pgTable(
  'thread',
  {
    shopId: shopId(),
    buyer: text('buyer').notNull(),
    /** All events, see store/packed-events.ts. */
    events: packedBytes('events').notNull(),
    /** Of the set of events and of whether its orders are known and clear: equal, nothing is new. */
    eventsHash: text('events_hash').notNull(),
    messages: integer('messages').notNull(),
    firstAt: instant('first_at'),
    lastAt: instant('last_at'),
    ordersKnown: boolean('orders_known').notNull(),
    /** Why its orders cannot be trusted; null: they can. */
    ordersUnclear: text('orders_unclear'),
    recheckAt: instant('recheck_at'),
    analysedAsOf: instant('analysed_as_of').notNull(),
    setupVersion: text('setup_version').notNull(),
    /** Of the pairs of characters search finds it by, see store/search-words.ts; null: none. */
    wordsHash: bigint('words_hash', { mode: 'number' }),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.buyer] }),
    index('thread_recheck').on(t.shopId, t.recheckAt).where(sql`${t.recheckAt} is not null`),
    index('thread_setup').on(t.shopId, t.setupVersion, t.ordersKnown),
  ],
);

export const conversation = pgTable(
  'conversation',
  {
    shopId: shopId(),
    /** The source's own where it has one: a few sources number each buyer's anew, so the buyer is in the key. */
    conversationId: text('conversation_id').notNull(),
    buyer: text('buyer').notNull(),
    day: dayNumber('day'),
    startAt: instant('start_at'),
    endAt: instant('end_at'),
    agent: text('agent'),
    agents: text('agents').array().notNull(),
    phase: text('phase').notNull(),
    phaseBasis: text('phase_basis').notNull(),
    leftOut: text('left_out'),
    messages: integer('messages').notNull(),
    buyerLines: integer('buyer_lines').notNull(),
    agentLines: integer('agent_lines').notNull(),
    autoLines: integer('auto_lines').notNull(),
    rounds: integer('rounds').notNull(),
    unansweredRounds: integer('unanswered_rounds').notNull(),
    firstResponseMs: duration('first_response_ms'),
    meanWaitMs: duration('mean_wait_ms'),
    maxWaitMs: duration('max_wait_ms'),
    /** Total of its main agent, 0..100; null: not scored. */
    score: real('score'),
    /** Of each agent: `{ agent, scorecard, version, total, attitude, skill, compliance, process }`. */
    scores: json('scores').notNull(),
    /** Hits of fault rules that are not on trial. */
    faults: integer('faults').notNull(),
    /** 0 none, 1 info, 2 minor, 3 major, 4 critical: the gravest of `faults`. */
    worstSeverity: smallint('worst_severity').notNull(),
    orderResult: text('order_result').notNull(),
    salesFen: fen('sales_fen').notNull(),
    firstWords: text('first_words').notNull(),
    setupVersion: text('setup_version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.conversationId, t.buyer] }),
    index('conversation_buyer').on(t.shopId, t.buyer),
    // How addresses name it: the id of some sources holds the buyer's nick, which not everybody may see.
    index('conversation_ref').on(t.shopId, sql`md5(${t.conversationId} || '/' || ${t.buyer})`),
    // With what lists are sorted by, so that of all rows but those of the page only this is read.
    index('conversation_day').on(
      ...[t.shopId, t.day, t.startAt, t.conversationId, t.buyer, t.faults, t.worstSeverity],
      ...[t.salesFen, t.maxWaitMs, t.score],
    ),
    index('conversation_agent').on(t.shopId, t.agent, t.day, t.startAt),
  ],
);

export const reception = pgTable(
  'reception',
  {
    shopId: shopId(),
    conversationId: text('conversation_id').notNull(),
    agent: text('agent').notNull(),
    /** Position in the conversation. */
    n: integer('n').notNull(),
    buyer: text('buyer').notNull(),
    day: dayNumber('day'),
    startAt: instant('start_at'),
    endAt: instant('end_at'),
    agentLines: integer('agent_lines').notNull(),
    autoLines: integer('auto_lines').notNull(),
    buyerLines: integer('buyer_lines').notNull(),
    asked: boolean('asked').notNull(),
    replied: boolean('replied').notNull(),
    firstResponseMs: duration('first_response_ms'),
    transferredFrom: text('transferred_from'),
    leftUnanswered: boolean('left_unanswered').notNull(),
    setupVersion: text('setup_version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.conversationId, t.buyer, t.n] }),
    index('reception_agent').on(t.shopId, t.agent, t.day),
  ],
);

export const inquiry = pgTable(
  'inquiry',
  {
    shopId: shopId(),
    buyer: text('buyer').notNull(),
    /** Position in the thread. */
    n: integer('n').notNull(),
    day: dayNumber('day').notNull(),
    agent: text('agent'),
    conversationId: text('conversation_id').notNull(),
    startAt: instant('start_at').notNull(),
    ordered: boolean('ordered').notNull(),
    paid: boolean('paid').notNull(),
    orderedInWindow: boolean('ordered_in_window').notNull(),
    paidInWindow: boolean('paid_in_window').notNull(),
    provisional: boolean('provisional').notNull(),
    salesFen: fen('sales_fen').notNull(),
    /** The buyer ordered afterwards, from whomever: needs no call. */
    boughtSince: boolean('bought_since').notNull(),
    /** Product last shown in the conversation. */
    sku: text('sku'),
    product: text('product'),
    /** What is at stake: its price. */
    valueFen: fen('value_fen'),
    /** The value is a list price, not what the buyer would have paid. */
    valueGuessed: boolean('value_guessed').notNull(),
    lastWords: text('last_words'),
    /** A guess, see work/loss-reason; null: ordered. */
    lossReason: text('loss_reason'),
    setupVersion: text('setup_version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.buyer, t.n] }),
    // With what funnels count, so that no row need be read for them.
    index('inquiry_day').on(t.shopId, t.day, t.agent, t.ordered, t.paid),
    index('inquiry_conversation').on(t.shopId, t.conversationId),
  ],
);

/** What the agent of an inquiry could not choose about its buyer, for fair comparison; final inquiries only. */
export const caseMix = pgTable(
  'case_mix',
  {
    shopId: shopId(),
    buyer: text('buyer').notNull(),
    /** Position of the inquiry in the thread. */
    n: integer('n').notNull(),
    day: dayNumber('day').notNull(),
    agent: text('agent').notNull(),
    hour: smallint('hour').notNull(),
    /** Of the product asked about. */
    priceFen: fen('price_fen'),
    category: text('category'),
    intent: text('intent').notNull(),
    history: text('history').notNull(),
    difficulty: text('difficulty').notNull(),
    paid: boolean('paid').notNull(),
    salesFen: fen('sales_fen').notNull(),
    /** The first product the buyer showed. */
    askedSku: text('asked_sku'),
    setupVersion: text('setup_version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.buyer, t.n] }),
    index('case_mix_day').on(t.shopId, t.day),
  ],
);

export const customerOrder = pgTable(
  'customer_order',
  {
    shopId: shopId(),
    orderId: text('order_id').notNull(),
    buyer: text('buyer').notNull(),
    state: text('state').notNull(),
    ownership: text('ownership').notNull(),
    owner: text('owner'),
    conversationId: text('conversation_id'),
    /** The inquiry's business day where it has one, else of placing. */
    day: dayNumber('day'),
    placedAt: instant('placed_at'),
    paidAt: instant('paid_at'),
    closedAt: instant('closed_at'),
    refundedAt: instant('refunded_at'),
    placedFen: fen('placed_fen'),
    paidFen: fen('paid_fen').notNull(),
    refundFen: fen('refund_fen').notNull(),
    salesFen: fen('sales_fen').notNull(),
    paid: boolean('paid').notNull(),
    closed: boolean('closed').notNull(),
    counted: boolean('counted').notNull(),
    lost: boolean('lost').notNull(),
    provisional: boolean('provisional').notNull(),
    silentPlaced: boolean('silent_placed').notNull(),
    assists: text('assists').array().notNull(),
    /** An agent reminded the buyer to pay; null: could not be judged. */
    reminded: boolean('reminded'),
    /** Why it was not paid, a guess; null: paid. */
    lossReason: text('loss_reason'),
    lastWords: text('last_words'),
    /** Code of the step that decided whose it is. */
    reason: text('reason'),
    /** Why it was closed or refunded, in the source's words. */
    saidReason: text('said_reason'),
    items: jsonb('items').notNull(),
    trace: json('trace').notNull(),
    setupVersion: text('setup_version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.orderId, t.buyer] }),
    index('customer_order_buyer').on(t.shopId, t.buyer),
    index('customer_order_owner').on(t.shopId, t.owner, t.day),
    // With what sums by ownership add.
    index('customer_order_day').on(t.shopId, t.day, t.ownership, t.counted, t.salesFen),
    index('customer_order_placed').on(t.shopId, t.placedAt),
    // What may still be saved, and what was not: one order in seven.
    index('customer_order_unpaid').on(t.shopId, t.placedAt).where(sql`not ${t.paid}`),
  ],
);

export const finding = pgTable(
  'finding',
  {
    shopId: shopId(),
    conversationId: text('conversation_id').notNull(),
    /** Position among the conversation's findings. */
    n: integer('n').notNull(),
    rule: text('rule').notNull(),
    version: integer('version').notNull(),
    optionsHash: text('options_hash').notNull(),
    orderId: text('order_id'),
    buyer: text('buyer').notNull(),
    agent: text('agent'),
    /** Business day of the conversation. */
    day: dayNumber('day'),
    at: instant('at'),
    /** 1 info, 2 minor, 3 major, 4 critical. */
    severity: smallint('severity').notNull(),
    kind: text('kind').notNull(),
    dimension: text('dimension').notNull(),
    archetype: text('archetype'),
    reason: text('reason'),
    evidence: json('evidence').notNull(),
    /** The line flagged, or what set the rule going; empty: it is about something missing. */
    quote: text('quote').notNull(),
    shadow: boolean('shadow').notNull(),
    setupVersion: text('setup_version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.conversationId, t.buyer, t.n] }),
    index('finding_rule').on(t.shopId, t.rule, t.day),
    index('finding_agent').on(t.shopId, t.agent, t.day),
    index('finding_day').on(t.shopId, t.day, t.severity),
    index('finding_shadow').on(t.shopId, t.day, t.rule).where(sql`${t.shadow}`),
  ],
);
