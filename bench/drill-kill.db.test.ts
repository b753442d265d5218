// A small kill drill with every test run; the large one is `npm run drill kill`.
import { expect, test } from 'vitest';
import { dumpFacts } from '../src/testing/dump-facts.ts';
import { sampleShop } from '../src/testing/sample-shop.ts';
import { openTestDatabase } from '../src/testing/test-database.ts';
import { importFiles } from '../src/work/import-files.ts';
import { runImport } from './kill-import.ts';

test('G2 an import killed three times, started over each time, ends in the rows of an undisturbed one', async () => {
  const shop = await sampleShop({ agents: 4, days: 5, conversations: 250, seed: 3 });
  const disturbed = await openTestDatabase();
  const quiet = await openTestDatabase();
  const request = {
    inputs: shop.files.map((path) => ({ path })),
    mappings: [],
    shop: null,
    by: 'test',
    now: Date.now(),
    workers: 0,
  };
  try {
    await importFiles(quiet.db, request);
    const expected = await dumpFacts(quiet.db);
    expect(expected.length).toBeGreaterThan(1000);
    await disturbed.db.close();
    for (const writingMs of [40, 120, 250]) {
      const { killed } = await runImport(disturbed, shop.files, { writingMs });
      expect(killed).toBe(true);
    }
    await disturbed.reopen((db) => importFiles(db, request));
    expect(await disturbed.reopen(dumpFacts)).toEqual(expected);
  } finally {
    await disturbed.close();
    await quiet.close();
    shop.remove();
  }
}, 180_000);
