// What the one function says about a thread: conversations, rounds, receptions, inquiries, orders, verdicts.
import type { Fen, Instant, Message, OrderItem, OrderState, Rating } from './event.ts';

/** Pre-sale, after-sale, or not to be told apart; and what that was read from. */
export type Phase = 'presale' | 'aftersale' | 'unknown';

/** One line of a conversation in canonical order, with what the analysis found out about it. */
export interface Line {
  readonly message: Message;
  /** Position in the conversation, from 0. */
  readonly index: number;
  /** Sent by a machine: says so itself, or recognised as one. Never counts as a reply. */
  readonly auto: boolean;
  /** Revoked before `asOf`: neither question nor answer, never evidence. */
  readonly revoked: boolean;
  /** A buyer's bare closing (谢谢, 好的, 嗯嗯), a sticker or a rating: asks nothing. */
  readonly closing: boolean;
}

/**
 * From the buyer's first message after the last effective reply to the next effective reply.
 * `repliedAt` null: not replied as of `asOf`.
 */
export interface Round {
  /**
   * Index of the buyer's line that opened it, in `Conversation.lines`: the first that is not a bare
   * closing; where all are, the first.
   */
  readonly openedBy: number;
  /** Index of the very first buyer line of the round, closing or not, for definitions that count those. */
  readonly rawOpenedBy: number;
  /** Instant of line `rawOpenedBy`. */
  readonly rawAskedAt: Instant | null;
  /** Index of the effective reply; -1 when there is none yet. */
  readonly repliedBy: number;
  readonly askedAt: Instant | null;
  readonly repliedAt: Instant | null;
  /** repliedAt − askedAt; null when unanswered or untimed. */
  readonly waitMs: number | null;
  /** Whose round: who replied; when nobody did, who was addressed or spoke last; null: unknown. */
  readonly agent: string | null;
  /** Every buyer line in it is a bare closing: no rule treats it as unanswered. */
  readonly closing: boolean;
  /** First round of its conversation that is not a bare closing. */
  readonly first: boolean;
}

/** One agent's part in one conversation. */
export interface Reception {
  readonly conversation: string;
  readonly agent: string;
  /** Lines this agent typed (not automatic, not revoked). */
  readonly agentLines: number;
  readonly autoLines: number;
  /** Buyer lines while this agent had the conversation. */
  readonly buyerLines: number;
  /** First instant this agent had the buyer: the buyer's first line to them. null: untimed. */
  readonly startAt: Instant | null;
  readonly endAt: Instant | null;
  /**
   * False: the buyer sent this agent nothing but bare closings, so nothing was left to answer and
   * the reception is neither replied late nor unanswered.
   */
  readonly asked: boolean;
  /**
   * First effective reply − buyer's first line to this agent that is no bare closing (taken over
   * while a line waits: from that line, or from the handover line if that came later).
   * null: not asked, not replied or untimed.
   */
  readonly firstResponseMs: number | null;
  readonly replied: boolean;
  /** Came to this agent from another. */
  readonly transferredFrom: string | null;
  /** Left this agent for another without this agent having replied. */
  readonly leftUnanswered: boolean;
}

/** Why a conversation or buyer is not counted as received; null: received. */
export type LeftOut =
  | 'own-account'
  | 'no-buyer-line'
  | 'only-system'
  | 'advertising'
  | 'transfer-without-reply';

export interface Conversation {
  /** The source's id, or `shop|buyer|<id of its first message>`. */
  readonly id: string;
  /** true: the id and the boundary come from the source. */
  readonly given: boolean;
  readonly lines: readonly Line[];
  readonly startAt: Instant | null;
  readonly endAt: Instant | null;
  /** Agents in order of first appearance (typed a line, or were addressed). */
  readonly agents: readonly string[];
  /**
   * The agent a finding about the whole conversation belongs to: who typed most lines (tie: who typed
   * last); nobody typed: who had the buyer last; null: none.
   */
  readonly agent: string | null;
  readonly rounds: readonly Round[];
  readonly receptions: readonly Reception[];
  readonly phase: Phase;
  /** orders: by order data. text: by the buyer's words, order data missing or silent. */
  readonly phaseBasis: 'orders' | 'text';
  readonly leftOut: LeftOut | null;
  /** Orders placed in it or attributed to it, by id. */
  readonly orderIds: readonly string[];
}

/** Money given back, on the day it happened; null: the day is unknown. */
export interface Refund {
  readonly at: Instant | null;
  readonly fen: Fen;
}

/** The first payment of a pre-sale order (定金). */
export interface Deposit {
  readonly at: Instant | null;
  /** 0 where the source does not say how much. */
  readonly fen: Fen;
}

/** An order as of `asOf`. */
export interface Order {
  readonly orderId: string;
  readonly state: OrderState;
  readonly placedAt: Instant | null;
  readonly paidAt: Instant | null;
  readonly shippedAt: Instant | null;
  readonly completedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** Closed, with the time unknown. */
  readonly closedUntimed: boolean;
  /** Closed not before; only where `closedUntimed`. */
  readonly closedNotBefore: Instant | null;
  readonly refundedAt: Instant | null;
  /** Paid in full; a deposit alone is not. */
  readonly paid: boolean;
  readonly closed: boolean;
  /** null: no deposit was paid, or none is known of. */
  readonly deposit: Deposit | null;
  /** Payable amount at placing. */
  readonly placedFen: Fen | null;
  readonly paidFen: Fen;
  readonly postageFen: Fen;
  readonly refundFen: Fen;
  /** What `refundFen` is made of, by day; untimed ones last. */
  readonly refunds: readonly Refund[];
  readonly refundRequested: boolean;
  readonly items: readonly OrderItem[];
  readonly flagged: boolean;
  readonly reason: string | null;
}

/**
 * attributed: an agent's. silent: no agent's (全静默). unclear: cannot be told, so nobody's.
 * left-out: the policy leaves it out (flagged …).
 */
export type OrderOwnership = 'attributed' | 'silent' | 'unclear' | 'left-out';

/** A step of the trace that says why an order is or isn't an agent's. */
export interface TraceStep {
  /** Code, e.g. `chat-in-window`, `chat-too-early`, `owner-last`, `no-chat`; words in report/. */
  readonly code: string;
  readonly agent: string | null;
  readonly conversation: string | null;
  readonly at: Instant | null;
  /** What the code needs to be said in words: numbers and names. */
  readonly detail: Readonly<Record<string, string | number | null>>;
}

export interface AttributedOrder extends Order {
  readonly ownership: OrderOwnership;
  /** Null unless attributed. */
  readonly owner: string | null;
  /** Placed without a chat, paid after one (静默下单). */
  readonly silentPlaced: boolean;
  /** Agents who chatted in the window but do not own it. */
  readonly assists: readonly string[];
  /** The owning chat's conversation, and the business day of that contact (the inquiry's key). */
  readonly conversation: string | null;
  readonly inquiryDay: string | null;
  /** What the policy counts as sold: paid, less refunds and postage where it says so; 0 if reversed. */
  readonly salesFen: Fen;
  /** Paid and not taken back. */
  readonly counted: boolean;
  /** Placed with the agent and finally closed. */
  readonly lost: boolean;
  /** The figure may still change: a window is open. */
  readonly provisional: boolean;
  readonly trace: readonly TraceStep[];
}

/** 询单: a received buyer on one business day who came before ordering, with one agent. */
export interface Inquiry {
  /** Local business day, `YYYY-MM-DD`. */
  readonly day: string;
  /** null: the buyer was addressed to nobody and answered by nobody; counts for the shop only. */
  readonly agent: string | null;
  readonly conversation: string;
  readonly startAt: Instant;
  /** Orders attributed to this agent from this day's contact. */
  readonly orderIds: readonly string[];
  /** `orderIds` is not empty. */
  readonly ordered: boolean;
  /** One of `orderIds` was paid and not taken back. */
  readonly paid: boolean;
  /**
   * An order of this agent's fell into this contact's inquiry window, be it booked on a later day's
   * contact (询单→最终下单: each day's inquirer counts, each order once).
   */
  readonly orderedInWindow: boolean;
  /** The same, paid and not taken back. */
  readonly paidInWindow: boolean;
  /**
   * Nothing was ordered, another agent had the buyer before, and the policy books the loss on that
   * one alone (first-contact exemption).
   */
  readonly lostExempt: boolean;
  /** Sum of `salesFen` of `orderIds`. */
  readonly salesFen: Fen;
  /** Its inquiry or payment window is still open. */
  readonly provisional: boolean;
}

/** A buyer's rating, with the contact it belongs to. */
export interface RatedContact {
  readonly id: string;
  readonly at: Instant | null;
  /** service: of an agent's work. order: of what was bought, no agent and no conversation named. */
  readonly about: 'service' | 'order';
  /** The conversation it rates: the one named, else the agent's last before it; null: none is known. */
  readonly conversation: string | null;
  readonly orderId: string | null;
  /** Named, else whose the conversation or order is; null: nobody's. */
  readonly agent: string | null;
  readonly score: Rating['score'];
  readonly invited: boolean | null;
}

export type Truth = 'hit' | 'miss' | 'na';

/** Where in the conversation a verdict rests. */
export interface Evidence {
  /** Message it points at; null for an interval in which nothing was found. */
  readonly messageId: string | null;
  /** Character span in the message's text; absent: the whole message. */
  readonly start?: number;
  readonly end?: number;
  /** The searched interval, where something was absent. */
  readonly from?: Instant | null;
  readonly to?: Instant | null;
  /** trigger: what set the rule going. wrong: the line flagged. good: for merits. context: beside it. */
  readonly role: 'trigger' | 'wrong' | 'good' | 'context' | 'absent';
  /** A figure or code that explains it, e.g. `wait 35 s > 20 s`; codes are put in words by report/. */
  readonly note?: string;
}

export interface Verdict {
  readonly rule: string;
  readonly version: number;
  readonly conversation: string;
  /** The order judged, for rules that judge each order. */
  readonly orderId: string | null;
  /** Whom it concerns; null: nobody in particular (buyer-side rules, unknown agent). */
  readonly agent: string | null;
  readonly result: Truth;
  /** Why it is n/a (a code of docs/reference/rule-language.md#reasons), or what decided a hit or miss; null: nothing to say. */
  readonly reason: string | null;
  readonly evidence: readonly Evidence[];
  /** The instant the hit is dated at, for sorting and day buckets; null: untimed. */
  readonly at: Instant | null;
  /** Tells verdicts of one rule and version under different options apart; absent: not known. */
  readonly optionsHash?: string;
  /** true: the rule is on trial (shadow); judged, never scored. */
  readonly shadow?: boolean;
}

export interface Analysis {
  readonly shop: string;
  readonly buyer: string;
  readonly asOf: Instant;
  /** False: no order data, or this buyer's cannot be trusted; order figures are n/a. Absent: true. */
  readonly ordersKnown?: boolean;
  /** Nothing changes by the mere passing of time before this instant; null: never again. */
  readonly recheckAt: Instant | null;
  readonly conversations: readonly Conversation[];
  readonly orders: readonly AttributedOrder[];
  readonly inquiries: readonly Inquiry[];
  /** Sorted by time and id; absent: no rating or invitation is known. */
  readonly ratings?: readonly RatedContact[];
  readonly verdicts: readonly Verdict[];
  /** Messages beyond `messagesPerThreadMax`, oldest first, that were left out. */
  readonly messagesLeftOut: number;
}
