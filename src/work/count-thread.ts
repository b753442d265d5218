// A stored thread as counting needs it: conversations, orders and inquiries, without judging any rule.
import type { Analysis } from '../domain/analysis.ts';
import { Clock } from '../lib/clock.ts';
import { assembleThread } from '../threads/assemble-thread.ts';
import type { StoredThread } from './visit-threads.ts';

/** What `analyse` says of the thread, but for the verdicts, which no metric looks at. */
export function countThread({ thread, setup, asOf }: StoredThread): Analysis {
  const clock = new Clock(asOf);
  const assembled = assembleThread(thread, setup, clock);
  const { shop, buyer, ordersKnown, ordersUnclear } = thread;
  return {
    shop,
    buyer,
    asOf,
    ordersKnown: ordersKnown && ordersUnclear === null,
    recheckAt: clock.recheckAt,
    verdicts: [],
    ...assembled,
  };
}
