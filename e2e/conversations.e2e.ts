// Journey 4: filter and search the conversations, open one, see the evidence, walk on by keyboard, send the link.
import { expect } from '@playwright/test';
import { addressOf, ask, openPage, settled, test } from './web-app.ts';

interface Page {
  readonly items: readonly { ref: string; shop: string; faults: number; buyer: string }[];
}

test('filters stand in the address, and the link opens the same list', async ({
  page,
  sample,
  context,
}) => {
  await openPage(page, addressOf('/conversations', sample));
  const rows = page.locator('.kjc-row');
  const unfiltered = await rows.allInnerTexts();
  await page.getByRole('combobox', { name: /问题/ }).click();
  await page.getByTitle('严重', { exact: true }).click();
  await expect(page).toHaveURL(/severity=major/);

  const colleague = await context.newPage();
  await openPage(colleague, page.url());
  const texts = await colleague.locator('.kjc-row').allInnerTexts();
  expect(texts.length).toBeGreaterThan(0);
  expect(texts).not.toEqual(unfiltered);
  await expect.poll(() => rows.allInnerTexts()).toEqual(texts);
  await colleague.close();

  await page.getByRole('button', { name: /去掉：问题/ }).click();
  await expect(page).not.toHaveURL(/severity=/);
});

test('Q11 Chinese text is found, and what was found is marked', async ({ page, sample }) => {
  await openPage(page, addressOf('/conversations', sample));
  await page.keyboard.press('/');
  await page.keyboard.type('发货');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=/);
  await settled(page);
  await expect(page.locator('.kjc-row mark').first()).toHaveText('发货');
  for (const words of await page.locator('.kjc-row-words').allInnerTexts()) {
    expect(words).toContain('发货');
  }
  await expect(page.locator('.kj-chat .is-lit')).toBeInViewport();
  const below = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  expect(below, 'list and transcript scroll by themselves, the page ends with them').toBe(0);
});

test('Q7 a conversation shows its evidence where it was said, and why', async ({
  page,
  sample,
}) => {
  const { items } = await ask<Page>(
    page,
    addressOf('/conversations', sample, { sort: 'faults', limit: '2' }),
  );
  const [worst] = items;
  await openPage(
    page,
    addressOf(`/conversations/${encodeURIComponent(worst!.shop)}/${worst!.ref}`, sample, {
      sort: 'faults',
    }),
  );
  await expect(page.getByRole('heading', { level: 1 })).toContainText(worst!.buyer);
  await expect(page.locator('.kj-chat .kj-chip').first()).toBeVisible();
  const why = page.getByText('怎么判的').first();
  await why.click();
  await expect(page.locator('.kj-trace').first()).toBeVisible();

  const first = page.url();
  await page.locator('body').press('j');
  await expect(page).not.toHaveURL(first);
  await settled(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(items[1]!.buyer);
  await page.locator('body').press('k');
  await expect(page).toHaveURL(first);
});

test('the list is walked by j and k, and what is reached is shown beside it', async ({
  page,
  sample,
}) => {
  await openPage(page, addressOf('/conversations', sample));
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const row = page.locator('.kjc-row[data-row="1"]');
  await expect(row).toBeFocused();
  await expect(row).toHaveAttribute('aria-current', 'true');
  const buyer = await row.locator('.kjc-row-buyer').innerText();
  await expect(page.locator('.kjc-pane h2, .kjc-pane header').first()).toContainText(buyer);
  await page.keyboard.press('o');
  await expect(page).toHaveURL(/\/conversations\/[^/?]+\/[^/?]+/);
  await settled(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(buyer);
});

test('a conversation in which no agent said anything is not called fine', async ({
  page,
  sample,
}) => {
  const { items } = await ask<{
    items: readonly { ref: string; shop: string; agent: object | null; faults: number }[];
  }>(page, addressOf('/conversations', sample, { limit: '200' }));
  const nobodys = items.find(({ agent, faults }) => agent === null && faults === 0);
  expect(nobodys).toBeDefined();
  const { shop, ref } = nobodys!;
  await openPage(page, addressOf(`/conversations/${encodeURIComponent(shop)}/${ref}`, sample));
  await expect(page.getByText('没有客服说话，谈不上好坏')).toBeVisible();
  await expect(page.getByText(/没有触发 \d+ 条/)).toBeVisible();
  await expect(page.getByText(/^合格/)).toHaveCount(0);
});
