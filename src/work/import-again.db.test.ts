// G1 Files imported before are read again where they would be read differently now.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveSetting } from '../store/shops.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { importFiles } from './import-files.ts';

const HOUR_MS = 3_600_000;
const NOON = Date.UTC(2026, 5, 1, 12);
const SHOP = '木棉小铺';

let t: TestDatabase;
let folder: string;
beforeEach(async () => {
  t = await openTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'kejing-again-'));
}, 60_000);
afterEach(async () => {
  await t.close();
  rmSync(folder, { recursive: true, force: true });
});

function importDay(day: string, now = NOON) {
  const path = join(folder, 'chats.csv');
  const head = '会话ID,消息ID,买家昵称,客服昵称,发送方,消息时间,消息内容';
  writeFileSync(path, `${head}\nc1,m1,小溪不急,木棉:小美,买家,${day} 10:00:00,这件还有吗\n`);
  const request = { inputs: [{ path }], mappings: [], shop: SHOP, by: '店长', workers: 0, now };
  return importFiles(t.db, request);
}

test('G1 not known any more: the zone of the shop is another', async () => {
  expect((await importDay('2026-06-01')).known).toBe(false);
  expect((await importDay('2026-06-01')).known).toBe(true);
  await saveSetting(t.db, SHOP, 'serviceHours', { fromMinute: 540, toMinute: 1080 });
  expect((await importDay('2026-06-01')).known).toBe(true);
  await saveSetting(t.db, SHOP, 'zoneOffsetMs', 9 * HOUR_MS);
  const again = await importDay('2026-06-01');
  expect([again.known, again.accepted]).toEqual([false, 1]);
  expect((await importDay('2026-06-01')).known).toBe(true);
  await saveSetting(t.db, SHOP, 'zoneOffsetMs', null);
  expect((await importDay('2026-06-01')).known).toBe(true);
}, 60_000);

test('G1 not known any more: masked buyers are joined within another window', async () => {
  await importDay('2026-06-01');
  await saveSetting(t.db, SHOP, 'policy', 'jd-facilitated');
  expect((await importDay('2026-06-01')).known).toBe(false);
}, 60_000);

test('G1 not known any more: rows lay in the future then', async () => {
  const early = await importDay('2026-06-05');
  expect([early.known, early.accepted, early.quarantined]).toEqual([false, 0, 1]);
  const late = await importDay('2026-06-05', NOON + 5 * 24 * HOUR_MS);
  expect([late.known, late.accepted, late.quarantined]).toEqual([false, 1, 0]);
  expect((await importDay('2026-06-05', NOON + 5 * 24 * HOUR_MS)).known).toBe(true);
}, 60_000);
