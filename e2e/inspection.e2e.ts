// Journey 5: from a rule that was hit often to the conversations in which it was.
import { expect } from '@playwright/test';
import { addressOf, numberIn, openPage, settled, test } from './web-app.ts';

test('Q8 a rule opens its trend, agents and cases; its number opens that many conversations', async ({
  page,
  sample,
}) => {
  await openPage(page, addressOf('/inspection', sample));
  const row = page.locator('tr[data-row="0"]');
  const name = await row.locator('b').first().innerText();
  await row.locator('b').first().click();
  await expect(page).toHaveURL(/rule=/);
  await settled(page);
  const panel = page.locator('section', { hasText: '坏例' }).first();
  await expect(panel).toContainText(name);
  await expect(page.locator('.kji-cases').first().locator('a').first()).toBeVisible();

  const link = row.locator('.kj-number-link').first();
  expect(numberIn(await link.innerText())).toBeGreaterThan(0);
  await link.click();
  await expect(page).toHaveURL(/\/conversations\?.*rule=/);
  await settled(page);
  await expect(page.locator('.kjc-active')).toContainText(name);
  await page.locator('.kjc-row').first().click();
  await expect(page.locator('.kjc-pane')).toContainText(name);
});

test('a cell of the heat map opens the conversations of that agent and rule', async ({
  page,
  sample,
}) => {
  await openPage(page, addressOf('/inspection', sample));
  await page.locator('section', { hasText: '谁在哪条上多' }).last().locator('a').first().click();
  await expect(page).toHaveURL(/agent=/);
  await expect(page).toHaveURL(/rule=/);
  await settled(page);
  await expect(page.locator('.kjc-row').first()).toBeVisible();
});
