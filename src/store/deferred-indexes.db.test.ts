// Indexes taken away for a large import come back: at its end, or when the next process opens the database.
import { afterEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { type Database, openDatabase } from './database.ts';
import { countDeferredIndexes, deferIndexes, makeDeferredIndexes } from './deferred-indexes.ts';

let opened: TestDatabase | null = null;
afterEach(async () => {
  await opened?.close();
  opened = null;
});

async function indexesOf(db: Database): Promise<string[]> {
  const rows = await db.query<{ definition: string }>(
    `select pg_get_indexdef(i.indexrelid) || coalesce(' ' || pg_get_constraintdef(k.oid), '') as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid
       left join pg_constraint k on k.conindid = c.oid and k.contype = 'p'
     where c.relnamespace = 'public'::regnamespace order by c.relname`,
  );
  return rows.map(({ definition }) => definition);
}

test('G1 all indexes are there again after they were made, and meanwhile only keys that tell threads apart and those of few keys', async () => {
  opened = await openTestDatabase();
  const { db } = opened;
  if (db.kind !== 'pglite') return;
  const before = await indexesOf(db);
  await deferIndexes(db);
  const meanwhile = await indexesOf(db);
  expect(meanwhile.some((one) => one.includes('thread_shop_id_buyer_pk'))).toBe(true);
  expect(meanwhile.some((one) => one.includes('finding_day'))).toBe(true);
  expect(meanwhile.some((one) => one.includes('conversation_agent'))).toBe(false);
  expect(
    meanwhile.some((one) => one.includes('conversation_shop_id_conversation_id_buyer_pk')),
  ).toBe(true);
  expect(meanwhile.some((one) => one.includes('finding_shop_id_conversation_id_buyer_n_pk'))).toBe(
    false,
  );
  expect(await countDeferredIndexes(db)).toBe(before.length - meanwhile.length);
  await deferIndexes(db);
  await makeDeferredIndexes(db);
  expect(await indexesOf(db)).toEqual(before);
  expect(await countDeferredIndexes(db)).toBe(0);
}, 60_000);

test('G1 whoever opens the database makes what a dead import left out', async () => {
  opened = await openTestDatabase();
  const { db, place } = opened;
  if (db.kind !== 'pglite') return;
  const before = await indexesOf(db);
  await deferIndexes(db);
  await db.close();
  const again = await openDatabase(place);
  expect(await indexesOf(again)).toEqual(before);
  await again.close();
}, 60_000);

test('G1 indexes of a database that has threads, or is on a server, stay', async () => {
  opened = await openTestDatabase();
  const { db } = opened;
  const before = await indexesOf(db);
  await db.exec(
    `insert into thread (shop_id, buyer, events, events_hash, messages, orders_known, analysed_as_of, setup_version)
     values ('店', '买家', '', '', 0, false, 0, '')`,
  );
  await deferIndexes(db);
  expect(await indexesOf(db)).toEqual(before);
}, 60_000);
