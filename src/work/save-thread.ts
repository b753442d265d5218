// Takes new events of one thread in: united with what is stored, analysed whole, all its rows replaced at once.
import { analyse } from '../analyse/analyse.ts';
import type { Analysis } from '../domain/analysis.ts';
import type { Instant, Thread, ThreadEvent } from '../domain/event.ts';
import { layoutOf, saveLayout } from '../store/cell-layout.ts';
import type { Database } from '../store/database.ts';
import {
  deleteThreads,
  FACT_COLUMNS,
  FACT_TABLE_NAMES,
  FACT_TABLES,
  lockThreads,
  touchDays,
} from '../store/fact-tables.ts';
import { packEvents, unpackEvents } from '../store/packed-events.ts';
import { replaceSingle } from '../store/search-words.ts';
import { ensureShop, noteSeenAgents, setupChanged } from '../store/shops.ts';
import { hashEvents, uniteEvents } from '../store/thread-events.ts';
import type { ShopSetup } from './shop-setup.ts';
import { isCurrent, type StoredState } from './stored-state.ts';
import type { TableRow } from './table-row.ts';
import { assembleRows } from './thread-rows.ts';
import { threadWords } from './thread-words.ts';

export interface SavedThread {
  /** false: nothing in it was new, and nothing was written. */
  readonly changed: boolean;
  /** The thread with all its events. */
  readonly thread: Thread;
  /** As of `asOf`; of an unchanged thread null. */
  readonly analysis: Analysis | null;
  readonly recheckAt: Instant | null;
}

interface StoredThread extends StoredState {
  readonly events: Uint8Array;
}

/**
 * Saves a thread: `thread.events` may be its new events only. One transaction; other threads are not
 * waited for. Days it counts in are marked, see store/refresh-days.ts. Analysed as of `asOf`, or as it was
 * last if that was later.
 */
export async function saveThread(
  db: Database,
  shopSetup: ShopSetup,
  thread: Thread,
  asOf: Instant,
): Promise<SavedThread> {
  return await db.transaction(async (tx) => {
    const { shop } = shopSetup;
    await lockThreads(tx, shop, [thread.buyer]);
    const stored = await findStored(tx, shop, thread.buyer);
    const known = stored === null ? [] : unpackEvents(stored.events);
    const united = uniteThread(thread, known, stored);
    const at = Math.max(asOf, stored?.analysed_as_of ?? asOf);
    const packed = packEvents(united.events);
    const hash = hashEvents(packed, united.ordersKnown, united.ordersUnclear);
    if (stored !== null && isCurrent(stored, hash, shopSetup.version, at)) {
      return { changed: false, thread: united, analysis: null, recheckAt: stored.recheck_at };
    }
    const analysis = analyse(united, shopSetup, at);
    const { rows, cells, recheckAt } = assembleRows(analysis, shopSetup);
    if (stored === null) await ensureThreadShop(tx, shopSetup, analysis, at);
    else await deleteThreads(tx, shop, [thread.buyer]);
    await saveLayout(tx, layoutOf(shopSetup.metrics, shopSetup.scoredRules));
    const words = threadWords(analysis);
    const row = threadRow(united, packed, hash, recheckAt, at, shopSetup, words.hash);
    const all = { thread: [row], ...rows };
    for (const table of FACT_TABLE_NAMES) {
      if (all[table].length > 0) {
        await tx.copyIn(FACT_TABLES[table], FACT_COLUMNS[table], all[table]);
      }
    }
    if (words.hash !== (stored?.words_hash ?? null)) {
      await replaceSingle(tx, shop, thread.buyer, words);
    }
    await touchDays(tx, shop, cells);
    return { changed: true, thread: united, analysis, recheckAt };
  });
}

async function findStored(tx: Database, shop: string, buyer: string): Promise<StoredThread | null> {
  const [row] = await tx.query<StoredThread>(
    `select buyer, events, events_hash, orders_known, orders_unclear, setup_version, analysed_as_of, recheck_at,
            words_hash
     from thread where shop_id = $1 and buyer = $2`,
    [shop, buyer],
  );
  return row ?? null;
}

/** A thread with what was stored of it: once its orders are known they stay known. */
export function uniteThread(
  fresh: Thread,
  stored: readonly ThreadEvent[],
  state: Pick<StoredState, 'orders_known' | 'orders_unclear'> | null,
): Thread {
  return {
    ...fresh,
    events: uniteEvents(stored, fresh.events),
    ordersKnown: fresh.ordersKnown || (state?.orders_known ?? false),
    ordersUnclear: fresh.ordersUnclear ?? state?.orders_unclear ?? null,
  };
}

/** The row of `thread` itself, in the table's order of columns. */
export function threadRow(
  { buyer, events, ordersKnown, ordersUnclear }: Thread,
  packed: Uint8Array,
  hash: string,
  recheckAt: Instant | null,
  asOf: Instant,
  { shop, version }: ShopSetup,
  wordsHash: number | null,
): TableRow {
  let messages = 0;
  let firstAt: number | null = null;
  let lastAt: number | null = null;
  for (const { type, at } of events) {
    if (type === 'message') messages++;
    if (at === null) continue;
    if (firstAt === null || at < firstAt) firstAt = at;
    if (lastAt === null || at > lastAt) lastAt = at;
  }
  return [
    shop,
    buyer,
    packed,
    hash,
    messages,
    firstAt,
    lastAt,
    ordersKnown,
    ordersUnclear,
    recheckAt,
    asOf,
    version,
    wordsHash,
  ];
}

/** A buyer's first thread may bring a new shop, and agents nobody has met. */
async function ensureThreadShop(
  tx: Database,
  { shop, setup }: ShopSetup,
  analysis: Analysis,
  now: Instant,
): Promise<void> {
  await ensureShop(tx, shop, now);
  const met = new Set(analysis.conversations.flatMap(({ agents }) => agents));
  const unknown = [...met].filter((agent) => !setup.agents.has(agent));
  if (unknown.length > 0 && (await noteSeenAgents(tx, shop, unknown))) await setupChanged(tx, shop);
}
