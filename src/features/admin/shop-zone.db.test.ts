// G4 A shop's zone is set before its first chats, which are then read and counted by it; after that it stands.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askApp } from '../../testing/import-over-http.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { importFiles } from '../../work/import-files.ts';

const HOUR_MS = 3_600_000;
const SHOP = '东京小店';
const SETTINGS = `/api/admin/shops/${encodeURIComponent(SHOP)}/settings`;

let t: TestApp;
let folder: string;
beforeAll(async () => {
  t = await openTestApp();
  folder = mkdtempSync(join(tmpdir(), 'kejing-zone-'));
}, 60_000);
afterAll(async () => {
  await t.close();
  rmSync(folder, { recursive: true, force: true });
});

async function importText(name: string, text: string) {
  const path = join(folder, name);
  writeFileSync(path, text);
  const now = Date.UTC(2025, 3, 1);
  const request = { mappings: [], shop: SHOP, by: '店长', now, workers: 0 };
  return await importFiles(t.db, { ...request, inputs: [{ path }] });
}

async function setZone(hours: number | null) {
  const zoneOffsetMs = hours === null ? null : hours * HOUR_MS;
  const body = JSON.stringify({ zoneOffsetMs });
  const answer = await t.request(SETTINGS, { method: 'PATCH', body });
  const { error } = (await answer.json()) as { error?: { code: string } };
  return error?.code ?? answer.status;
}

const isOpen = async () => (await askApp<{ zoneOpen: boolean }>(t, SETTINGS)).zoneOpen;

test('G4 a roster leaves the zone open; chats are read by it, counted in its hours, and fix it', async () => {
  await importText(
    'agents.csv',
    '客服账号,姓名,分组,岗位,入职日期\n东京小店:小樱,小樱,一组,售前,2024-01-01\n',
  );
  expect(await isOpen()).toBe(true);
  expect(await setZone(9)).toBe(200);
  await importText(
    'chats.csv',
    '会话ID,买家昵称,客服昵称,发送方,消息时间,消息内容\nc1,松风,东京小店:小樱,买家,2025-03-10 00:03:00,还有现货吗\n',
  );
  const [row] = await t.db.query<{ last_at: number }>('select last_at from thread');
  expect(row!.last_at).toBe(Date.UTC(2025, 2, 9, 15, 3));
  const shop = encodeURIComponent(SHOP);
  const query = `shop=${shop}&from=2025-03-10&to=2025-03-10`;
  const { load } = await askApp<{ load: { buyerLines: number[][] } }>(t, `/api/overview?${query}`);
  expect(load.buyerLines[0]![0]).toBe(1);
  expect(load.buyerLines.flat().filter((lines) => lines > 0)).toEqual([1]);

  expect(await isOpen()).toBe(false);
  expect([await setZone(8), await setZone(null)]).toEqual(['zone-in-use', 'zone-in-use']);
  expect(await setZone(9)).toBe(200);
}, 60_000);
