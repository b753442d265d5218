// G4 Filters of the list by what was ordered: the product asked about, shown or bought, and refunded orders.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSmallShop } from '../../testing/small-shop.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { refOf } from './store.ts';

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp({ template: { name: 'small-shop', fill: loadSmallShop } });
}, 120_000);
afterAll(() => t.close());

async function listed(filters: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const query = new URLSearchParams({ limit: '200', ...filters }).toString();
  const response = await t.request(`/api/conversations?${query}`);
  const { items } = (await response.json()) as { items: { ref: string }[] };
  return items.map(({ ref }) => ref).sort();
}

interface Row {
  readonly conversation_id: string;
  readonly buyer: string;
  readonly skus: readonly (string | null)[];
}

test('G4 a product leads to the conversations about it: asked about, shown or ordered', async () => {
  const inquiries = await t.db.query<Row>(
    `select i.conversation_id, i.buyer, array[i.sku, m.asked_sku] as skus from inquiry i
     left join case_mix m on m.shop_id = i.shop_id and m.buyer = i.buyer and m.n = i.n`,
  );
  const orders = await t.db.query<Row>(
    `select conversation_id, buyer, array(select item->>'sku' from jsonb_array_elements(items) item) as skus
     from customer_order where conversation_id is not null`,
  );
  const shown = inquiries.flatMap(({ skus }) => skus).filter((sku) => sku !== null);
  const bought = orders.flatMap(({ skus }) => skus).filter((sku) => sku !== null);
  for (const sku of [shown[0]!, bought[0]!, bought.at(-1)!]) {
    const about = [...inquiries, ...orders].filter(({ skus }) => skus.includes(sku)).map(refOf);
    expect(about.length).toBeGreaterThan(0);
    expect(await listed({ sku })).toEqual([...new Set(about)].sort());
  }
  expect(await listed({ sku: '没有这个商品' })).toEqual([]);
});

test('P5 refunded orders lead to the conversations they are of, whatever came of those', async () => {
  const rows = await t.db.query<Row>(
    `select distinct conversation_id, buyer from customer_order
     where conversation_id is not null and refund_fen > 0`,
  );
  expect(rows.length).toBeGreaterThan(3);
  expect(await listed({ order: 'refunded' })).toEqual(rows.map(refOf).sort());
  expect(await listed({ order: 'refunded' })).not.toEqual(await listed({ order: 'lost' }));
});
