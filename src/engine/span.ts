// A stretch of a conversation's lines, and when it is complete.
import type { Instant } from '../domain/event.ts';

/** Lines `from` ≤ index < `to` of a conversation. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /**
   * When nothing more can come into it. `closed`: nothing can. `end`: when the conversation has ended.
   * An instant: after that instant.
   */
  readonly until: 'closed' | 'end' | Instant;
}
