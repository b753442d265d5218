// Journey 8: whom to call back, by value, with reason and words to begin with; and the list as a file.
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { addressOf, ask, numberIn, openPage, settled, test } from './web-app.ts';

interface Page {
  readonly items: readonly { id: string; buyer: string }[];
}

test('M10 the list holds as many as it says, highest value first, and is exported whole', async ({
  page,
  sample,
}) => {
  await openPage(page, addressOf('/recovery', sample, { kind: 'unpaid' }));
  const kind = page.locator('.kjr-kind', { hasText: '下单没付款' });
  const count = numberIn(await kind.locator('small').innerText());
  expect(count).toBeGreaterThan(0);
  const values = await page.locator('.kjr-stake b').allInnerTexts();
  const known = values.filter((text) => /\d/.test(text)).map(numberIn);
  expect(known).toEqual([...known].sort((a, b) => b - a));
  await expect(page.locator('.kjr-script').first()).toContainText('可以这样说');

  const { items } = await ask<Page>(
    page,
    addressOf('/recovery', sample, { kind: 'unpaid', limit: '200' }),
  );
  expect(items).toHaveLength(count);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).click();
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  const text = readFileSync(await (await waiting).path(), 'utf8');
  for (const { buyer } of items) expect(text).toContain(buyer);
});

test('a reason narrows the list, and a row leads to its conversation', async ({ page, sample }) => {
  await openPage(page, addressOf('/recovery', sample));
  const reason = page.locator('.kjr-shares button').first();
  const count = numberIn(await reason.locator('b').innerText());
  await reason.click();
  await expect(page).toHaveURL(/reason=/);
  await settled(page);
  await expect(page.locator('.kjr-list > li')).toHaveCount(Math.min(count, 50));
  await page.locator('.kjr-list a').first().click();
  await settled(page);
  await expect(page.locator('.kj-chat')).toBeVisible();
});
