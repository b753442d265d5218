// A thread as live work keeps it: events come in, time passes, and only differences go out.
import type { Analysis } from '../domain/analysis.ts';
import type { Instant, Thread, ThreadEvent } from '../domain/event.ts';
import { type AnalysisSetup, analyse } from './analyse.ts';
import { type Change, diffAnalyses } from './diff-analyses.ts';

export interface LiveThread {
  readonly thread: Thread;
  /** null until the first event. */
  readonly analysis: Analysis | null;
}

export interface LiveStep {
  readonly live: LiveThread;
  readonly changes: readonly Change[];
}

/** A thread nothing is known of yet. */
export function startLiveThread(shop: string, buyer: string): LiveThread {
  return {
    thread: { shop, buyer, events: [], ordersKnown: true, ordersUnclear: null },
    analysis: null,
  };
}

/** Events have arrived at `now`, in any order, late or repeated: analyses anew, returns what changed. */
export function receiveEvents(
  live: LiveThread,
  events: readonly ThreadEvent[],
  now: Instant,
  setup: AnalysisSetup,
): LiveStep {
  const thread = { ...live.thread, events: [...live.thread.events, ...events] };
  return step(live.analysis, thread, now, setup);
}

/** Time has passed: analyses anew only if the last analysis asked to be rechecked by now. */
export function passTime(live: LiveThread, now: Instant, setup: AnalysisSetup): LiveStep {
  const due = live.analysis?.recheckAt ?? null;
  if (due === null || now < due) return { live, changes: [] };
  return step(live.analysis, live.thread, now, setup);
}

function step(
  before: Analysis | null,
  thread: Thread,
  now: Instant,
  setup: AnalysisSetup,
): LiveStep {
  const analysis = analyse(thread, setup, now);
  return { live: { thread, analysis }, changes: diffAnalyses(before, analysis) };
}
