// Looks again at threads whose time has come: a question unanswered long enough, a payment window that closed.
import type { Instant } from '../domain/event.ts';
import type { Database } from '../store/database.ts';
import { refreshDays } from '../store/refresh-days.ts';
import { listShops } from '../store/shops.ts';
import { listDueThreads } from '../store/stale-threads.ts';
import { reanalyse } from './reanalyse.ts';
import { loadShopSetup } from './shop-setup.ts';

export interface RecheckReport {
  readonly threads: number;
  /** Days whose sums were made anew. */
  readonly days: number;
}

export interface RecheckOptions {
  readonly workers?: number;
  readonly signal?: AbortSignal;
}

/**
 * Analyses every thread that is due: of a live shop as of `now`, of one that is only told by imports as of
 * the end of what it was told (docs/decisions/0002). Asking again finds nothing to do.
 */
export async function recheckDue(
  db: Database,
  now: Instant,
  { workers = 0, signal }: RecheckOptions = {},
): Promise<RecheckReport> {
  let threads = 0;
  let days = 0;
  for (const { shopId, live, asOf: known } of await listShops(db)) {
    const asOf = live ? now : Math.min(now, known ?? now);
    const buyers = await listDueThreads(db, shopId, asOf);
    if (buyers.length > 0) {
      const shopSetup = await loadShopSetup(db, shopId);
      const counts = await reanalyse(db, shopSetup, { buyers, asOf, workers, signal });
      threads += counts.threads;
    }
    days += await refreshDays(db, { shop: shopId });
  }
  return { threads, days };
}

/** The next instant at which `recheckDue` would find a thread of a live shop due; null: none. */
export async function nextRecheckAt(db: Database): Promise<Instant | null> {
  const [row] = await db.query<{ at: number | null }>(
    'select min(t.recheck_at) as at from thread t join shop s on s.shop_id = t.shop_id where s.live',
  );
  return row?.at ?? null;
}
