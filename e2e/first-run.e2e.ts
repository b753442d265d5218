// Journey 1: an empty installation, the owner's account, the sample shop, and the overview of it.
import { type BrowserContext, expect } from '@playwright/test';
import { ask, noteShop, OWNER, ownerState, settled, test } from './web-app.ts';

interface Shops {
  readonly items: readonly { id: string; name: string; firstDay: string; lastDay: string }[];
}

test('G4 from nothing to the overview of the sample shop', async ({ page, context }) => {
  test.setTimeout(120_000);
  // The page asks for a month of the shop; a fortnight of it is enough to test with.
  await page.route('**/api/imports/sample', (route) =>
    route.continue({ postData: JSON.stringify({ size: 'small' }) }),
  );
  await page.goto('/conversations');
  await expect(page, 'without an owner every address leads to the first run').toHaveURL(
    /\/first-run$/,
  );
  await page.getByLabel('账号').fill(OWNER.name);
  await page.getByLabel('怎么称呼').fill(OWNER.displayName);
  await page.getByLabel('密码', { exact: true }).fill(OWNER.password);
  await page.getByLabel('再输一遍密码').fill('something else');
  await page.getByRole('button', { name: '创建并进入' }).click();
  await expect(page.getByText('两次输入的密码不一样')).toBeVisible();
  await page.getByLabel('再输一遍密码').fill(OWNER.password);
  await page.getByRole('button', { name: '创建并进入' }).click();

  // Its session is there only when the next page is: another page opened before would ask to sign in.
  const sample = page.getByRole('link', { name: /先看示例店铺/ });
  await expect(sample).toBeVisible();
  await emptyPagesLeadToImporting(context);
  await sample.click();
  await expect(page).toHaveURL(/\/imports\/[\w-]+$/);
  await expect(page.getByText('可以离开这个页面，导入会继续。')).toBeVisible();
  const overview = page.getByRole('link', { name: '看总览' });
  await expect(overview).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText('新店铺')).toBeVisible();

  await overview.click();
  await settled(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('总览');
  await expect(page.getByText('销售怎么来的')).toBeVisible();
  await expect(page.locator('.kj-figure').first()).toContainText(/\d/);

  const { items } = await ask<Shops>(page, '/shops');
  const [shop] = items;
  expect(items).toHaveLength(1);
  noteShop({ shop: shop!.id, from: shop!.firstDay, to: shop!.lastDay });
  await context.storageState({ path: ownerState() });
});

/** Before anything is imported no page waits for what does not come. */
async function emptyPagesLeadToImporting(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  for (const path of ['/', '/conversations', '/agents', '/agents/x', '/rulebook/words']) {
    await page.goto(path);
    await expect(page.getByRole('link', { name: '去导入' }), path).toBeVisible();
  }
  for (const path of ['/definitions/conversion', '/definitions/attribution', '/orders/1']) {
    await page.goto(path);
    await expect(page.getByText('还没有店铺').last(), path).toBeVisible();
  }
  await page.goto('/imports');
  await expect(page.getByText('把文件拖到这里')).toBeVisible();
  await page.close();
}

test('the first run is over: its address asks to sign in', async ({ browser, baseURL }) => {
  const stranger = await browser.newPage({
    storageState: { cookies: [], origins: [] },
    baseURL: baseURL!,
  });
  await stranger.goto('/first-run');
  await expect(stranger).toHaveURL(/\/sign-in/);
  await stranger.getByLabel('账号').fill(OWNER.name);
  await stranger.getByLabel('密码').fill('not the password');
  await stranger.getByRole('button', { name: /登\s?录/ }).click();
  await expect(stranger.getByRole('alert')).toContainText('密码');
  await stranger.getByLabel('密码').fill(OWNER.password);
  await stranger.getByRole('button', { name: /登\s?录/ }).click();
  await expect(stranger.getByText('销售怎么来的')).toBeVisible();
  await stranger.close();
});
