// A conversation kept to be shown: its transcript, with the orders on the same time line.
import type { Evidence } from '../domain/analysis.ts';
import type { Fen, Instant, MessageKind, Sender } from '../domain/event.ts';

export interface TranscriptLine {
  readonly id: string;
  readonly by: Sender;
  readonly agent: string | null;
  readonly at: Instant | null;
  readonly kind: MessageKind;
  readonly text: string;
  readonly auto: boolean;
  readonly revoked: boolean;
  /** How long the buyer had waited for this reply; null: it ends no round. */
  readonly waitMs: number | null;
  /** Lines left out right before this one. */
  readonly skipped: number;
}

/** Something that happened to an order, on the same time line as the words. */
export interface OrderMark {
  readonly orderId: string;
  readonly at: Instant;
  readonly state: 'placed' | 'paid' | 'closed' | 'refunded';
  readonly amountFen: Fen | null;
  readonly title: string;
}

export interface Transcript {
  readonly conversation: string;
  readonly shop: string;
  readonly buyer: string;
  readonly lines: readonly TranscriptLine[];
  /** Lines left out after the last one shown. */
  readonly skippedAfter: number;
  readonly orders: readonly OrderMark[];
}

/** A conversation that shows a weakness, or how to do it well. */
export interface Case {
  readonly rank: number;
  readonly conversation: string;
  readonly orderId: string | null;
  readonly agent: string | null;
  readonly at: Instant | null;
  readonly reason: string | null;
  readonly evidence: readonly Evidence[];
  readonly transcript: Transcript;
}
