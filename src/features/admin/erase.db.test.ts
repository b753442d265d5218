// G3 Erasing a buyer through HTTP leaves nothing of them: not in a table, not in a received file, not in a report.
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jobHandlers } from '../../entry/job-handlers.ts';
import { tableShapes } from '../../store/dump-tables.ts';
import { unpackEvents } from '../../store/packed-events.ts';
import { askApp, importReceived, postOf, sendFile } from '../../testing/import-over-http.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { type JobWorker, startJobWorker } from '../../work/job-worker.ts';

const BUYER = '歪脖枣树下的猫';
const WORDS = '我家住在湖边第三栋，院门口那棵枣树歪着脖子';
const ORDER = '880012345678901';
const OTHER = '巷口补伞人';
const SHOP = '木棉小店';

const CHATS = [
  '会话ID,买家昵称,客服昵称,发送方,消息时间,消息内容',
  `c1,${BUYER},木棉:小美,买家,2026-05-11 10:00:01,${WORDS}`,
  `c1,${BUYER},木棉:小美,客服,2026-05-11 10:00:09,好的记下了`,
  `c1,${BUYER},木棉:小美,买家,不是时间,这一行读不懂`,
  `c2,${OTHER},木棉:小美,买家,2026-05-11 11:00:01,伞骨断了一根能修吗`,
  `c2,${OTHER},木棉:小美,客服,2026-05-11 11:00:09,可以的亲`,
  `c2,${OTHER},木棉:小美,买家,又不是时间,那我寄来`,
].join('\n');
const ORDERS = [
  '订单编号,买家会员名,买家应付货款,买家实际支付金额,订单状态,订单创建时间,订单付款时间,宝贝标题',
  `${ORDER},${BUYER},99.00,99.00,买家已付款，等待卖家发货,2026-05-11 10:05:00,2026-05-11 10:06:00,长柄雨伞`,
].join('\n');

let t: TestApp;
let worker: JobWorker;
beforeAll(async () => {
  t = await openTestApp();
  worker = startJobWorker({ ...t.services, handlers: jobHandlers(t.services), pollMs: 20 });
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await t.close();
});

const ask = <T>(path: string, init?: RequestInit): Promise<T> => askApp<T>(t, path, init);
const send = async (name: string, text: string): Promise<string> =>
  (await sendFile(t, name, text)).id;

/** Every value of every table as text, packed events opened; and every file beside the database. */
async function everything(): Promise<string> {
  const said: string[] = [];
  for (const { table } of await tableShapes(t.db)) {
    for (const row of await t.db.query<Record<string, unknown>>(`select * from ${table}`)) {
      const events = row['events'] instanceof Uint8Array ? unpackEvents(row['events']) : null;
      said.push(`${table} ${JSON.stringify({ ...row, events })}`);
    }
  }
  const folder = join(t.services.dataFolder, 'uploads');
  const files: Dirent[] = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const file of files) {
    said.push(join(file.parentPath, file.name));
    if (file.isFile()) said.push(readFileSync(join(file.parentPath, file.name), 'utf8'));
  }
  return said.join('\n');
}

const left = async (): Promise<string[]> => {
  const lines = (await everything()).split('\n');
  return [BUYER, WORDS, ORDER].flatMap((word) => lines.filter((line) => line.includes(word)));
};

test('G3 nothing of an erased buyer is left, and nothing of others is gone', async () => {
  const received = [await send(`和${BUYER}的聊天.csv`, CHATS), await send('订单.csv', ORDERS)];
  await importReceived(t, received, SHOP);
  await send('还没导入.csv', CHATS);
  const others = await send(
    '别人的.csv',
    CHATS.replaceAll(BUYER, '又一人').replaceAll(WORDS, '你好'),
  );
  const view = { name: '这位', filters: { q: BUYER }, shared: false };
  await ask('/api/conversation-views', postOf(view));
  await ask('/api/conversation-views', postOf({ ...view, name: '别的', filters: { q: '伞' } }));
  expect((await left()).length).toBeGreaterThan(6);
  const counts = {
    ...{ threads: 1, messages: 2, orders: 1, quarantined: 1 },
    ...{ reports: 3, uploads: 3, views: 1, texts: [] },
  };
  const before = await everything();
  const preview = await ask('/api/buyers/erase/preview', postOf({ shop: SHOP, buyer: BUYER }));
  const files = [`和${BUYER}的聊天.csv`, '订单.csv', '还没导入.csv'];
  expect(preview).toEqual({ ...counts, files });
  expect(await everything(), 'a preview changes nothing').toBe(before);
  const reason = `${BUYER}打电话来要求的`;
  const erased = await ask('/api/buyers/erase', postOf({ shop: SHOP, buyer: BUYER, reason }));
  expect(erased).toEqual({ ...counts, days: expect.any(Number) });
  expect(await left()).toEqual([]);
  const text = await everything();
  for (const word of [OTHER, '伞骨断了一根能修吗', '那我寄来']) expect(text).toContain(word);
  const { items } = await ask<{ items: { id: string }[] }>('/api/imports/files');
  expect(items.map(({ id }) => id)).toEqual([others]);
  const [note] = (
    await ask<{ items: { target: string; after: unknown }[] }>('/api/audit?action=buyer.erase')
  ).items;
  expect(note!.target).toMatch(/^[0-9a-f]{24}$/);
  expect(note!.after).toMatchObject({ reason: '***打电话来要求的', threads: 1, uploads: 3 });
}, 60_000);

test('G3 the note of an erasure and the erasure are one: no note, nothing erased', async () => {
  await t.db.exec('alter table audit_log rename to audit_log_away');
  const before = await t.db.query('select buyer from thread');
  const response = await t.request(
    '/api/buyers/erase',
    postOf({ shop: SHOP, buyer: OTHER, reason: '来信' }),
  );
  expect(response.status).toBe(500);
  await t.db.exec('alter table audit_log_away rename to audit_log');
  expect(await t.db.query('select buyer from thread')).toEqual(before);
});

test('G3 not while an import could write the buyer again', async () => {
  await worker.stop();
  const id = await send('再来.csv', CHATS);
  await ask('/api/imports', postOf({ files: [id], shop: SHOP }));
  for (const [path, more] of [
    ['/api/buyers/erase', { reason: '来信' }],
    ['/api/buyers/erase/preview', {}],
  ] as const) {
    const response = await t.request(path, postOf({ shop: SHOP, buyer: BUYER, ...more }));
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ error: { code: 'job-running' } });
  }
  expect((await left()).length).toBeGreaterThan(0);
});
