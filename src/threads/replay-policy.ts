// The orders of a thread as another attribution policy would have them.
import type { AttributedOrder } from '../domain/analysis.ts';
import type { Instant, Thread } from '../domain/event.ts';
import type { AttributionPolicy, Setup } from '../domain/setup.ts';
import { Clock } from '../lib/clock.ts';
import { assembleThread } from './assemble-thread.ts';

/** Whose the thread's orders are under `policy`, all else as in `setup`; as things stood at `asOf`. */
export function replayPolicy(
  thread: Thread,
  setup: Setup,
  policy: AttributionPolicy,
  asOf: Instant,
): readonly AttributedOrder[] {
  return assembleThread(thread, { ...setup, policy }, new Clock(asOf)).orders;
}
