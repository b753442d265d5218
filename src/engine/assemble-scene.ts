// A thread and a setup as rules are judged on them at an instant.
import type { Instant, Thread } from '../domain/event.ts';
import type { Setup } from '../domain/setup.ts';
import { Clock } from '../lib/clock.ts';
import { assembleThread } from '../threads/assemble-thread.ts';
import type { Scene } from './scene.ts';

/** The scene of the thread as known at `asOf`, with a clock of its own. */
export function assembleScene(thread: Thread, setup: Setup, asOf: Instant): Scene {
  const clock = new Clock(asOf);
  const { conversations, orders } = assembleThread(thread, setup, clock);
  return { ...thread, conversations, orders, setup, clock };
}
