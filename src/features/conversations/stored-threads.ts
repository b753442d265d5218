// Stored threads as their analysis saw them: all events, and the instant they were last analysed as of.
import type { Instant, Thread } from '../../domain/event.ts';
import type { Database } from '../../store/database.ts';
import { unpackEvents } from '../../store/packed-events.ts';

export interface StoredThread {
  readonly thread: Thread;
  readonly asOf: Instant;
}

interface ThreadRow {
  readonly buyer: string;
  readonly events: Uint8Array;
  readonly orders_known: boolean;
  readonly orders_unclear: string | null;
  readonly analysed_as_of: number;
}

/** By buyer; unknown buyers are not in it. */
export async function loadStoredThreads(
  db: Database,
  shop: string,
  buyers: readonly string[],
): Promise<ReadonlyMap<string, StoredThread>> {
  const rows = await db.query<ThreadRow>(
    `select buyer, events, orders_known, orders_unclear, analysed_as_of from thread
     where shop_id = $1 and buyer = any($2)`,
    [shop, [...new Set(buyers)]],
  );
  return new Map(
    rows.map(({ buyer, events, orders_known, orders_unclear, analysed_as_of }) => [
      buyer,
      {
        thread: {
          shop,
          buyer,
          events: unpackEvents(events),
          ordersKnown: orders_known,
          ordersUnclear: orders_unclear,
        },
        asOf: analysed_as_of,
      },
    ]),
  );
}
