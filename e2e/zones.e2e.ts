// G4 Shops east and west of China: a time on a page is the one the shop's own files have, and says its zone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { type RunningServer, startServer } from './start-server.ts';
import { openPage, test } from './web-app.ts';

const DAY = '2025-03-10';
const HOUR_MS = 3_600_000;
const SHOPS = [
  { shop: '东京小店', agent: '小樱', hours: 9, zone: 'UTC+9' },
  { shop: '纽约小店', agent: '小枫', hours: -5, zone: 'UTC−5' },
] as const;

type Shop = (typeof SHOPS)[number];

const agentsOf = ({ shop, agent }: Shop): string =>
  `客服账号,姓名,分组,岗位,入职日期\n${shop}:${agent},${agent},一组,售前,2024-01-01\n`;

/** Just after midnight: in any other zone it is another hour, and in many another day. */
const chatsOf = ({
  shop,
  agent,
}: Shop): string => `会话ID,买家昵称,客服昵称,发送方,消息时间,消息内容
${shop}1,松风,${shop}:${agent},买家,${DAY} 00:03:27,这条围巾还有现货吗
${shop}1,松风,${shop}:${agent},客服,${DAY} 00:03:51,有的亲，今天下单今天就发
`;

const ordersOf = ({
  hours,
}: Shop): string => `订单编号,买家,订单状态,下单时间,付款时间,应付金额,实付金额,商品标题,数量,单价
8800${hours + 20}001,松风,已付款,${DAY} 00:21:05,${DAY} 00:22:40,199.00,199.00,羊毛围巾,1,199.00
`;

const orderOf = ({ hours }: Shop): string => `8800${hours + 20}001`;

let folder: string;
let server: RunningServer;

test.describe.configure({ mode: 'serial' });
test.use({ storageState: { cookies: [], origins: [] } });

test.beforeAll(async ({ playwright }) => {
  test.setTimeout(120_000);
  folder = mkdtempSync(join(tmpdir(), 'kejing-e2e-zones-'));
  server = await startServer(join(folder, 'data'));
  const api = await playwright.request.newContext({
    baseURL: server.url,
    extraHTTPHeaders: { 'x-kejing': '1', origin: server.url },
  });
  await send(api, 'post', '/setup', { name: 'lin', password: 'qinglan-2025-ok' });
  for (const one of SHOPS) {
    // The roster makes the shop, its zone is set, and only then is anything read by it.
    await importTexts(api, one.shop, { 'agents.csv': agentsOf(one) });
    const settings = `/admin/shops/${encodeURIComponent(one.shop)}/settings`;
    await send(api, 'patch', settings, { zoneOffsetMs: one.hours * HOUR_MS });
    await importTexts(api, one.shop, { 'chats.csv': chatsOf(one), 'orders.csv': ordersOf(one) });
  }
  await api.storageState({ path: join(folder, 'owner.json') });
  await api.dispose();
});

test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function send<T>(
  api: APIRequestContext,
  method: 'get' | 'post' | 'patch',
  path: string,
  data?: object,
): Promise<T> {
  const answer = await api[method](`/api${path}`, data === undefined ? {} : { data });
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()) as T;
}

async function importTexts(
  api: APIRequestContext,
  shop: string,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  const files: string[] = [];
  for (const [name, text] of Object.entries(texts)) {
    const headers = { 'content-type': 'application/octet-stream' };
    const data = Buffer.from(text);
    const answer = await api.post(`/api/imports/files?name=${name}`, { headers, data });
    expect(answer.status(), await answer.text()).toBe(200);
    files.push(((await answer.json()) as { id: string }).id);
  }
  const { id } = await send<{ id: string }>(api, 'post', '/imports', { files, shop });
  const state = async () => (await send<{ state: string }>(api, 'get', `/imports/${id}`)).state;
  await expect.poll(state, { timeout: 60_000 }).toBe('done');
}

async function open(page: Page, lang: string, path: string, shop: string): Promise<void> {
  await page.addInitScript((chosen) => localStorage.setItem('kejing.lang', chosen), lang);
  const days = new URLSearchParams({ shop, from: DAY, to: DAY });
  await openPage(page, `${server.url}${path}?${days.toString()}`);
}

for (const lang of ['zh', 'en']) {
  for (const one of SHOPS) {
    test(`G4 ${one.zone} in ${lang}: list, transcript, order and hours are on the shop’s clock`, async ({
      browser,
    }) => {
      const context = await browser.newContext({ storageState: join(folder, 'owner.json') });
      const page = await context.newPage();
      const { shop, zone } = one;
      const day = lang === 'zh' ? '3月10日' : '10 Mar';

      await open(page, lang, '/conversations', shop);
      await expect(page.locator('time').first()).toHaveText(`${day} 00:03 ${zone}`);

      const list = await page.request.get(
        `${server.url}/api/conversations?shop=${encodeURIComponent(shop)}`,
      );
      const { items } = (await list.json()) as { items: { ref: string }[] };
      await open(page, lang, `/conversations/${encodeURIComponent(shop)}/${items[0]!.ref}`, shop);
      const chat = page.locator('.kj-chat');
      await expect(chat.locator('.kj-chat-day')).toContainText(day);
      await expect(chat.locator('.kj-chat-day')).toContainText(zone);
      await expect(chat.getByText('00:03:27', { exact: true })).toBeVisible();
      await expect(chat.locator('.kj-chat-order').first()).toContainText('00:21:05');

      await open(page, lang, `/orders/${orderOf(one)}`, shop);
      await expect(page.locator('main')).toContainText(`${day} 00:21 ${zone}`);

      await open(page, lang, '/', shop);
      const hours = page.locator('.kj-hours tbody tr').first().locator('td');
      await expect(hours.first()).toContainText('1');
      await expect(
        page.locator('section', { has: page.locator('.kj-hours') }).last(),
      ).toContainText(zone);
      await context.close();
    });
  }
}
