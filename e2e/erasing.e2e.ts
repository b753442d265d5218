// The owner erases a buyer from a conversation: told before what goes, the name typed again, and nothing left after.
import { type Browser, expect, type Page } from '@playwright/test';
import { overflowing } from './look.ts';
import { addressOf, ask, openPage, type SampleShop, settled, test } from './web-app.ts';

interface Conversations {
  readonly items: readonly { ref: string; shop: string; buyer: string; orderResult: string }[];
}
interface Jobs {
  readonly items: readonly unknown[];
}
interface Log {
  readonly items: readonly { action: string; after: Record<string, unknown> | null }[];
}

const WRITE = { 'x-kejing': '1' } as const;
const PASSWORD = 'shuiniu-0901-ok';

/** Nobody is erased while an import or a recalculation could write them again. */
async function untilIdle(page: Page): Promise<void> {
  for (const state of ['waiting', 'running']) {
    const left = async (): Promise<number> =>
      (await ask<Jobs>(page, `/admin/jobs?state=${state}`)).items.length;
    await expect.poll(left, { timeout: 60_000 }).toBe(0);
  }
}

/** A file that tells of the buyer, waiting to be imported. */
async function sendFile(page: Page, buyer: string): Promise<void> {
  const rows = [
    '会话ID,买家昵称,客服昵称,发送方,消息时间,消息内容',
    `z1,${buyer},小店:一,买家,不是时间,在吗`,
  ];
  const sent = await page.request.post(
    `/api/imports/files?name=${encodeURIComponent('补录.csv')}`,
    {
      headers: { ...WRITE, 'content-type': 'application/octet-stream' },
      data: Buffer.from(rows.join('\n')),
    },
  );
  expect(sent.status(), await sent.text()).toBe(200);
}

async function asManager(page: Page, browser: Browser, baseURL: string): Promise<Page> {
  const made = await page.request.post('/api/accounts', {
    headers: WRITE,
    data: { name: 'one-manager', role: 'manager', password: PASSWORD },
  });
  expect(made.status(), await made.text()).toBe(200);
  const theirs = await browser.newPage({ storageState: { cookies: [], origins: [] }, baseURL });
  const signedIn = await theirs.request.post('/api/session', {
    headers: WRITE,
    data: { name: 'one-manager', password: PASSWORD },
  });
  expect(signedIn.status(), await signedIn.text()).toBe(200);
  return theirs;
}

const placeOf = ({ items }: Conversations, sample: SampleShop) => {
  const { ref, shop, buyer } = items.find(({ orderResult }) => orderResult === 'paid')!;
  const path = `/conversations/${encodeURIComponent(shop)}/${ref}`;
  return { buyer, path, address: addressOf(path, sample) };
};

test('G3 a buyer is erased once it was said what goes, and nothing of them can be found again', async ({
  page,
  browser,
  baseURL,
  sample,
}) => {
  test.setTimeout(120_000);
  const list = addressOf('/conversations', sample, { limit: '100' });
  const { buyer, path, address } = placeOf(await ask<Conversations>(page, list), sample);
  await sendFile(page, buyer);
  await untilIdle(page);

  const manager = await asManager(page, browser, baseURL!);
  await openPage(manager, address);
  await expect(manager.getByRole('heading', { level: 1 })).toContainText(buyer);
  await expect(manager.getByRole('button', { name: '更多操作' })).toHaveCount(0);
  await manager.close();

  await openPage(page, address);
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '抹除买家…' }).click();
  const dialog = page.getByRole('dialog', { name: '抹除买家' });
  await expect(dialog).toContainText(/聊天 [1-9]\d* 条、订单 [1-9]\d* 个/);
  await expect(dialog).toContainText('收到的原始文件 1 个');
  await expect(dialog).toContainText('补录.csv');
  await expect(dialog).toContainText('不能撤销');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.evaluate(overflowing)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });

  const confirm = dialog.getByRole('button', { name: '永久抹除' });
  const name = dialog.getByLabel('再输一遍买家昵称');
  await dialog.getByLabel(/为什么抹除/).fill(`${buyer}来电要求`);
  await name.fill(`${buyer}1`);
  await expect(dialog.getByRole('alert').filter({ hasText: '不一样' })).toBeVisible();
  await expect(confirm).toBeDisabled();
  await name.fill(buyer);
  await confirm.click();
  const done = page.getByRole('dialog', { name: '已经抹除' });
  await expect(done).toContainText(/聊天 [1-9]\d* 条、订单 [1-9]\d* 个/);
  await expect(done).toContainText(/[1-9]\d* 天的数字/);
  await done.getByRole('button', { name: '回到会话列表' }).click();
  await expect(page).toHaveURL(/\/conversations\?/);
  await settled(page);

  expect((await page.request.get(`/api${path}`)).status()).toBe(404);
  const found = await ask<Conversations>(page, addressOf('/conversations', sample, { buyer }));
  expect(found.items).toEqual([]);
  const files = await ask<{ items: readonly { name: string }[] }>(page, '/imports/files');
  expect(files.items.map((file) => file.name)).not.toContain('补录.csv');
  const { items } = await ask<Log>(page, '/audit?action=buyer.erase');
  expect(items[0]?.after).toMatchObject({ reason: '***来电要求', threads: 1, uploads: 1 });
  expect(JSON.stringify(items)).not.toContain(buyer);
});
