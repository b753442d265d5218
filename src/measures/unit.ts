// The units that are counted: flat records of a round, reception, conversation, buyer-day, inquiry …
import type { LeftOut, OrderOwnership, Phase } from '../domain/analysis.ts';
import type { Fen, Instant } from '../domain/event.ts';

/** Kinds found in one thread by itself, in the order they are documented. */
export const THREAD_UNIT_KINDS = [
  'round',
  'reception',
  'conversation',
  'buyer-day',
  'inquiry',
  'order',
  'payment',
  'rating',
] as const;

export type ThreadUnitKind = (typeof THREAD_UNIT_KINDS)[number];

/** All kinds; an agent-day is known only when the receptions of all buyers lie side by side. */
export const UNIT_KINDS = [...THREAD_UNIT_KINDS, 'agent-day'] as const;

export type UnitKind = (typeof UNIT_KINDS)[number];

interface UnitBase {
  /** Whose figure it goes into; null: nobody's (unattributed). */
  readonly agent: string | null;
  /** Business day of its start, as a day number of lib/zone; null: untimed. */
  readonly day: number | null;
  /** Local minute of its start, 0..1439; −1: untimed. */
  readonly minuteOfDay: number;
  /** Conversation to open when drilling down; null: none. */
  readonly conversation: string | null;
  /** Why the trade does not count its buyer as received; empty: received. */
  readonly leftOut: LeftOut | '';
  /** As of now the unit may still change. */
  readonly provisional: boolean;
}

export interface RoundUnit extends UnitBase {
  readonly kind: 'round';
  /** Position in the conversation's rounds; −1: the part of an agent who passed the buyer on unanswered. */
  readonly index: number;
  readonly phase: Phase;
  readonly replied: boolean;
  readonly repliedSameDay: boolean;
  /** From the first line that asks something; 0 unless replied and timed. */
  readonly waitMs: number;
  /** From the buyer's first line, bare closings included. */
  readonly rawWaitMs: number;
  /** As waitMs, but of a buyer passed on, from the buyer's first line to this sub-account. */
  readonly ownWaitMs: number;
  /** As rawWaitMs, but of a buyer passed on, from the buyer's first line to this sub-account. */
  readonly rawOwnWaitMs: number;
  readonly closing: boolean;
  readonly first: boolean;
  /** The part of an agent who passed the buyer on without a reply; never replied. */
  readonly lostInTransfer: boolean;
}

export interface ReceptionUnit extends UnitBase {
  readonly kind: 'reception';
  readonly phase: Phase;
  /** The buyer asked this agent something, or waited when the agent took over. */
  readonly asked: boolean;
  readonly replied: boolean;
  /** The first response is known: replied, and both ends are timed. */
  readonly responseKnown: boolean;
  /** 0 unless known. */
  readonly firstResponseMs: number;
  readonly agentLines: number;
  readonly autoLines: number;
  readonly buyerLines: number;
  readonly transferred: boolean;
  readonly leftUnanswered: boolean;
}

export interface ConversationUnit extends UnitBase {
  readonly kind: 'conversation';
  readonly phase: Phase;
  readonly agentLines: number;
  readonly buyerLines: number;
  readonly agents: number;
  /** The first question got an effective reply. */
  readonly replied: boolean;
  /** The first reply's wait is known: replied, and both ends are timed. */
  readonly responseKnown: boolean;
  /** Wait of the first question; 0 unless known. */
  readonly firstResponseMs: number;
  /** Rounds, bare closings left out, whose wait is known. */
  readonly repliedRounds: number;
  /** Mean wait of those rounds in whole microseconds; 0 if there are none. */
  readonly meanWaitUs: number;
  /** Its last question, bare closings left out, has no effective reply. */
  readonly openQuestion: boolean;
  /** Business days until the buyer came back about the same matter; −1: not yet, or untimed. */
  readonly againDays: number;
  /** Business days since it began as of now, at most 30; −1: untimed. */
  readonly ageDays: number;
  readonly rounds: readonly RoundUnit[];
}

/** One buyer on one business day, in the hands of one agent. */
export interface BuyerDayUnit extends UnitBase {
  readonly kind: 'buyer-day';
  /** The buyer said something that day. */
  readonly consulting: boolean;
  readonly conversations: number;
  readonly agentLines: number;
  readonly autoLines: number;
  readonly buyerLines: number;
  /** An effective reply that day. */
  readonly replied: boolean;
  /** Something was asked: not only bare closings. */
  readonly asked: boolean;
  /** True on one of a buyer's units of a day (the agent with most lines), so that buyers count once. */
  readonly main: boolean;
  /** The buyer rated this agent's work of that day. */
  readonly rated: boolean;
  /** The buyer is known to have been asked to rate it. */
  readonly invited: boolean;
  readonly rounds: readonly RoundUnit[];
}

export interface InquiryUnit extends UnitBase {
  readonly kind: 'inquiry';
  readonly ordersKnown: boolean;
  readonly ordered: boolean;
  /** One of its own orders was paid and not taken back. */
  readonly paid: boolean;
  /** An order fell into its window, be it booked on the contact of a later day. */
  readonly orderedInWindow: boolean;
  readonly paidInWindow: boolean;
  readonly orderedSameDay: boolean;
  readonly paidSameDay: boolean;
  readonly paidByNextDay: boolean;
  readonly orders: number;
  /** Of its orders: how many were paid at all, be the payment taken back or not. */
  readonly ordersPaid: number;
  /** … on the business day they were placed. */
  readonly ordersPaidSameDay: number;
  /** … and some of it given back. */
  readonly ordersRefunded: number;
  /** … or a refund was asked for. */
  readonly ordersRefundRequested: number;
  /** The policy books its loss on another agent alone (first-contact exemption). */
  readonly lostExempt: boolean;
  readonly salesFen: Fen;
  /** One of its orders was placed and has not been lost. */
  readonly kept: boolean;
  /** Pieces in its counted orders. */
  readonly items: number;
  /** Every counted order says what was in it. */
  readonly itemsKnown: boolean;
  /** Different products in its counted orders. */
  readonly skus: number;
  /** Its business day has not ended. */
  readonly dayOpen: boolean;
  /** The day after has not ended. */
  readonly nextDayOpen: boolean;
}

export interface OrderUnit extends UnitBase {
  readonly kind: 'order';
  readonly orderId: string;
  readonly ownership: OrderOwnership;
  readonly paid: boolean;
  readonly counted: boolean;
  readonly closed: boolean;
  readonly lost: boolean;
  readonly refunded: boolean;
  readonly refundRequested: boolean;
  readonly silentPlaced: boolean;
  readonly assisted: boolean;
  readonly paidSameDay: boolean;
  readonly salesFen: Fen;
  readonly placedFen: Fen;
  readonly paidFen: Fen;
  readonly postageFen: Fen;
  readonly refundFen: Fen;
  readonly flagged: boolean;
  readonly items: number;
  readonly itemsKnown: boolean;
  /** Pieces given back. */
  readonly refundedItems: number;
  /** It can be told which pieces were given back: none, all, or lines of their own. */
  readonly refundItemsKnown: boolean;
  readonly skus: number;
  /** Pieces, and their price, whose product card the owner had sent before the order was placed. */
  readonly recommendedItems: number;
  readonly recommendedFen: Fen;
  /** The lowest rating that names the order, 1..5; 0: none does. */
  readonly score: number;
}

/**
 * own-own: had the buyer last before placing and before paying. own-other: before placing, another
 * before paying. other-own: before paying, another before placing. silent-own: before paying, nobody
 * before placing. silent-follow-up: nobody before paying, this one soon after. silent: nobody at all.
 */
export type PaymentSplit =
  | 'own-own'
  | 'own-other'
  | 'other-own'
  | 'silent-own'
  | 'silent-follow-up'
  | 'silent'
  | 'unclear';

/** A paid order in the hands of one agent: two units where placing and paying were different agents'. */
export interface PaymentUnit extends UnitBase {
  readonly kind: 'payment';
  readonly orderId: string;
  readonly ownership: OrderOwnership;
  readonly split: PaymentSplit;
  /** Paid and not taken back. */
  readonly counted: boolean;
  readonly salesFen: Fen;
  readonly paidFen: Fen;
  /** From paying to the follow-up of split `silent-follow-up`; −1: none. */
  readonly followUpMs: number;
}

/** A rating a buyer gave, on the day of the contact it is about, else on its own. */
export interface RatingUnit extends UnitBase {
  readonly kind: 'rating';
  /** service: of an agent's work. order: of what was bought. */
  readonly about: 'service' | 'order';
  /** 5 very satisfied … 1 very dissatisfied. */
  readonly score: number;
}

/** All of one agent's receptions on one business day, whoever the buyers were. */
export interface AgentDayUnit extends UnitBase {
  readonly kind: 'agent-day';
  /** Spells in which a reception was open, cut at pauses longer than the definition's `idleMs`. */
  readonly spells: number;
  /** The most receptions open at one instant. */
  readonly peakReceptions: number;
  /** The first instant of that peak. */
  readonly peakAt: Instant;
  /** Time with at least one reception open. */
  readonly busyMs: number;
}

/** The record of each kind. */
export interface UnitOf {
  readonly round: RoundUnit;
  readonly reception: ReceptionUnit;
  readonly conversation: ConversationUnit;
  readonly 'buyer-day': BuyerDayUnit;
  readonly inquiry: InquiryUnit;
  readonly order: OrderUnit;
  readonly payment: PaymentUnit;
  readonly rating: RatingUnit;
  readonly 'agent-day': AgentDayUnit;
}

export type Unit = UnitOf[UnitKind];

/** The units of one analysis, by kind; agent-days are made of those of many. */
export type Units = { readonly [K in ThreadUnitKind]: readonly UnitOf[K][] } & {
  readonly shop: string;
  readonly buyer: string;
  /** False: nothing can be said of orders. */
  readonly ordersKnown: boolean;
  /** When a provisional unit becomes final by the mere passing of time; null: never. */
  readonly recheckAt: number | null;
};
