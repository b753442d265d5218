// Threads as stored: all events of one buyer, and which threads make up an agent's day.
import type { Thread } from '../domain/event.ts';
import type { Database } from './database.ts';
import { unpackEvents } from './packed-events.ts';
import { UNDATED_DAY } from './undated-day.ts';

interface ThreadRow {
  readonly buyer: string;
  readonly events: Uint8Array;
  readonly orders_known: boolean;
  readonly orders_unclear: string | null;
}

/** A buyer's thread with all its events; null: there is none. */
export async function loadThread(
  db: Database,
  shop: string,
  buyer: string,
): Promise<Thread | null> {
  const [row] = await db.query<ThreadRow>(
    'select buyer, events, orders_known, orders_unclear from thread where shop_id = $1 and buyer = $2',
    [shop, buyer],
  );
  return row === undefined ? null : threadOf(shop, row);
}

/** The thread a conversation is in; null: there is no such conversation. */
export async function findThreadOf(
  db: Database,
  shop: string,
  conversation: string,
): Promise<Thread | null> {
  const [row] = await db.query<ThreadRow>(
    `select t.buyer, t.events, t.orders_known, t.orders_unclear
     from conversation c join thread t on t.shop_id = c.shop_id and t.buyer = c.buyer
     where c.shop_id = $1 and c.conversation_id = $2`,
    [shop, conversation],
  );
  return row === undefined ? null : threadOf(shop, row);
}

/** Several threads at once, in the order of `buyers`; unknown buyers are left out. */
export async function loadThreads(
  db: Database,
  shop: string,
  buyers: readonly string[],
): Promise<Thread[]> {
  const rows = await db.query<ThreadRow>(
    'select buyer, events, orders_known, orders_unclear from thread where shop_id = $1 and buyer = any($2)',
    [shop, buyers],
  );
  const byBuyer = new Map(rows.map((row) => [row.buyer, row]));
  return buyers.flatMap((buyer) => {
    const row = byBuyer.get(buyer);
    return row === undefined ? [] : [threadOf(shop, row)];
  });
}

function threadOf(shop: string, row: ThreadRow): Thread {
  return {
    shop,
    buyer: row.buyer,
    events: unpackEvents(row.events),
    ordersKnown: row.orders_known,
    ordersUnclear: row.orders_unclear,
  };
}

/** Which threads: absent means any; agent null is nobody's, day null the untimed. */
export interface ThreadsWhere {
  readonly shop: string;
  readonly agent?: string | null;
  /** Day number. */
  readonly day?: number | null;
}

/** Buyers whose threads add something to these figures, by name: re-analyse them to drill down. */
export async function listThreadsOf(
  db: Database,
  { shop, agent, day }: ThreadsWhere,
): Promise<string[]> {
  const rows = await db.query<{ buyer: string }>(
    `select distinct buyer from thread_cell
     where shop_id = $1 and ($2::text is null or agent = $2) and ($3::int is null or day = $3)
     order by buyer`,
    [
      shop,
      agent === undefined ? null : (agent ?? ''),
      day === undefined ? null : (day ?? UNDATED_DAY),
    ],
  );
  return rows.map(({ buyer }) => buyer);
}
