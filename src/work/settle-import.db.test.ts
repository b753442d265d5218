// A shop and the other names it goes by are noted together, or an import that starts over never asks for them again.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SampleShop, sampleShop } from '../testing/sample-shop.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { importFiles } from './import-files.ts';
import { listAliases } from './shop-aliases.ts';

let sample: SampleShop;
let opened: TestDatabase;

beforeAll(async () => {
  sample = await sampleShop({ agents: 2, days: 2, conversations: 20, seed: 3 });
  opened = await openTestDatabase();
});
afterAll(async () => {
  await opened.close();
  sample.remove();
});

test('G2 ended between a shop and its names, an import leaves neither; started over, both', async () => {
  const { db } = opened;
  const inputs = sample.files.map((path) => ({ path }));
  const now = Date.parse(sample.exportedAt);
  const request = { inputs, mappings: [], shop: null, by: 'test', now, workers: 0 };
  await db.exec(`alter table shop_setting add constraint no_names check (key <> 'alsoNamed')`);
  await expect(importFiles(db, request)).rejects.toThrow(/no_names/);
  expect(await db.query('select shop_id from shop')).toEqual([]);
  await db.exec('alter table shop_setting drop constraint no_names');
  const { shops } = await importFiles(db, request);
  expect([...(await listAliases(db)).values()]).toEqual(shops);
});
