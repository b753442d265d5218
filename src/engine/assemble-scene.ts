// A thread and a setup as rules are judged on them at an instant.
import type { Instant, Thread } from '../domain/event.ts';
import type { Setup } from '../domain/setup.ts';
import { Clock } from '../lib/clock.ts';
import { type AssembledThread, assembleThread } from '../threads/assemble-thread.ts';
import type { Scene } from './scene.ts';

/** The scene of the thread as known at `asOf`, with a clock of its own. */
export function assembleScene(thread: Thread, setup: Setup, asOf: Instant): Scene {
  const clock = new Clock(asOf);
  return sceneOf(thread, assembleThread(thread, setup, clock), setup, clock);
}

/** Field by field: scenes made of spreads have a shape each, and whatever reads one is slow. */
export function sceneOf(
  { shop, buyer, ordersKnown, ordersUnclear, annotations }: Thread,
  { conversations, orders }: AssembledThread,
  setup: Setup,
  clock: Clock,
): Scene {
  return {
    shop,
    buyer,
    conversations,
    orders,
    ordersKnown,
    ordersUnclear,
    annotations,
    setup,
    clock,
  };
}
