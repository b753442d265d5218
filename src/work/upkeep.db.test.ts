// What is done to stored threads later: recalculation, retention, erasure, masked buyers that get their orders.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sumRules } from '../store/agent-days.ts';
import { loadFigures } from '../store/figures.ts';
import { listRecalculations } from '../store/recalculations.ts';
import { refreshDays } from '../store/refresh-days.ts';
import { listAgents, saveSetting } from '../store/shops.ts';
import { dumpFacts } from '../testing/dump-facts.ts';
import { openSmallShop } from '../testing/small-shop.ts';
import type { TestDatabase } from '../testing/test-database.ts';
import { runPool } from './analyser-pool.ts';
import { eraseBuyer, findTraces } from './erase-buyer.ts';
import { plainSetup } from './reanalyse.ts';
import { recalculate } from './recalculate.ts';
import { applyRetention } from './retention.ts';
import { loadShopSetup } from './shop-setup.ts';
import { batchEnds } from './write-batches.ts';

let small: TestDatabase;
let shop: string;
beforeAll(async () => {
  small = await openSmallShop();
  shop = (await small.db.query<{ shop_id: string }>('select shop_id from shop'))[0]!.shop_id;
}, 180_000);
afterAll(() => small.close());

const NOW = Date.UTC(2026, 6, 1);
const count = async (table: string): Promise<number> =>
  (await small.db.query<{ n: number }>(`select count(*) as n from ${table}`))[0]!.n;

describe('upkeep', () => {
  test('a roster given for chats has its groups', async () => {
    const { setup } = await loadShopSetup(small.db, shop);
    const listed = (await listAgents(small.db, shop)).filter((agent) => agent.listed);
    expect(listed.length).toBeGreaterThan(3);
    expect([...setup.agents.values()].some(({ group }) => group !== null)).toBe(true);
  });

  test('G2 a worker thread writes the rows this thread writes', async () => {
    const { db } = small;
    const before = await dumpFacts(db);
    const shopSetup = await loadShopSetup(db, shop);
    const rows = await db.query<{ buyer: string }>('select buyer from thread');
    const buyers = rows.map(({ buyer }) => buyer);
    // Rows made by nobody we know: every thread is out of date.
    await db.exec(`update thread set setup_version = 'x', analysed_as_of = 0`);
    const counts = { threads: 0, changed: 0, replaced: 0, messages: 0, conversations: 0 };
    await runPool({
      settings: { shops: [plainSetup(shopSetup, shopSetup.asOf!)], spool: null },
      tasks: [
        { kind: 'stored', shop, buyers: buyers.slice(0, 100) },
        { kind: 'stored', shop, buyers: buyers.slice(100) },
      ],
      workers: 1,
      ends: batchEnds(db, counts, () => undefined),
      signal: null,
    });
    expect(counts.changed).toBe(buyers.length);
    await refreshDays(db);
    expect(await dumpFacts(db)).toEqual(before);
  }, 60_000);

  test('M3 a recalculation says which figures changed, and changing back undoes them', async () => {
    const { db } = small;
    const before = await dumpFacts(db);
    const said = { by: '店长', now: NOW };
    const nothing = await recalculate(db, shop, { ...said, why: '看看' });
    expect(nothing).toMatchObject({ threads: 0, changes: 0 });
    await saveSetting(db, shop, 'policy', 'first-agent-24h');
    const progress: number[] = [];
    const there = await recalculate(db, shop, { ...said, why: '换口径' }, (done) =>
      progress.push(done),
    );
    expect(there.threads).toBe(await count('thread'));
    expect(progress.at(-1)).toBe(there.threads);
    expect(there.changes).toBeGreaterThan(0);
    const [change] = await db.query<{ metric: string; before: number; after: number }>(
      `select metric, before, after from recalculation_change
       where recalculation_id = $1 and reason = 'recounted' and before is not null limit 1`,
      [there.id],
    );
    expect(change!.before).not.toBe(change!.after);
    expect(await dumpFacts(db)).not.toEqual(before);
    await saveSetting(db, shop, 'policy', null);
    const back = await recalculate(db, shop, { ...said, why: '换回来' });
    expect(back.changes).toBe(there.changes);
    expect(await dumpFacts(db)).toEqual(before);
    expect(await count('recalculation_base')).toBe(0);
    const list = await listRecalculations(db, shop, 5);
    expect(list.map(({ why }) => why).sort()).toEqual(['换口径', '换回来', '看看'].sort());
  }, 120_000);

  test('G5 erasing a buyer leaves no row that names them, and sums without them', async () => {
    const { db } = small;
    const [most] = await db.query<{ buyer: string }>(
      'select buyer from customer_order where counted group by buyer order by count(*) desc limit 1',
    );
    const buyer = most!.buyer;
    const traces = await findTraces(db, { shop, buyer });
    const { threads, days } = await eraseBuyer(db, { shop, buyer }, traces);
    expect(threads).toBe(1);
    expect(days).toBeGreaterThan(0);
    const left = (await dumpFacts(db)).filter((line) => line.includes(JSON.stringify(buyer)));
    expect(left).toEqual([]);
    expect(await count('touched_day')).toBe(0);
  });

  test('G5 retention takes old conversations out and keeps or drops what they counted', async () => {
    const { db } = small;
    const { metrics } = await loadShopSetup(db, shop);
    const received = async (): Promise<number> => {
      const where = { shops: [shop], from: null, to: null };
      const { days } = await loadFigures(db, where, metrics);
      return [...sumRules(days).values()].reduce((n, r) => n + r.miss, 0);
    };
    const all = await received();
    const [{ middle } = { middle: 0 }] = await db.query<{ middle: number }>(
      'select percentile_disc(0.3) within group (order by last_at) as middle from thread',
    );
    const threads = await count('thread');
    await saveSetting(db, shop, 'retention', { days: 10, figures: 'keep' });
    const [kept] = await applyRetention(db, middle + 10 * 86_400_000);
    expect(kept!.threads).toBeGreaterThan(20);
    expect(await count('thread')).toBe(threads - kept!.threads);
    expect(await received()).toBe(all);
    await saveSetting(db, shop, 'retention', { days: 10, figures: 'drop' });
    await applyRetention(db, middle + 13 * 86_400_000);
    expect(await received()).toBeLessThan(all);
  }, 60_000);
});
