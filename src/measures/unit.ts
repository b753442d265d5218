// The units that are counted: flat records of a round, reception, conversation, buyer-day, inquiry or order.
import type { LeftOut, OrderOwnership, Phase } from '../domain/analysis.ts';
import type { Fen } from '../domain/event.ts';

/** Kinds of units, in the order they are documented. */
export const UNIT_KINDS = [
  'round',
  'reception',
  'conversation',
  'buyer-day',
  'inquiry',
  'order',
] as const;

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
  readonly refundFen: Fen;
  readonly items: number;
  readonly itemsKnown: boolean;
  readonly skus: number;
}

/** The record of each kind. */
export interface UnitOf {
  readonly round: RoundUnit;
  readonly reception: ReceptionUnit;
  readonly conversation: ConversationUnit;
  readonly 'buyer-day': BuyerDayUnit;
  readonly inquiry: InquiryUnit;
  readonly order: OrderUnit;
}

export type Unit = UnitOf[UnitKind];

/** All units of one analysis, by kind. */
export type Units = { readonly [K in UnitKind]: readonly UnitOf[K][] } & {
  readonly shop: string;
  readonly buyer: string;
  /** False: nothing can be said of orders. */
  readonly ordersKnown: boolean;
  /** When a provisional unit becomes final by the mere passing of time; null: never. */
  readonly recheckAt: number | null;
};
