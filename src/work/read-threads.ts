// One partition of the spool → whole threads.
import type { Annotation } from '../domain/annotation.ts';
import type { Thread } from '../domain/event.ts';
import { openLines } from '../store/event-line.ts';
import { groupLines } from './group-lines.ts';

export interface ReadThreadsOptions {
  /** No order file was given: what needs orders is n/a. */
  readonly ordersKnown: boolean;
  /** Shop names that mean the same shop: name as read → name to use. */
  readonly shopNames: ReadonlyMap<string, string>;
  /** Threads whose orders cannot be told (masked names): thread key → reason. */
  readonly unclear: ReadonlyMap<string, string>;
}

const NO_ANNOTATIONS: ReadonlyMap<string, readonly Annotation[]> = new Map();

/**
 * Threads of spooled events, sorted by shop and buyer: the order of files means nothing. Each is made when it
 * is asked for: events of a whole partition would outlive every young collection of garbage.
 * `annotations`: stored answers of AI annotators, by thread key.
 */
export function* readThreads(
  parts: readonly Buffer[],
  options: ReadThreadsOptions,
  annotations: ReadonlyMap<string, readonly Annotation[]> = NO_ANNOTATIONS,
): Generator<Thread, void, void> {
  const { ordersKnown, unclear } = options;
  const lines = parts.map(openLines);
  const { threads, eventsOf } = groupLines(lines, options.shopNames);
  for (const key of [...threads.keys()].sort()) {
    const listed = threads.get(key)!;
    const { shop, buyer } = listed;
    const ordersUnclear = unclear.get(key) ?? null;
    // Field by field: of spreads each would have a shape of its own, and whoever reads it would be slow.
    const thread = { shop, buyer, events: eventsOf(listed), ordersKnown, ordersUnclear };
    const answers = annotations.get(key);
    yield answers === undefined ? thread : { ...thread, annotations: answers };
  }
}
