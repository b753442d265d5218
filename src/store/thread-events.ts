// Sets of a thread's events: united, in one order, and named by a hash.
import type { Message, OrderEvent, Rating, ThreadEvent } from '../domain/event.ts';
import { addBytes, addText, finishHash, type Hash, hashText, startHash } from '../lib/hash.ts';
import { preferMessage, preferOrderEvent, preferRating } from '../threads/visible-events.ts';

/**
 * What makes two events the same one: kind, id, revision, and when it is seen. Of two that differ only in the
 * rest, analyses count one (threads/visible-events.ts); that one is kept.
 */
function identityOf(event: ThreadEvent): string {
  const { type, id, revision, at } = event;
  const since = type === 'order' ? event.notBefore : '';
  return `${type[0]}${id}\n${revision}\n${at}\n${since}`;
}

/** The set of both, each event once, in one order whatever order they came in. */
export function uniteEvents(
  stored: readonly ThreadEvent[],
  fresh: readonly ThreadEvent[],
): ThreadEvent[] {
  if (stored.length === 0 && haveOwnIds(fresh)) return sortEvents([...fresh]);
  const united = new Map<string, ThreadEvent>();
  for (const events of [stored, fresh]) {
    for (const event of events) {
      const key = identityOf(event);
      const known = united.get(key);
      united.set(key, known === undefined ? event : preferred(known, event));
    }
  }
  return sortEvents([...united.values()]);
}

/** Then they are all different, and most threads are never told of anything twice. */
function haveOwnIds(events: readonly ThreadEvent[]): boolean {
  const ids = new Set<string>();
  for (const { id } of events) ids.add(id);
  return ids.size === events.length;
}

function preferred(a: ThreadEvent, b: ThreadEvent): ThreadEvent {
  if (a.type === 'message') return preferMessage(a, b as Message);
  if (a.type === 'rating') return preferRating(a, b as Rating);
  return preferOrderEvent(a, b as OrderEvent);
}

/** By time, seq, kind and id; untimed first. Sorts in place. */
function sortEvents(events: ThreadEvent[]): ThreadEvent[] {
  const compare = (a: ThreadEvent, b: ThreadEvent): number =>
    (a.at ?? 0) - (b.at ?? 0) ||
    a.seq - b.seq ||
    (a.type === b.type ? 0 : a.type < b.type ? -1 : 1) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) ||
    a.revision - b.revision ||
    byNotBefore(a, b);
  for (let i = 1; i < events.length; i++) {
    if (compare(events[i - 1]!, events[i]!) > 0) return events.sort(compare);
  }
  return events;
}

function byNotBefore(a: ThreadEvent, b: ThreadEvent): number {
  if (a.type !== 'order' || b.type !== 'order') return 0;
  return (a.notBefore ?? 0) - (b.notBefore ?? 0);
}

const hash: Hash = { high: 0, low: 0 };

/** Names a set of events, packed, and what is known of its orders: equal names, nothing is new. */
export function hashEvents(
  packed: Uint8Array,
  ordersKnown: boolean,
  ordersUnclear: string | null,
): string {
  startHash(hash, ordersKnown ? 1 : 2);
  addText(hash, ordersUnclear ?? '');
  addBytes(hash, packed);
  finishHash(hash);
  return hashText(hash);
}
