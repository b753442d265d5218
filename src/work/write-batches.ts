// The database's side of analysing many threads: what is stored of them, and their batches written whole.
import type { Database } from '../store/database.ts';
import {
  deleteThreads,
  FACT_COLUMNS,
  FACT_TABLES,
  lockThreads,
  touchDays,
  touchEveryDay,
} from '../store/fact-tables.ts';
import { StatementFailed } from '../store/pglite-database.ts';
import { deleteSingles, SEARCH_COLUMNS, SEARCH_TABLES } from '../store/search-words.ts';
import type { PoolEnds } from './run-analyser.ts';
import { type StoredRow, stateOf, type ThreadBatch, type ThreadKey } from './thread-batch.ts';

export interface BatchCounts {
  threads: number;
  changed: number;
  /** Of these, stored before, but with other words: blocks of the search index have stale places. */
  replaced: number;
  messages: number;
  conversations: number;
}

export function newCounts(): BatchCounts {
  return { threads: 0, changed: 0, replaced: 0, messages: 0, conversations: 0 };
}

/**
 * Ends of an analyser on `db`. `counts` grow as batches are written; `onWritten` hears of each. `fresh`: shops
 * without any thread when the run began need no looking up.
 */
export function batchEnds(
  db: Database,
  counts: BatchCounts,
  onWritten: (messages: number) => void,
  fresh: Set<string> = new Set(),
): PoolEnds {
  let last: Promise<unknown> = Promise.resolve();
  return {
    lookUp: (keys) => lookUp(db, keys, fresh),
    write(batch) {
      // One after another: side by side they would only wait for each other's locks, and in another order.
      const mine = last.then(() => writeBatch(db, batch, fresh.has(batch.shop)));
      last = mine.catch(() => undefined);
      return mine.then((well) => {
        if (!well) {
          fresh.delete(batch.shop);
          return false;
        }
        counts.threads += batch.keys.length;
        counts.changed += batch.keys.length;
        counts.replaced += batch.otherWords.length;
        counts.messages += batch.messages;
        counts.conversations += batch.conversations;
        onWritten(batch.messages);
        return true;
      });
    },
    async settled() {
      await last;
    },
    unchanged(threads, messages) {
      counts.threads += threads;
      counts.messages += messages;
      onWritten(messages);
    },
  };
}

async function lookUp(
  db: Database,
  keys: readonly ThreadKey[],
  fresh: ReadonlySet<string>,
): Promise<StoredRow[]> {
  const byShop = new Map<string, ThreadKey[]>();
  for (const key of keys) byShop.set(key.shop, [...(byShop.get(key.shop) ?? []), key]);
  const rows: StoredRow[] = [];
  for (const [shop, own] of byShop) {
    if (fresh.has(shop)) continue;
    const found = await db.query<StoredRow>(
      `select t.shop_id, t.buyer, t.events_hash, t.orders_known, t.orders_unclear, t.setup_version,
              t.analysed_as_of, t.recheck_at, t.words_hash,
              case when t.events_hash = k.hash then null else t.events end as events
       from unnest($2::text[], $3::text[]) as k (buyer, hash)
       join thread t on t.shop_id = $1 and t.buyer = k.buyer`,
      [shop, own.map(({ buyer }) => buyer), own.map(({ hash }) => hash)],
    );
    for (const row of found) rows.push(row);
  }
  return rows;
}

/**
 * All or nothing; false, and nothing, if a thread is not as it was when it was looked up. `fresh`: the shop is
 * being filled for the first time.
 */
async function writeBatch(db: Database, batch: ThreadBatch, fresh: boolean): Promise<boolean> {
  const { shop, keys, before } = batch;
  const buyers = keys.map(({ buyer }) => buyer);
  if (db.kind === 'pglite' && before.every((hash) => hash === null)) {
    return addBatch(db, batch, fresh);
  }
  return await db.transaction(async (tx) => {
    await lockThreads(tx, shop, buyers);
    const rows = await tx.query<Pick<StoredRow, 'buyer' | 'events_hash' | 'words_hash'>>(
      'select buyer, events_hash, words_hash from thread where shop_id = $1 and buyer = any($2)',
      [shop, buyers],
    );
    const now = new Map(rows.map((row) => [row.buyer, stateOf(row)]));
    if (buyers.some((buyer, i) => (now.get(buyer) ?? null) !== before[i])) return false;
    const old = buyers.filter((buyer) => now.has(buyer));
    if (old.length > 0) await deleteThreads(tx, shop, old);
    await deleteSingles(tx, shop, batch.otherWords);
    await putRows(tx, batch, false);
    return true;
  });
}

/** The same for threads nobody has seen: that none is there, its key says; asking would take longer. */
async function addBatch(db: Database, batch: ThreadBatch, fresh: boolean): Promise<boolean> {
  try {
    await db.transaction((tx) => putRows(tx, batch, fresh));
    return true;
  } catch (error) {
    if (isThere(error)) return false;
    throw error;
  }
}

function isThere(error: unknown): boolean {
  return (
    error instanceof StatementFailed &&
    error.code === UNIQUE_VIOLATION &&
    error.constraint === THREAD_KEY
  );
}

const UNIQUE_VIOLATION = '23505';
const THREAD_KEY = 'thread_shop_id_buyer_pk';

/** The embedded database gets all statements at once, and waits for nothing between them. */
async function putRows(
  tx: Database,
  { shop, tables, days, search }: ThreadBatch,
  fresh: boolean,
): Promise<void> {
  const sent: Promise<void>[] = [];
  for (const { table, chunks } of tables) {
    const copied = tx.copyBytes(FACT_TABLES[table], FACT_COLUMNS[table], chunks);
    sent.push(copied);
    if (tx.kind === 'postgres') await copied;
  }
  if (search !== null) {
    const { table, chunks } = search;
    sent.push(tx.copyBytes(SEARCH_TABLES[table], SEARCH_COLUMNS[table], chunks));
  }
  sent.push(fresh ? touchEveryDay(tx, shop) : touchDays(tx, shop, days));
  await Promise.all(sent);
}
