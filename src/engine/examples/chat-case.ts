// A case of a .chat file: what was set up, what happened, when it is asked and what must come out.
import type { Annotation } from '../../domain/annotation.ts';
import type { Instant, Message, OrderEvent } from '../../domain/event.ts';
import type { DutySpan, Product, ServiceHours } from '../../domain/setup.ts';

/** What the mark at the end of a line demands of a rule. */
export interface ChatMark {
  readonly rule: string;
  /** `!` must be flagged, `?` must be n/a. */
  readonly demand: 'hit' | 'na';
  /** Reason an n/a must have; null: whichever. */
  readonly reason: string | null;
  /** The message or order the mark stands on; both null on a `now` line. */
  readonly messageId: string | null;
  readonly orderId: string | null;
  readonly line: number;
}

/** An instant at which the case is judged. */
export interface ChatAsk {
  readonly asOf: Instant;
  /** Marks on the `now` line itself. */
  readonly marks: readonly ChatMark[];
  readonly line: number;
}

/** The upheld appeal a case was made from: `@ appeal AP-17 2026-06-03`. */
export interface AppealMark {
  readonly id: string;
  /** Day it was upheld, `YYYY-MM-DD`. */
  readonly day: string;
}

export interface ChatCase {
  readonly title: string;
  /** 1-based line of the title. */
  readonly line: number;
  readonly messages: readonly Message[];
  readonly orders: readonly OrderEvent[];
  readonly ordersKnown: boolean;
  readonly ordersUnclear: string | null;
  /** Stored AI answers, for rules that read one. */
  readonly annotations: readonly Annotation[];
  readonly products: ReadonlyMap<string, Product>;
  readonly duty: ReadonlyMap<string, readonly DutySpan[]>;
  readonly agents: ReadonlyMap<string, { group: string | null; hiredAt: Instant | null }>;
  readonly hours: ServiceHours | null;
  readonly options: Readonly<Record<string, string>>;
  /** Marks on messages and orders: they hold from their instant on. */
  readonly marks: readonly ChatMark[];
  readonly asks: readonly ChatAsk[];
  /** null: an example its author thought of. */
  readonly appeal: AppealMark | null;
}
