// What a thread given as a JSON document of events is judged with, where the document leaves things open.
import type { Instant, Thread } from '../domain/event.ts';
import { type AttributionPolicy, defaultSetup, type Setup } from '../domain/setup.ts';
import type { ParsedEvents } from '../intake/thread-events/parse-event-document.ts';

/** Every limit of the shipped rules and every window of the shipped policies has passed by then. */
const DECIDED_AFTER_MS = 30 * 86_400_000;

/** The defaults, with the document's duty, products, hours and zone. */
export function setupOfEvents(parsed: ParsedEvents, policy: AttributionPolicy): Setup {
  return {
    ...defaultSetup(policy),
    zoneOffsetMs: parsed.zoneOffsetMs,
    duty: parsed.duty,
    products: parsed.products,
    ...(parsed.serviceHours ? { serviceHours: parsed.serviceHours } : {}),
  };
}

/** An instant at which nothing about the thread is open any more. */
export function decidedAfter(thread: Thread): Instant {
  let last = 0;
  for (const event of thread.events) last = Math.max(last, event.at ?? 0);
  return last + DECIDED_AFTER_MS;
}
