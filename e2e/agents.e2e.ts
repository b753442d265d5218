// Journey 7: agents ranked raw and fair, one of them opened, and one of their conversations read.
import { expect } from '@playwright/test';
import { addressOf, openPage, settled, test } from './web-app.ts';

test('P1 P2 the ranking is raw or fair; a row opens the agent, a case the conversation', async ({
  page,
  sample,
}) => {
  await openPage(page, addressOf('/agents', sample));
  await expect(page.locator('tbody tr')).not.toHaveCount(0);
  await page.getByText('公平对比', { exact: true }).click();
  await expect(page).toHaveURL(/view=fair/);
  await settled(page);
  const rows = page.getByRole('table', { name: '公平对比' }).locator('tbody tr');
  const name = await rows.first().locator('b').first().innerText();
  await rows.first().locator('b').first().click();
  await expect(page).toHaveURL(/\/agents\/[^?]+/);
  await settled(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByText('和团队平均比')).toBeVisible();
  const worst = page.locator('section', { hasText: '要改进的会话' }).last();
  await worst.locator('a[href^="/conversations/"]').first().click();
  await settled(page);
  await expect(page.locator('.kj-chat')).toBeVisible();
  await expect(page.locator('main')).toContainText(name);
});

test('a figure of an agent opens what it was counted from, for that agent alone', async ({
  page,
  sample,
}) => {
  await openPage(page, addressOf('/agents', sample));
  const row = page.locator('tbody tr').first();
  const name = await row.locator('b').first().innerText();
  await row.locator('.kj-number-link').nth(1).click();
  await expect(page).toHaveURL(/\/definitions\/[\w-]+\?.*agent=/);
  await settled(page);
  await expect(page.locator('main')).toContainText(name);
});
