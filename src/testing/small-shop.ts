// The sample shop, some 300 conversations, imported once into a template that tests copy.
import type { Database } from '../store/database.ts';
import { importFiles } from '../work/import-files.ts';
import { sampleShop } from './sample-shop.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

/** Name the sample shop's chats go by. */
export const SMALL_SHOP = { agents: 6, days: 12, conversations: 300, seed: 7 } as const;

/** Imports the sample shop; everything in it is the same each time. */
export async function loadSmallShop(db: Database): Promise<void> {
  const shop = await sampleShop(SMALL_SHOP);
  try {
    await importFiles(db, {
      inputs: shop.files.map((path) => ({ path })),
      mappings: [],
      shop: null,
      by: 'test',
      now: Date.parse(shop.exportedAt),
      workers: 0,
    });
  } finally {
    shop.remove();
  }
}

/** A database of its own that holds the sample shop. */
export function openSmallShop(): Promise<TestDatabase> {
  return openTestDatabase({ template: { name: 'small-shop', fill: loadSmallShop } });
}
