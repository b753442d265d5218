// Analyses stored threads again: with another setup, with orders known since, or because their time has come.
import type { Instant } from '../domain/event.ts';
import { layoutOf, saveLayout } from '../store/cell-layout.ts';
import type { Database } from '../store/database.ts';
import { runPool } from './analyser-pool.ts';
import { noteSetupVersion } from './note-setup-version.ts';
import type { ShopSetup } from './shop-setup.ts';
import type { AnalyseTask, PlainShopSetup } from './thread-analyser.ts';
import { type BatchCounts, batchEnds, newCounts } from './write-batches.ts';

const BUYERS_AT_ONCE = 250;
/** Fewer than this are analysed in this thread: a worker takes longer to start. */
const WORKERS_FROM = 1000;

export interface ReanalyseRequest {
  readonly buyers: readonly string[];
  readonly asOf: Instant;
  readonly workers: number;
  readonly onProgress?: (threads: number, total: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Returns what was looked at and what changed; the sums of touched days are the caller's to refresh. */
export async function reanalyse(
  db: Database,
  shopSetup: ShopSetup,
  { buyers, asOf, workers, onProgress, signal }: ReanalyseRequest,
): Promise<BatchCounts> {
  const counts = newCounts();
  if (buyers.length === 0) return counts;
  await prepareWriting(db, shopSetup, asOf);
  const tasks: AnalyseTask[] = [];
  for (let i = 0; i < buyers.length; i += BUYERS_AT_ONCE) {
    const some = buyers.slice(i, i + BUYERS_AT_ONCE);
    tasks.push({ kind: 'stored', shop: shopSetup.shop, buyers: some });
  }
  await runPool({
    settings: { shops: [plainSetup(shopSetup, asOf)], spool: null },
    tasks,
    workers: buyers.length < WORKERS_FROM ? 0 : workers,
    ends: batchEnds(db, counts, () => onProgress?.(counts.threads, buyers.length)),
    signal: signal ?? null,
  });
  return counts;
}

/** The part of a setup that goes to workers. */
export function plainSetup(shopSetup: ShopSetup, asOf: Instant): PlainShopSetup {
  const { shop, setup, content, ruleOptions, ordersKnown } = shopSetup;
  return { shop, setup, parsed: content.parsed, ruleOptions, ordersKnown, asOf };
}

/** Before rows of a setup are written it is noted what they were made with. */
export async function prepareWriting(
  db: Database,
  shopSetup: ShopSetup,
  at: Instant,
): Promise<void> {
  await saveLayout(db, layoutOf(shopSetup.metrics, shopSetup.scoredRules));
  await noteSetupVersion(db, shopSetup, at);
}
