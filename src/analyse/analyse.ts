// The one function: all that can be said of a thread as things stood at an instant.
import type { Analysis } from '../domain/analysis.ts';
import type { Instant, Thread } from '../domain/event.ts';
import type { Setup } from '../domain/setup.ts';
import { sceneOf } from '../engine/assemble-scene.ts';
import type { Rulebook } from '../engine/compile-rulebook.ts';
import { judge } from '../engine/judge.ts';
import { Clock } from '../lib/clock.ts';
import { assembleThread } from '../threads/assemble-thread.ts';

/** A setup with its rules compiled: what one run of analyses shares. */
export interface AnalysisSetup {
  readonly setup: Setup;
  readonly rulebook: Rulebook;
}

/**
 * Splits the thread into conversations, rounds and receptions, decides inquiries and whose each order
 * is, and judges every rule, as known at `asOf`: events later than it are invisible.
 *
 * Pure: equal sets of events give equal analyses, whatever their order or repetition. Nothing in the
 * result changes by time alone before `recheckAt`. Measures are taken from the result (measures/).
 */
export function analyse(
  thread: Thread,
  { setup, rulebook }: AnalysisSetup,
  asOf: Instant,
): Analysis {
  const clock = new Clock(asOf);
  const assembled = assembleThread(thread, setup, clock);
  const { conversations, orders, inquiries, ratings, messagesLeftOut } = assembled;
  const { shop, buyer, ordersKnown, ordersUnclear } = thread;
  const verdicts = judge(sceneOf(thread, assembled, setup, clock), rulebook);
  const analysis: Analysis = {
    shop,
    buyer,
    asOf,
    ordersKnown: ordersKnown && ordersUnclear === null,
    recheckAt: clock.recheckAt,
    conversations,
    orders,
    inquiries,
    verdicts,
    messagesLeftOut,
  };
  return ratings === undefined ? analysis : { ...analysis, ratings };
}
