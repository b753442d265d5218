// The SQL of what is tried on: stored threads of a period, and what people typed lately.
import type { Thread } from '../../domain/event.ts';
import { scopeWhere, type Who } from '../../http/scope.ts';
import type { Database } from '../../store/database.ts';
import { unpackEvents } from '../../store/packed-events.ts';

/** Buyers with a conversation in the period, latest first. */
export async function listBuyersOf(
  db: Database,
  shop: string,
  from: number,
  to: number,
  limit = 2 ** 31 - 1,
): Promise<string[]> {
  const rows = await db.query<{ buyer: string }>(
    `select buyer from conversation where shop_id = $1 and day between $2 and $3
     group by buyer order by max(day) desc, buyer limit $4`,
    [shop, from, to, limit],
  );
  return rows.map(({ buyer }) => buyer);
}

export interface KnownThread {
  readonly thread: Thread;
  readonly asOf: number;
}

/** Threads as they were last analysed. */
export async function loadKnownThreads(
  db: Database,
  shop: string,
  buyers: readonly string[],
): Promise<KnownThread[]> {
  const rows = await db.query<{
    buyer: string;
    events: Uint8Array;
    orders_known: boolean;
    orders_unclear: string | null;
    analysed_as_of: number;
  }>(
    `select buyer, events, orders_known, orders_unclear, analysed_as_of from thread
     where shop_id = $1 and buyer = any($2)`,
    [shop, buyers],
  );
  return rows.map((row) => ({
    thread: {
      shop,
      buyer: row.buyer,
      events: unpackEvents(row.events),
      ordersKnown: row.orders_known,
      ordersUnclear: row.orders_unclear,
    },
    asOf: row.analysed_as_of,
  }));
}

/** Buyers of the latest conversations within the account's scope. */
export async function listRecentBuyers(
  db: Database,
  who: Who,
  shop: string,
  limit: number,
): Promise<string[]> {
  const params: unknown[] = [shop, limit];
  const seen = scopeWhere(who, { shop: 'c.shop_id', agents: 'c.agents' }, params);
  const rows = await db.query<{ buyer: string }>(
    `select c.buyer from conversation c where c.shop_id = $1 and ${seen}
     group by c.buyer order by max(c.end_at) desc nulls last, c.buyer limit $2`,
    params,
  );
  return rows.map(({ buyer }) => buyer);
}

/** What people typed in them; for trying words on. */
export async function listRecentLines(
  db: Database,
  who: Who,
  shop: string,
  buyers: number,
): Promise<{ by: 'buyer' | 'agent'; text: string }[]> {
  const threads = await loadKnownThreads(db, shop, await listRecentBuyers(db, who, shop, buyers));
  return threads.flatMap(({ thread }) =>
    thread.events.flatMap((event) =>
      event.type === 'message' &&
      (event.by === 'buyer' || event.by === 'agent') &&
      event.kind === 'text'
        ? [{ by: event.by, text: event.text }]
        : [],
    ),
  );
}
