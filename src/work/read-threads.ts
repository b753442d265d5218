// One partition of the spool → whole threads.
import type { Annotation } from '../domain/annotation.ts';
import type { Thread, ThreadEvent } from '../domain/event.ts';
import { decodeEvents } from '../store/event-line.ts';

export interface ReadThreadsOptions {
  /** No order file was given: what needs orders is n/a. */
  readonly ordersKnown: boolean;
  /** Shop names that mean the same shop: name as read → name to use. */
  readonly shopNames: ReadonlyMap<string, string>;
  /** Threads whose orders cannot be told (masked names): thread key → reason. */
  readonly unclear: ReadonlyMap<string, string>;
}

/** Names a thread across the program; also the key of `unclear`. */
export function threadKey(shop: string, buyer: string): string {
  return `${shop}\n${buyer}`;
}

interface Group {
  readonly shop: string;
  readonly buyer: string;
  readonly events: ThreadEvent[];
}

const NO_ANNOTATIONS: ReadonlyMap<string, readonly Annotation[]> = new Map();

/**
 * Groups spooled events by thread, sorted by shop and buyer: the order of files means nothing.
 * `annotations`: stored answers of AI annotators, by thread key.
 */
export function readThreads(
  parts: readonly Buffer[],
  options: ReadThreadsOptions,
  annotations: ReadonlyMap<string, readonly Annotation[]> = NO_ANNOTATIONS,
): Thread[] {
  const groups = new Map<string, Group>();
  let lastShop = '';
  let lastBuyer = '';
  let last: Group | null = null;
  const groupOf = (named: string, buyer: string): Group => {
    const shop = options.shopNames.get(named) ?? named;
    const key = threadKey(shop, buyer);
    let group = groups.get(key);
    if (group === undefined) {
      group = { shop, buyer, events: [] };
      groups.set(key, group);
    }
    return group;
  };
  for (const bytes of parts) {
    decodeEvents(bytes, (shop, buyer, event) => {
      if (last === null || shop !== lastShop || buyer !== lastBuyer) {
        last = groupOf(shop, buyer);
        lastShop = shop;
        lastBuyer = buyer;
      }
      last.events.push(event);
    });
  }
  const { ordersKnown, unclear } = options;
  return [...groups.keys()].sort().map((key): Thread => {
    const { shop, buyer, events } = groups.get(key)!;
    const ordersUnclear = unclear.get(key) ?? null;
    // Field by field: of spreads each would have a shape of its own, and whoever reads it would be slow.
    const thread = { shop, buyer, events, ordersKnown, ordersUnclear };
    const answers = annotations.get(key);
    return answers === undefined ? thread : { ...thread, annotations: answers };
  });
}
