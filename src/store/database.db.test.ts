// Both drivers behave the same: values there and back, bulk load, transactions, errors, one process a folder.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { columnsOf } from './copy-rows.ts';
import { FolderInUse } from './data-folder-lock.ts';
import { openDatabase } from './database.ts';
import { agentDay } from './schema/figures.ts';
import { agent, shop } from './schema/shops.ts';
import { customerOrder } from './schema/threads.ts';

let test1: TestDatabase;
beforeAll(async () => {
  test1 = await openTestDatabase();
}, 120_000);
afterAll(() => test1.close());

describe('database', () => {
  test('G1 bulk-loaded values come back as they were, nulls, signs, quotes and empty arrays included', async () => {
    const columns = columnsOf(customerOrder);
    const row: Record<string, unknown> = Object.fromEntries(columns.map((name) => [name, null]));
    const values = {
      ...row,
      shop_id: '店',
      order_id: 'A"1\\',
      buyer: '买,家\n{}',
      state: 'paid',
      ownership: 'attributed',
      day: -3,
      placed_at: 1_759_000_000_123,
      closed_at: -5,
      placed_fen: 9_007_199_254_740_991,
      paid_fen: 0,
      refund_fen: 1,
      sales_fen: 4_294_967_296,
      paid: true,
      closed: false,
      counted: true,
      lost: false,
      provisional: true,
      silent_placed: false,
      assists: ['小美', 'a"b', '', 'NULL'],
      items: [],
      trace: [{ code: 'x', detail: { n: 1, s: '"' } }],
      setup_version: 'v😀',
    };
    const other = { ...values, order_id: 'B', assists: [], items: { a: [1, null] } };
    const rows = [values, other].map((each) => columns.map((name) => each[name as 'buyer']));
    expect(await test1.db.copyIn(customerOrder, columns, rows)).toBe(2);
    const back = await test1.db.query('select * from customer_order order by order_id');
    expect(back).toEqual([values, other]);
  });

  test('parameters: arrays, bytes, json, numbers beyond 32 bits', async () => {
    const [row] = await test1.db.query(
      'select $1::text[] as t, $2::bytea as b, $3::jsonb as j, $4::bigint as n, $5::int[] as i, $6::text as z',
      [['a', 'b"'], new Uint8Array([0, 255]), JSON.stringify([1]), 2 ** 53 - 1, [1, 2], null],
    );
    expect({ ...row, b: [...(row!['b'] as Uint8Array)] }).toEqual({
      t: ['a', 'b"'],
      b: [0, 255],
      j: [1],
      n: 2 ** 53 - 1,
      i: [1, 2],
      z: null,
    });
    const found = await test1.db.query('select 1 as n where $1 = any($2::text[])', ['b', ['b']]);
    expect(found).toEqual([{ n: 1 }]);
  });

  test('typed queries go through the same session, inside a transaction too', async () => {
    await test1.db.orm.insert(shop).values({ shopId: 's1', name: '一店', createdAt: 1 });
    await test1.db.transaction(async (tx) => {
      await tx.orm
        .update(shop)
        .set({ name: '二店', asOf: 2 ** 40 })
        .where(eq(shop.shopId, 's1'));
      const cell = new Uint8Array([1, 2, 3]);
      await tx.orm.insert(agentDay).values({ shopId: 's1', day: 1, agent: 'a', cell });
    });
    const [found] = await test1.db.orm.select().from(shop).where(eq(shop.shopId, 's1'));
    expect(found).toMatchObject({ name: '二店', ordersKnown: false, asOf: 2 ** 40, createdAt: 1 });
    const [row] = await test1.db.orm.select().from(agentDay).where(eq(agentDay.shopId, 's1'));
    expect([...row!.cell]).toEqual([1, 2, 3]);
  });

  test('a failed transaction leaves nothing, a failed savepoint only its own part', async () => {
    const add = (id: string) => ({ shopId: id, agent: 'a', name: 'a', listed: true, seen: false });
    const failing = test1.db.transaction(async (tx) => {
      await tx.orm.insert(agent).values(add('gone'));
      await tx.query('select 1 / 0');
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    await test1.db.transaction(async (tx) => {
      await tx.orm.insert(agent).values(add('kept'));
      await tx
        .transaction(async (inner) => {
          await inner.orm.insert(agent).values(add('inner'));
          throw new Error('no');
        })
        .catch(() => undefined);
    });
    const rows = await test1.db.query('select shop_id from agent order by 1');
    expect(rows).toEqual([{ shop_id: 'kept' }]);
  });

  test('the database itself is refused inside its own transaction, which would wait for ever', async () => {
    const wrong = test1.db.transaction(() => test1.db.query('select 1'));
    await expect(wrong).rejects.toThrow('use its tx');
  });

  test('queries asked at once are answered each with its own rows', async () => {
    const asked = Array.from({ length: 20 }, (_, i) => test1.db.query('select $1::int as i', [i]));
    expect((await Promise.all(asked)).flat()).toEqual(asked.map((_, i) => ({ i })));
  });

  test('G1 a data folder belongs to one process at a time, and a dead process’s lock does not count', async () => {
    if (!('dataFolder' in test1.place)) return;
    await expect(openDatabase(test1.place)).rejects.toBeInstanceOf(FolderInUse);
  });
});
