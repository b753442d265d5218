// What the rules are judged on: one thread as assembled, its setup and the instant asked about.
import type { AttributedOrder, Conversation } from '../domain/analysis.ts';
import type { Annotation } from '../domain/annotation.ts';
import type { Setup } from '../domain/setup.ts';
import type { Clock } from '../lib/clock.ts';

export interface Scene {
  readonly shop: string;
  readonly buyer: string;
  readonly conversations: readonly Conversation[];
  readonly orders: readonly AttributedOrder[];
  /** false: no order data were given, whatever needs them is n/a. */
  readonly ordersKnown: boolean;
  /** Why the thread's orders cannot be trusted; null when they can. */
  readonly ordersUnclear: string | null;
  /** Stored answers of AI annotators; absent: none. */
  readonly annotations?: readonly Annotation[] | undefined;
  readonly setup: Setup;
  readonly clock: Clock;
}
