// An agent who signs in sees only what is theirs; what is not theirs is neither in the menu nor behind its address.
import { expect } from '@playwright/test';
import { addressOf, ask, openPage, test } from './web-app.ts';

interface Named {
  readonly items: readonly {
    ref: string;
    shop: string;
    agents: number;
    agent: { id: string; name: string } | null;
  }[];
}

const PASSWORD = 'maitian-0518-ok';

test('P1 an agent sees only their own conversations', async ({
  page,
  browser,
  baseURL,
  sample,
}) => {
  const all = await ask<Named>(page, addressOf('/conversations', sample, { limit: '200' }));
  const own = all.items.find(({ agent }) => agent !== null)!.agent!;
  const other = all.items.find(({ agent }) => agent !== null && agent.id !== own.id)!;
  const made = await page.request.post('/api/accounts', {
    headers: { 'x-kejing': '1' },
    data: { name: 'one-agent', role: 'agent', agent: own.id, password: PASSWORD },
  });
  expect(made.status(), await made.text()).toBe(200);

  const theirs = await browser.newPage({
    storageState: { cookies: [], origins: [] },
    baseURL: baseURL!,
  });
  await theirs.goto(addressOf('/conversations', sample));
  await theirs.getByLabel('账号').fill('one-agent');
  await theirs.getByLabel('密码').fill(PASSWORD);
  await theirs.getByRole('button', { name: /登\s?录/ }).click();
  await expect(theirs).toHaveURL(/\/conversations\?/);
  await expect(theirs.locator('.kjc-row').first()).toBeVisible();
  const list = await ask<Named>(theirs, addressOf('/conversations', sample, { limit: '200' }));
  expect(list.items.length).toBeGreaterThan(0);
  for (const { agents, agent } of list.items) if (agents === 1) expect(agent?.id).toBe(own.id);

  const menu = theirs.getByRole('navigation', { name: '主菜单' });
  await expect(menu.getByRole('link', { name: '会话' })).toBeVisible();
  await expect(menu.getByRole('link', { name: '导入' })).toHaveCount(0);
  const place = `/api/conversations/${encodeURIComponent(other.shop)}/${other.ref}`;
  expect((await theirs.request.get(place)).status()).toBeGreaterThanOrEqual(403);
  expect((await theirs.request.get('/api/accounts')).status()).toBe(403);
  await theirs.close();
});

test('on a phone the menu is a bar at the bottom, with the rest behind 更多', async ({
  page,
  sample,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page, addressOf('/', sample));
  await page.getByRole('navigation', { name: '常用' }).getByRole('link', { name: '会话' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('会话');
  await page.getByRole('button', { name: '更多', exact: true }).click();
  await page.getByRole('dialog').getByRole('link', { name: '跟单' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('跟单');
  await expect(page.getByRole('dialog')).toBeHidden();
});
