// Takes out conversations older than a shop keeps them; its figures stay, or go too.
import type { Instant } from '../domain/event.ts';
import type { Database } from '../store/database.ts';
import { forgetSameImports } from '../store/import-runs.ts';
import { refreshDays, sumCells } from '../store/refresh-days.ts';
import { removeThreads } from '../store/search-words.ts';
import { listShops } from '../store/shops.ts';
import { sweepSearch } from '../store/sweep-search.ts';
import { loadShopSetup } from './shop-setup.ts';

export interface RetentionReport {
  readonly shop: string;
  readonly threads: number;
}

const DAY_MS = 86_400_000;
const BUYERS_AT_ONCE = 500;

/**
 * Drops whole threads whose last event is older than the shop's `retention` setting allows: words, orders and
 * findings alike. `figures: keep` keeps what they added to their agents' days, of nobody in particular; `drop`
 * sums the days anew without them. Shops without the setting keep everything.
 */
export async function applyRetention(db: Database, now: Instant): Promise<RetentionReport[]> {
  const reports: RetentionReport[] = [];
  for (const { shopId: shop } of await listShops(db)) {
    const { settings } = await loadShopSetup(db, shop);
    if (settings.retention === undefined) continue;
    const { days, figures } = settings.retention;
    const threads = await dropOlder(db, shop, now - days * DAY_MS, figures === 'keep');
    if (threads > 0) await forgetSameImports(db);
    reports.push({ shop, threads });
  }
  return reports;
}

async function dropOlder(
  db: Database,
  shop: string,
  before: Instant,
  keepFigures: boolean,
): Promise<number> {
  let dropped = 0;
  for (;;) {
    const rows = await db.query<{ buyer: string }>(
      'select buyer from thread where shop_id = $1 and last_at < $2 order by buyer limit $3',
      [shop, before, BUYERS_AT_ONCE],
    );
    if (rows.length === 0) break;
    const buyers = rows.map(({ buyer }) => buyer);
    await db.transaction(async (tx) => {
      if (keepFigures) await keepAnonymous(tx, shop, buyers);
      await removeThreads(tx, shop, buyers);
    });
    dropped += buyers.length;
  }
  // Should the process die before, the next sweep of all shops does it.
  if (dropped > 0) await sweepSearch(db, shop);
  await refreshDays(db, { shop });
  return dropped;
}

/** Adds up what these threads count, by day and agent, under no buyer: days then sum to what they did before. */
async function keepAnonymous(tx: Database, shop: string, buyers: readonly string[]): Promise<void> {
  const rows = await tx.query<{
    day: number;
    agent: string;
    cell: Uint8Array;
    setup_version: string;
  }>(
    `select day, agent, cell, setup_version from thread_cell where shop_id = $1 and buyer = any($2)
     union all
     select k.day, k.agent, k.cell, k.setup_version from thread_cell k
     where k.shop_id = $1 and k.buyer = '' and exists (select 1 from thread_cell d
       where d.shop_id = $1 and d.day = k.day and d.agent = k.agent and d.buyer = any($2))`,
    [shop, buyers],
  );
  const byDay = new Map<string, typeof rows>();
  for (const row of rows) {
    const key = `${row.day} ${row.agent}`;
    byDay.set(key, [...(byDay.get(key) ?? []), row]);
  }
  for (const together of byDay.values()) {
    const { day, agent, setup_version } = together[0]!;
    const sum = await sumCells(
      tx,
      together.map(({ cell }) => cell),
    );
    await tx.query(
      `insert into thread_day (shop_id, day, agent, buyer, cell, setup_version) values ($1, $2, $3, '', $4, $5)
       on conflict (shop_id, day, agent, buyer) do update set cell = excluded.cell`,
      [shop, day, agent, sum, setup_version],
    );
  }
}
