// All events of a thread as one compressed value, united as sets; a message row each would cost twenty times that.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Message, OrderEvent, Rating, ThreadEvent } from '../domain/event.ts';
import { addText, finishHash, type Hash, hashText, startHash } from '../lib/hash.ts';
import { preferMessage, preferOrderEvent, preferRating } from '../threads/visible-events.ts';
import { decodeEvents, encodeEvent } from './event-line.ts';

/** First byte: how the rest is written. */
const FORMAT = 1;
/** Level 3: a tenth larger than 6, in half the time. */
const LEVEL = 3;

/** Lines of store/event-line.ts without shop and buyer, deflated. */
export function packEvents(events: readonly ThreadEvent[]): Uint8Array<ArrayBuffer> {
  return packLines(events.map(lineOf));
}

/** The same from lines made before, see `lineOf`. */
export function packLines(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const packed = deflateRawSync(lines.join(''), { level: LEVEL, windowBits: 13, memLevel: 6 });
  const bytes = new Uint8Array(packed.length + 1);
  bytes[0] = FORMAT;
  bytes.set(packed, 1);
  return bytes;
}

/** An event as the line it is stored as. */
export function lineOf(event: ThreadEvent): string {
  return encodeEvent('', '', event);
}

/** The events again; throws on bytes this program did not write. */
export function unpackEvents(bytes: Uint8Array): ThreadEvent[] {
  if (bytes[0] !== FORMAT) throw new Error(`stored events of format ${bytes[0]}`);
  const events: ThreadEvent[] = [];
  decodeEvents(inflateRawSync(bytes.subarray(1)).toString('utf8'), (_shop, _buyer, event) => {
    events.push(event);
  });
  return events;
}

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

/** Names a set of events and what is known of its orders: equal names, nothing is new. */
export function hashEvents(
  lines: readonly string[],
  ordersKnown: boolean,
  ordersUnclear: string | null,
): string {
  startHash(hash, ordersKnown ? 1 : 2);
  addText(hash, ordersUnclear ?? '');
  for (const line of lines) addText(hash, line);
  finishHash(hash);
  return hashText(hash);
}
