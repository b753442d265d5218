// Masked buyers: joined as analyze joins them, remembered, and moved once their orders are there.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dumpFacts } from '../testing/dump-facts.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { importFiles } from './import-files.ts';

const CHATS = `消息ID,会话ID,店铺,买家,客服,发送方,时间,类型,内容
m1,s1,青禾小店,桃**,青禾小店:小禾,买家,2026-06-01 10:00:00,文本,这个杯子有现货吗
m2,s1,青禾小店,桃**,青禾小店:小禾,客服,2026-06-01 10:00:20,文本,有的，今天就能发
m3,s2,青禾小店,阿木,青禾小店:小禾,买家,2026-06-01 11:00:00,文本,在吗
m4,s2,青禾小店,阿木,青禾小店:小禾,客服,2026-06-01 11:00:09,文本,在的
`;
const ORDERS = `订单编号,店铺,买家昵称,订单状态,下单时间,付款时间,应付金额,实付金额
A1,青禾小店,桃子汽水,交易成功,2026-06-01 10:05:00,2026-06-01 10:06:00,59.00,59.00
`;

let folder: string;
const open: TestDatabase[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kejing-masked-'));
  writeFileSync(join(folder, 'chats.csv'), CHATS);
  writeFileSync(join(folder, 'orders.csv'), ORDERS);
});
afterAll(async () => {
  for (const each of open) await each.close();
  rmSync(folder, { recursive: true });
});

async function imported(...turns: readonly (readonly string[])[]): Promise<TestDatabase> {
  const target = await openTestDatabase();
  open.push(target);
  for (const files of turns) {
    const report = await importFiles(target.db, {
      inputs: files.map((file) => ({ path: join(folder, file) })),
      mappings: [],
      shop: null,
      by: 'test',
      now: Date.UTC(2026, 5, 20),
      workers: 0,
    });
    expect(report.files.map(({ refusal }) => refusal)).toEqual(files.map(() => null));
  }
  return target;
}

test('G1 a masked buyer is joined to the one who fits; the same chats later, alone, go to the same buyer', async () => {
  const once = await imported(['chats.csv', 'orders.csv']);
  const buyers = await once.db.query('select buyer from thread order by buyer');
  expect(buyers).toEqual([{ buyer: '桃子汽水' }, { buyer: '阿木' }]);
  const expected = await dumpFacts(once.db);
  const later = await imported(['chats.csv', 'orders.csv'], ['chats.csv'], ['orders.csv']);
  expect(await dumpFacts(later.db)).toEqual(expected);
  const before = await imported(['chats.csv'], ['chats.csv', 'orders.csv']);
  expect(await dumpFacts(before.db)).toEqual(expected);
}, 60_000);
