// G4 A preview reads times in the zone the import will: the one shop's, where there is one.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveSetting } from '../../store/shops.ts';
import { sendFile } from '../../testing/import-over-http.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { importFiles } from '../../work/import-files.ts';
import { findUpload } from './store-uploads.ts';
import { findBytes } from './upload-bytes.ts';

const HOUR_MS = 3_600_000;
const NOW = Date.UTC(2026, 5, 1, 12);
const chatsAt = (time: string): string =>
  [
    '会话ID,买家昵称,客服昵称,发送方,消息时间,消息内容',
    `c1,小溪不急,木棉:小美,买家,2026-06-01 ${time},在吗`,
  ].join('\n');

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp();
  t.setNow(NOW);
}, 60_000);
afterAll(() => t.close());

/** When the row was written, as the preview has it and as the database has it after the import. */
async function told(time: string) {
  const { id, preview } = await sendFile(t, `${time.slice(0, 2)}.csv`, chatsAt(time));
  const { db, dataFolder } = t.services;
  const path = await findBytes(db, dataFolder, (await findUpload(db, id))!);
  const asked = { shop: null, by: '店长', now: NOW, workers: 0, mappings: [] };
  await importFiles(db, { ...asked, inputs: [{ path: path! }] });
  const [row] = await db.query<{ last_at: number }>('select last_at from thread');
  return { zone: preview!.zoneOffsetMs, preview: preview!.rows[0]!.at, stored: row!.last_at };
}

test('G4 the preview and the import read the same instant, before there is a shop and in its zone', async () => {
  const ten = Date.UTC(2026, 5, 1, 10);
  const inChina = { zone: 8 * HOUR_MS, preview: ten - 8 * HOUR_MS, stored: ten - 8 * HOUR_MS };
  expect(await told('10:00:00')).toEqual(inChina);
  const [shop] = await t.db.query<{ shop_id: string }>('select shop_id from shop');
  await saveSetting(t.db, shop!.shop_id, 'zoneOffsetMs', 7 * HOUR_MS);
  expect(await told('11:00:00')).toEqual({
    zone: 7 * HOUR_MS,
    preview: ten - 6 * HOUR_MS,
    stored: ten - 6 * HOUR_MS,
  });
}, 60_000);
