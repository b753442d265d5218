// New word packs and scorecards: begun from the list, mended where they are wrong, kept as a draft, tried and published.
import { expect } from '@playwright/test';
import { addressOf, ask, openPage, settled, test } from './web-app.ts';

interface Listing {
  readonly items: readonly { readonly id: string }[];
  readonly groups: readonly string[];
}

test('Q11 a new word pack: its id is checked, its words are tried on chats, and it is published', async ({
  page,
  sample,
}) => {
  await openPage(page, addressOf('/rulebook/words', sample));
  await page.getByRole('button', { name: '新建词包' }).click();
  const dialog = page.getByRole('dialog');
  const begin = dialog.getByRole('button', { name: '开始写' });
  await begin.click();
  await expect(dialog.getByText('写上中文名')).toBeVisible();
  await dialog.getByLabel('中文名').fill('在不在的回答');
  await dialog.getByLabel('编号').fill('Hold');
  await expect(dialog.getByText('只用小写字母')).toBeVisible();
  await dialog.getByLabel('编号').fill('hold');
  await expect(dialog.getByText('编号 hold 有人用了，换一个')).toBeVisible();
  await dialog.getByLabel('编号').fill('here-words');
  await expect(dialog.getByLabel('编号')).toHaveAttribute('aria-invalid', 'false');
  await dialog.getByLabel('编号').press('Enter');

  await expect(page).toHaveURL(/\/rulebook\/words\/here-words/);
  await settled(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('在不在的回答');
  await expect(page.getByText('草稿，还没发布')).toBeVisible();
  const publish = page.getByRole('button', { name: '发布…' });
  await expect(publish).toBeDisabled();
  const words = page.getByLabel(/^算的词：/);
  await words.fill('在的');
  await words.press('Enter');
  await expect(page.locator('.kj-figure', { hasText: '改后抓到' })).toContainText(/[1-9]/);
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible();

  await openPage(page, addressOf('/rulebook/words', sample));
  await page.getByRole('link', { name: '在不在的回答' }).click();
  await expect(page.locator('.kj-rb-words', { hasText: '在的' })).toBeVisible();
  await publish.click();
  await page.getByLabel('为什么改（大家都会看到）').fill('新规则要用');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /发\s?布/ })
    .click();
  await expect(page.getByText('已发布，正在后台重算')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('草稿，还没发布')).toHaveCount(0);
  await expect(page.locator('.kj-rb-history > li').first()).toContainText('新规则要用');
  const { items } = await ask<Listing>(page, addressOf('/word-packs', sample));
  expect(items.map(({ id }) => id)).toContain('here-words');
});

test('Q8 a new scorecard: a copy for the whole shop is held back, for one group it is published', async ({
  page,
  sample,
}) => {
  const { groups } = await ask<Listing>(page, addressOf('/scorecards', sample));
  const group = groups[0]!;
  await openPage(page, addressOf('/rulebook/scorecards', sample));
  await page.getByRole('button', { name: '新建评分卡' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('中文名').fill('新人售前评分卡');
  await dialog.getByLabel('编号').fill('newcomers');
  await dialog.getByRole('combobox', { name: '从哪里开始' }).click();
  await page.getByTitle('复制：售前评分卡').click();
  await dialog.getByRole('button', { name: '开始写' }).click();

  await expect(page).toHaveURL(/\/rulebook\/scorecards\/newcomers/);
  await settled(page);
  await expect(page.getByText('草稿，还没发布')).toBeVisible();
  const clash = page.getByText(/会话已经归“售前评分卡”/);
  await expect(clash).toBeVisible();
  const publish = page.getByRole('button', { name: '发布…' });
  await expect(publish).toBeDisabled();
  await page.getByRole('combobox', { name: '只给哪些小组用' }).click();
  await page.getByTitle(group, { exact: true }).last().click();
  await page.keyboard.press('Escape');
  await expect(clash).toHaveCount(0);
  await expect(page.getByRole('heading', { name: '拿真实会话算一遍' })).toBeVisible();
  await publish.click();
  await page.getByLabel('为什么改（大家都会看到）').fill('新人单独一张');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /发\s?布/ })
    .click();
  await expect(page.getByText('已发布，正在后台重算')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/^第 1 版/).first()).toBeVisible();
  const { items } = await ask<Listing>(page, addressOf('/scorecards', sample));
  expect(items.map(({ id }) => id)).toContain('newcomers');
});
