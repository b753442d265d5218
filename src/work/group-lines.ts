// Which lines of a partition are of which thread: numbers beside the lines, so that events are made thread by thread.
import type { ThreadEvent } from '../domain/event.ts';
import { type EventLines, EventReader, visitLines } from '../store/event-line.ts';
import { threadKey } from './thread-key.ts';

export interface ThreadLines {
  readonly shop: string;
  readonly buyer: string;
  /** Numbers of its first line and of its last so far. */
  readonly first: number;
  last: number;
}

export interface GroupedLines {
  /** By thread key. */
  readonly threads: ReadonlyMap<string, ThreadLines>;
  /** The events of a thread in the order of its lines. */
  eventsOf(thread: ThreadLines): ThreadEvent[];
}

const LINES_AT_FIRST = 4096;
const NONE = -1;

/** `shopNames`: name as read → name to use. */
export function groupLines(
  parts: readonly EventLines[],
  shopNames: ReadonlyMap<string, string>,
): GroupedLines {
  const threads = new Map<string, ThreadLines>();
  /** Of each line: its part, its place there, the next line of its thread. */
  let lines = newColumns(LINES_AT_FIRST);
  let count = 0;
  parts.forEach((part, p) => {
    let lastShop = '';
    let lastBuyer = '';
    let last: ThreadLines | null = null;
    visitLines(part, (named, buyer, place) => {
      if (count === lines.places.length) lines = grownColumns(lines);
      lines.parts[count] = p;
      lines.places[count] = place;
      lines.next[count] = NONE;
      if (last === null || named !== lastShop || buyer !== lastBuyer) {
        const shop = shopNames.get(named) ?? named;
        const key = threadKey(shop, buyer);
        last = threads.get(key) ?? null;
        lastShop = named;
        lastBuyer = buyer;
        if (last === null) {
          last = { shop, buyer, first: count, last: count };
          threads.set(key, last);
        }
      }
      if (last.first !== count) lines.next[last.last] = count;
      last.last = count;
      count++;
    });
  });
  const reader = new EventReader();
  return {
    threads,
    eventsOf({ first }) {
      const events: ThreadEvent[] = [];
      for (let line = first; line !== NONE; line = lines.next[line]!) {
        events.push(reader.read(parts[lines.parts[line]!]!, lines.places[line]!));
      }
      return events;
    },
  };
}

interface Columns {
  readonly parts: Uint16Array;
  readonly places: Int32Array;
  readonly next: Int32Array;
}

function newColumns(length: number): Columns {
  return {
    parts: new Uint16Array(length),
    places: new Int32Array(length),
    next: new Int32Array(length),
  };
}

function grownColumns({ parts, places, next }: Columns): Columns {
  const grown = newColumns(places.length * 2);
  grown.parts.set(parts);
  grown.places.set(places);
  grown.next.set(next);
  return grown;
}
