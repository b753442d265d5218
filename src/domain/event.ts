// What happened between one buyer and one shop: messages and order changes, as any source tells them.
import type { Annotation } from './annotation.ts';

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** Money in integer fen (1/100 yuan). */
export type Fen = number;

/** Who wrote a message. `bot` is a machine answering by itself; a bot's suggestion a person sent is `agent`. */
export type Sender = 'buyer' | 'agent' | 'bot' | 'system';

export type MessageKind =
  | 'text'
  | 'image'
  | 'video'
  | 'voice'
  | 'file'
  | 'product'
  | 'order'
  | 'link'
  | 'system';

export interface Message {
  readonly type: 'message';
  /** Unique within the thread; the source's own id, or one made from the row's content. */
  readonly id: string;
  /** null: the source gives no time; then `seq` alone orders it, and whatever needs time is n/a. */
  readonly at: Instant | null;
  /** Position in its source. Orders untimed messages and breaks ties of equal times. */
  readonly seq: number;
  /** The source's conversation id, kept and respected as a boundary; null when it has none. */
  readonly conversation: string | null;
  readonly by: Sender;
  /** Agent who wrote it; on a buyer's or system line the agent it was addressed to; null if unknown. */
  readonly agent: string | null;
  readonly kind: MessageKind;
  readonly text: string;
  /** Product of a product card or order card. */
  readonly sku: string | null;
  /** Order of an order card. */
  readonly orderId: string | null;
  /** true: sent by a machine, false: by a person, null: the source does not say. */
  readonly auto: boolean | null;
  readonly revokedAt: Instant | null;
  /** A later version of the same id replaces an earlier one. */
  readonly revision: number;
}

export type OrderState =
  | 'placed'
  | 'deposit-paid'
  | 'paid'
  | 'shipped'
  | 'completed'
  | 'closed'
  | 'refund-requested'
  | 'refunded';

export interface OrderItem {
  readonly sku: string | null;
  readonly title: string;
  readonly quantity: number;
  /** Unit price; null if the source does not say. */
  readonly priceFen: Fen | null;
  /** What was paid for the line (all pieces); null if the source does not say. */
  readonly paidFen: Fen | null;
  /** What of the line was refunded so far; 0 when none. */
  readonly refundFen: Fen;
}

export interface OrderEvent {
  readonly type: 'order';
  /** Unique within the thread, e.g. `A1:paid`. */
  readonly id: string;
  readonly orderId: string;
  /** null: the source says that it happened, not when. */
  readonly at: Instant | null;
  /** Where `at` is null: it cannot have happened before this instant; null: nothing is known. */
  readonly notBefore: Instant | null;
  readonly seq: number;
  readonly state: OrderState;
  /**
   * placed: payable amount. deposit-paid: the deposit (定金). paid: all that was paid, deposit and
   * postage included. refunded: refunded amount. Else null.
   */
  readonly amountFen: Fen | null;
  /** Postage within `amountFen` of placed and paid; null if unknown. */
  readonly postageFen: Fen | null;
  /** Given with `placed` (and may be repeated with later events); empty if unknown. */
  readonly items: readonly OrderItem[];
  /** Why it was closed or refunded, in the source's words. */
  readonly reason: string | null;
  /** Seller's flag or remark (插旗). */
  readonly flagged: boolean;
  readonly revision: number;
}

/**
 * What a buyer said of the service or of an order when asked to rate it, or that they were asked.
 * One conversation (or order) holds one of an `id`; a later one of the same id replaces it.
 */
export interface Rating {
  readonly type: 'rating';
  /** Unique within the thread, e.g. `rating:H1`, `invite:H1`. */
  readonly id: string;
  /** When it was given, or the buyer was asked; null: the source does not say. */
  readonly at: Instant | null;
  readonly seq: number;
  /** The source's conversation id; null where it names none. */
  readonly conversation: string | null;
  /** The order it is about; null: none is named. */
  readonly orderId: string | null;
  /** Whom it rates; null: not said. */
  readonly agent: string | null;
  /** 5 very satisfied, 4 satisfied, 3 so-so, 2 dissatisfied, 1 very dissatisfied; null: not rated. */
  readonly score: 1 | 2 | 3 | 4 | 5 | null;
  /** The buyer was asked to rate; null: the source does not say. */
  readonly invited: boolean | null;
  /** The buyer's words with it. */
  readonly text: string;
  readonly revision: number;
}

export type ThreadEvent = Message | OrderEvent | Rating;

/** All that one buyer and one shop have said and bought: a set; the order of `events` means nothing. */
export interface Thread {
  readonly shop: string;
  readonly buyer: string;
  readonly events: readonly ThreadEvent[];
  /**
   * False when no order data were given at all: then nothing can be said of orders and every figure
   * and rule that needs them is n/a. True with no order events means: this buyer bought nothing.
   */
  readonly ordersKnown: boolean;
  /** Why this thread's orders cannot be trusted (e.g. an ambiguous masked name); null when they can. */
  readonly ordersUnclear: string | null;
  /** Stored answers of AI annotators about its conversations: a set. Absent: none were asked. */
  readonly annotations?: readonly Annotation[];
}
