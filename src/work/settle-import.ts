// The writing half of an import: shops and rosters settled first, then threads, then what they made out of date.
import type { Instant } from '../domain/event.ts';
import type { Database } from '../store/database.ts';
import { deferIndexes, makeDeferredIndexes } from '../store/deferred-indexes.ts';
import { loadThread } from '../store/load-thread.ts';
import { refreshDays } from '../store/refresh-days.ts';
import { removeThreads } from '../store/search-words.ts';
import {
  addAutoTexts,
  addDuty,
  ensureShop,
  noteSeenAgents,
  saveAgents,
  saveProducts,
  setupChanged,
  widenShop,
} from '../store/shops.ts';
import { listEmptyShops, listStaleThreads } from '../store/stale-threads.ts';
import { sweepSearch } from '../store/sweep-search.ts';
import { endOfLastDay } from './analyse-files.ts';
import { runPool } from './analyser-pool.ts';
import type { ImportRequest } from './import-request.ts';
import type { ReadFiles } from './read-for-import.ts';
import { plainSetup, prepareWriting, reanalyse } from './reanalyse.ts';
import { saveThread } from './save-thread.ts';
import { addAliases } from './shop-aliases.ts';
import { loadShopSetup, type ShopSetup } from './shop-setup.ts';
import { unclearThreads } from './spool-files.ts';
import type { AnalyseTask } from './thread-analyser.ts';
import { type BatchCounts, batchEnds, newCounts } from './write-batches.ts';

export interface SettledShop extends ShopSetup {
  readonly asOf: Instant;
}

export interface AnalysedImport {
  readonly shops: readonly string[];
  readonly asOf: Instant;
  readonly counts: BatchCounts;
}

/** Saves rosters, products, names and joins of the run; each step ends the same however often it is done. */
export async function settleShops(
  db: Database,
  read: ReadFiles,
  { now }: ImportRequest,
): Promise<SettledShop[]> {
  const settled: SettledShop[] = [];
  for (const shop of read.shops) {
    const names = [...read.shopNames].filter(([, to]) => to === shop).map(([name]) => name);
    // Together: whoever starts over finds the only shop, and would not ask again who it is that names none.
    await db.transaction(async (tx) => {
      await ensureShop(tx, shop, now);
      await addAliases(tx, shop, names);
    });
    await saveTables(db, shop, read);
    const { setup } = await loadShopSetup(db, shop);
    const { gathered } = read.run;
    const empty = gathered.messages + gathered.orderEvents === 0;
    const asOf = empty ? null : endOfLastDay(gathered, setup, now);
    await widenShop(db, shop, { asOf, orders: read.ordersRead, live: false });
    const shopSetup = await loadShopSetup(db, shop);
    settled.push({ ...shopSetup, asOf: shopSetup.asOf ?? now });
  }
  await settleMasked(db, read, settled);
  return settled;
}

async function saveTables(
  db: Database,
  shop: string,
  { run, shopNames }: ReadFiles,
): Promise<void> {
  const { gathered } = run;
  const seen = [...gathered.shopAgents].flatMap(([name, agents]) =>
    (shopNames.get(name) ?? name) === shop ? [...agents] : [],
  );
  await db.transaction(async (tx) => {
    const added = [
      await noteSeenAgents(tx, shop, seen),
      await addDuty(tx, shop, gathered.duty),
      await addAutoTexts(tx, shop, [...gathered.autoTexts]),
    ];
    if (added.includes(true)) await setupChanged(tx, shop);
    if (gathered.agents.size > 0) await saveAgents(tx, shop, [...gathered.agents.values()]);
    if (gathered.products.size > 0) await saveProducts(tx, shop, [...gathered.products.values()]);
  });
}

/**
 * Masked buyers joined to a known one are remembered, so that the same chats never become a second thread;
 * what was stored under the mask before its orders came moves to the buyer.
 */
async function settleMasked(
  db: Database,
  { run, shopNames }: ReadFiles,
  settled: readonly SettledShop[],
): Promise<void> {
  for (const { shop: named, buyer: masked } of run.gathered.masked.values()) {
    const buyer = run.joined.get(masked);
    const shopSetup = settled.find(({ shop }) => shop === (shopNames.get(named) ?? named));
    if (buyer === undefined || shopSetup === undefined) continue;
    const { shop, asOf } = shopSetup;
    await db.transaction(async (tx) => {
      await tx.query(
        `insert into masked_buyer (shop_id, masked, buyer) values ($1, $2, $3)
         on conflict (shop_id, masked) do nothing`,
        [shop, masked, buyer],
      );
      const thread = await loadThread(tx, shop, masked);
      if (thread === null) return;
      await saveThread(tx, shopSetup, { ...thread, buyer, ordersUnclear: null }, asOf);
      await removeThreads(tx, shop, [masked]);
    });
  }
}

/** Analyses what was read, then the stored threads it made out of date, then sums the days it touched. */
export async function analyseSpooled(
  db: Database,
  { run, shopNames, ordersRead, shops }: ReadFiles,
  settled: readonly SettledShop[],
  request: ImportRequest,
): Promise<AnalysedImport> {
  const { signal, onProgress, workers } = request;
  const counts = newCounts();
  for (const shopSetup of settled) await prepareWriting(db, shopSetup, shopSetup.asOf);
  const ordersKnown = settled.some((shop) => shop.ordersKnown);
  const read = { ordersKnown, shopNames, unclear: unclearThreads(run, shopNames) };
  const { folder, names, partitions, gathered } = run;
  const tasks = Array.from(
    { length: partitions },
    (_, part): AnalyseTask => ({ kind: 'part', part }),
  );
  const total = gathered.messages;
  const few = total < FEW_MESSAGES;
  if (!few) await deferIndexes(db);
  const empty = await listEmptyShops(db, shops);
  try {
    await runPool({
      settings: {
        shops: settled.map((shop) => plainSetup(shop, shop.asOf)),
        spool: { folder, names, read, ordersRead, empty },
      },
      tasks,
      workers: few ? 0 : analysersFor(db, total, workers),
      ends: batchEnds(
        db,
        counts,
        () => onProgress?.('analyse', Math.min(counts.messages, total), total),
        new Set(empty),
      ),
      signal: signal ?? null,
    });
    await makeIndexes(db, request);
    for (const shopSetup of settled) await againStale(db, shopSetup, request);
  } finally {
    // Whatever was written is found and shows in the figures, cancelled or not.
    await makeIndexes(db, request);
    const stale = counts.replaced > 0 || run.joined.size > 0;
    for (const { shop } of settled) {
      if (stale) await sweepSearch(db, shop);
      await refreshDays(db, { shop, onProgress: (days) => onProgress?.('sum', days, null) });
    }
  }
  return { shops, asOf: Math.max(...settled.map(({ asOf }) => asOf)), counts };
}

/** A worker takes longer to start than these take to analyse; and indexes can be made row by row. */
const FEW_MESSAGES = 20_000;

/** Below this a second analyser beside the embedded database's own thread is not worth its own compiled code. */
const TWO_ANALYSERS_FROM = 2_000_000;

/** Of two cores the embedded database has one; what is analysed twice as fast would wait for it. */
function analysersFor({ kind }: Database, messages: number, workers: number): number {
  return kind === 'pglite' && workers === 2 && messages < TWO_ANALYSERS_FROM ? 1 : workers;
}

function makeIndexes(db: Database, { onProgress }: ImportRequest): Promise<void> {
  return makeDeferredIndexes(db, (made, of) => onProgress?.('index', made, of));
}

async function againStale(
  db: Database,
  shopSetup: SettledShop,
  { workers, onProgress, signal }: ImportRequest,
): Promise<void> {
  const { shop, asOf } = shopSetup;
  const buyers = await listStaleThreads(db, shop, shopSetup);
  await reanalyse(db, shopSetup, {
    buyers,
    asOf,
    workers,
    signal,
    onProgress: (done, total) => onProgress?.('again', done, total),
  });
}
