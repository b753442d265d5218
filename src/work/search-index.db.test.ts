// G4 However threads came, changed and went, a search finds all that hold its words, and nothing stays of those gone.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { analyse } from '../analyse/analyse.ts';
import type { Message } from '../domain/event.ts';
import { findBuyers } from '../store/find-buyers.ts';
import { newGramSet, takeGrams } from '../store/gram-set.ts';
import { addGrams, parseSearch } from '../store/grams.ts';
import { loadThread } from '../store/load-thread.ts';
import { readBlock } from '../store/search-block.ts';
import { type BlockRow, removeThreads } from '../store/search-words.ts';
import { sweepSearch } from '../store/sweep-search.ts';
import { dumpFacts } from '../testing/dump-facts.ts';
import { openSmallShop } from '../testing/small-shop.ts';
import type { TestDatabase } from '../testing/test-database.ts';
import { runPool } from './analyser-pool.ts';
import { eraseBuyer, findTraces } from './erase-buyer.ts';
import { plainSetup } from './reanalyse.ts';
import { saveThread } from './save-thread.ts';
import { loadShopSetup, type ShopSetup } from './shop-setup.ts';
import { threadWords } from './thread-words.ts';
import { batchEnds } from './write-batches.ts';

let small: TestDatabase;
let shopSetup: ShopSetup;
let shop = '';
beforeAll(async () => {
  small = await openSmallShop();
  shop = (await small.db.query<{ shop_id: string }>('select shop_id from shop'))[0]!.shop_id;
  shopSetup = await loadShopSetup(small.db, shop);
}, 180_000);
afterAll(() => small.close());

const list = async (sql: string): Promise<string[]> =>
  (await small.db.query<{ one: string }>(sql)).map(({ one }) => one);
const buyersOf = (): Promise<string[]> => list('select buyer as one from thread order by buyer');
const blocks = (): Promise<(BlockRow & { places: number })[]> =>
  small.db.query('select * from search_block order by block_id');

/** Pairs of every thread as an analysis finds them now, by buyer. */
async function naive(): Promise<Map<string, Set<number>>> {
  const held = new Map<string, Set<number>>();
  for (const buyer of await buyersOf()) {
    const thread = (await loadThread(small.db, shop, buyer))!;
    held.set(buyer, new Set(threadWords(analyse(thread, shopSetup, shopSetup.asOf!)).grams));
  }
  return held;
}

/** Of some words of up to eight characters that somebody wrote: naive buyers, and what the index says. */
async function searchesOf(held: ReadonlyMap<string, ReadonlySet<number>>) {
  const texts: string[] = [];
  for (const buyer of [...held.keys()].filter((_, i) => i % 20 === 0)) {
    for (const event of (await loadThread(small.db, shop, buyer))!.events) {
      if (event.type === 'message' && event.by === 'buyer') texts.push(event.text);
    }
  }
  const words = texts.flatMap((text, i) => {
    const from = (i * 7) % Math.max(1, text.length - 2);
    return [text.slice(from, from + 2 + (i % 5))];
  });
  const searches: { expected: string[]; found: readonly string[] | 'most' }[] = [];
  for (const word of new Set(words)) {
    const grams = parseSearch(word)?.grams;
    if (grams === undefined) continue;
    const expected = [...held].filter(([, own]) => grams.every((gram) => own.has(gram)));
    const found = await findBuyers(small.db, shop, grams);
    searches.push({ expected: expected.map(([buyer]) => buyer).sort(), found });
  }
  return searches;
}

/** Everybody who holds the words is found; `exactly`: and nobody else. */
async function check({ exactly }: { exactly: boolean }): Promise<void> {
  const held = await naive();
  const searches = await searchesOf(held);
  let named = 0;
  for (const { expected, found } of searches) {
    if (found === 'most') {
      if (exactly) expect(expected.length).toBeGreaterThan(held.size / 3);
      continue;
    }
    named += expected.length;
    if (exactly) expect([...found].sort()).toEqual(expected);
    else for (const buyer of expected) expect(found).toContain(buyer);
  }
  expect(named).toBeGreaterThan(30);
}

/** All threads, or some, written again as if their words had been others. */
async function writeAgain(buyers: readonly string[]): Promise<void> {
  const { db } = small;
  await db.query(
    `update thread set setup_version = 'x', words_hash = words_hash + 1 where buyer = any($1)`,
    [buyers],
  );
  const counts = { threads: 0, changed: 0, replaced: 0, messages: 0, conversations: 0 };
  await runPool({
    settings: { shops: [plainSetup(shopSetup, shopSetup.asOf!)], spool: null },
    tasks: [{ kind: 'stored', shop, buyers }],
    workers: 0,
    ends: batchEnds(db, counts, () => undefined),
    signal: null,
  });
  // Those who only bought have no words.
  expect(counts.replaced).toBeGreaterThan(buyers.length * 0.8);
}

test('G4 threads of an import, in blocks and singly, are found by exactly the words they hold', async () => {
  await check({ exactly: true });
  const buyers = await buyersOf();
  await writeAgain(buyers);
  expect((await blocks()).reduce((n, { places }) => n + places, 0)).toBeGreaterThan(200);
  await sweepSearch(small.db, shop);
  await check({ exactly: true });
  expect(new Set((await blocks()).flatMap(({ buyers: own }) => own)).size).toBeGreaterThan(200);
}, 120_000);

test('G4 analysed again with the same words a thread writes no block', async () => {
  const before = await blocks();
  const facts = await dumpFacts(small.db);
  await small.db.query(`update thread set setup_version = 'x'`);
  const counts = { threads: 0, changed: 0, replaced: 0, messages: 0, conversations: 0 };
  await runPool({
    settings: { shops: [plainSetup(shopSetup, shopSetup.asOf!)], spool: null },
    tasks: [{ kind: 'stored', shop, buyers: await buyersOf() }],
    workers: 0,
    ends: batchEnds(small.db, counts, () => undefined),
    signal: null,
  });
  expect(counts.changed).toBeGreaterThan(200);
  expect(counts.replaced).toBe(0);
  expect(await blocks()).toEqual(before);
  expect(await dumpFacts(small.db)).toEqual(facts);
}, 120_000);

test('G4 a thread that goes on is found by its new words at once, and by its old', async () => {
  const buyers = await buyersOf();
  const some = buyers.filter((_, i) => i % 15 === 0);
  for (const [i, buyer] of some.entries()) {
    const thread = (await loadThread(small.db, shop, buyer))!;
    const said = thread.events.find((event): event is Message => event.type === 'message')!;
    const line = { ...said, id: `more-${i}`, text: `琉璃盏第${i}只`, by: 'buyer' as const };
    await saveThread(small.db, shopSetup, { ...thread, events: [line] }, shopSetup.asOf!);
  }
  const grams = parseSearch('琉璃盏')!.grams;
  expect([...(await findBuyers(small.db, shop, grams))].sort()).toEqual([...some].sort());
  await check({ exactly: false });
  // Written together again, they lie in a block only.
  await writeAgain(buyers.slice(0, 100));
  expect([...(await findBuyers(small.db, shop, grams))].sort()).toEqual([...some].sort());
  await check({ exactly: false });
}, 120_000);

test('G4 blocks do not pile up: a sweep leaves about as many places as there are threads', async () => {
  const buyers = await buyersOf();
  for (let round = 0; round < 4; round++) await writeAgain(buyers.slice(0, 150));
  const places = async (): Promise<number> =>
    (await blocks()).reduce((sum, block) => sum + block.places, 0);
  const piled = await places();
  await sweepSearch(small.db, shop);
  expect(await places()).toBeLessThan(Math.min(piled, buyers.length * 1.5));
  await check({ exactly: false });
}, 120_000);

test('G4 single threads become a block once there are enough', async () => {
  const { db } = small;
  const buyers = await buyersOf();
  await db.exec('delete from search_block');
  await db.exec('delete from search_single');
  await db.exec('update thread set words_hash = null');
  for (const buyer of buyers) {
    const thread = (await loadThread(db, shop, buyer))!;
    await db.query(`update thread set setup_version = 'x' where buyer = $1`, [buyer]);
    await saveThread(db, shopSetup, { ...thread, events: [] }, shopSetup.asOf!);
  }
  expect(await blocks()).toEqual([]);
  await check({ exactly: true });
  await sweepSearch(db, shop);
  expect((await blocks()).map(({ places }) => places)).toEqual([256]);
  await check({ exactly: true });
}, 120_000);

test('G2 saved, written together, swept and erased at the same time: nothing is lost, nothing comes back', async () => {
  const { db } = small;
  const buyers = await buyersOf();
  const erased = buyers.slice(240, 243);
  const wanted = await Promise.all(erased.map((buyer) => findTraces(db, { shop, buyer })));
  const said = parseSearch('鲸落之歌')!.grams;
  await Promise.all([
    writeAgain(buyers.slice(0, 80)),
    sweepSearch(db, shop),
    ...buyers.slice(100, 140).map(async (buyer, i) => {
      const thread = (await loadThread(db, shop, buyer))!;
      const first = thread.events.find((event): event is Message => event.type === 'message');
      if (first === undefined) return;
      const line = { ...first, id: `song-${i}`, text: '鲸落之歌', by: 'buyer' as const };
      await saveThread(db, shopSetup, { ...thread, events: [line] }, shopSetup.asOf!);
    }),
    sweepSearch(db, shop),
    ...erased.map((buyer, i) => eraseBuyer(db, { shop, buyer }, wanted[i]!)),
    writeAgain(buyers.slice(160, 230)),
    sweepSearch(db, shop),
  ]);
  await check({ exactly: false });
  expect((await findBuyers(db, shop, said)).length).toBeGreaterThan(30);
  const left = [
    ...(await blocks()).flatMap((block) => block.buyers),
    ...(await list('select buyer as one from search_single')),
  ];
  expect(left.filter((buyer) => erased.includes(buyer))).toEqual([]);
}, 120_000);

test('G5 of an erased buyer no pair is left in any block, and others keep theirs', async () => {
  const { db } = small;
  const before = await blocks();
  const buyer = before[0]!.buyers[3]!;
  await eraseBuyer(db, { shop, buyer }, await findTraces(db, { shop, buyer }));
  const after = await blocks();
  expect(after.flatMap(({ buyers }) => buyers)).not.toContain(buyer);
  const pairsOf = (rows: readonly BlockRow[]): string[] =>
    rows
      .flatMap(({ starts, body, buyers }) =>
        readBlock({ starts: Int32Array.from(starts), body }, buyers.length).flatMap((grams, i) =>
          buyers[i] === buyer ? [] : [...grams].map((gram) => `${buyers[i]} ${gram}`),
        ),
      )
      .sort();
  expect(pairsOf(after)).toEqual(pairsOf(before));
  expect(await list('select buyer as one from search_single')).not.toContain(buyer);
  await check({ exactly: false });
}, 120_000);

test('G5 words of threads taken out go with the next sweep', async () => {
  const gone = (await buyersOf()).filter((_, i) => i % 3 === 0);
  await small.db.transaction((tx) => removeThreads(tx, shop, gone));
  await sweepSearch(small.db, shop);
  const left = [
    ...(await blocks()).flatMap(({ buyers }) => buyers),
    ...(await list('select buyer as one from search_single')),
  ];
  expect(left.filter((buyer) => gone.includes(buyer))).toEqual([]);
  await check({ exactly: false });
}, 120_000);

test('G4 what holds the words holds their pairs, whatever stands around them', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 });
  fc.assert(
    fc.property(text, text, text, (before, words, after) => {
      const search = parseSearch(words);
      if (search === null) return;
      const set = newGramSet();
      addGrams(set, `${before}${words}${after}`);
      const own = new Set(takeGrams(set));
      // Folding drops and joins at the seams; where the words are still there, so are their pairs.
      if (!search.stretches.every((one) => `${before}${words}${after}`.includes(one))) return;
      for (const gram of search.grams) expect(own.has(gram)).toBe(true);
    }),
  );
});
