// Definitions by subject, found and opened; families of metrics side by side: from the definitions to the comparison, to a figure and to a case that differs.
import { expect } from '@playwright/test';
import { addressOf, ask, numberIn, openPage, settled, test } from './web-app.ts';

interface Comparison {
  readonly metrics: readonly { readonly metric: string; readonly value: number | null }[];
  readonly pairs: readonly {
    readonly left: string;
    readonly right: string;
    readonly differing: number;
    readonly reasons: readonly {
      readonly words: { readonly zh: string };
      readonly count: number;
    }[];
    readonly differences: readonly unknown[];
  }[];
}

const FAMILIES = ['天猫口径', '京东口径', '抖音口径', '拼多多口径', '通用口径'];

test('M5 the same chats under five families: figures, what differs and why, and the chat itself', async ({
  page,
  sample,
}) => {
  const { metrics, pairs } = await ask<Comparison>(
    page,
    addressOf('/metrics/compare', sample, { topic: 'reply-rate' }),
  );
  const most = pairs.reduce((a, b) => (b.differing > a.differing ? b : a));
  expect(most.differing).toBeGreaterThan(0);

  await openPage(page, addressOf('/definitions', sample));
  await page.getByRole('button', { name: '几家并排比' }).click();
  await expect(page).toHaveURL(/\/definitions\/compare\?/);
  await settled(page);
  const figures = page.locator('.kj-compared > li');
  await expect(figures).toHaveCount(metrics.length);
  for (const family of FAMILIES)
    await expect(figures.filter({ hasText: family })).not.toHaveCount(0);
  const shown = (await figures.locator('.kj-number-link').allInnerTexts()).map(numberIn);
  expect(shown).toEqual(metrics.map(({ value }) => Math.round((value ?? Number.NaN) * 1000) / 10));

  await page.getByRole('combobox', { name: '哪两个' }).click();
  await page.locator('.ant-select-item-option').nth(pairs.indexOf(most)).click();
  const why = page.locator('section', { hasText: '差在哪' }).last();
  await expect(why).toContainText(`${most.differing.toLocaleString('en')} 条不一致`);
  for (const { words, count } of most.reasons) {
    await expect(why.locator('.kj-why-reasons')).toContainText(`${words.zh} ${count}`);
  }
  const cases = page.getByRole('table', { name: '影响最大的' }).locator('tbody tr');
  await expect(cases).toHaveCount(most.differences.length);

  await cases.first().getByRole('link').click();
  await expect(page).toHaveURL(/\/conversations\//);
  await settled(page);
  await expect(page.locator('.kj-chat, .kj-line').first()).toBeVisible();
  await page.goBack();
  await settled(page);
  await expect(why).toContainText(`${most.differing.toLocaleString('en')} 条不一致`);
  await figures.first().locator('.kj-number-link').click();
  await expect(page).toHaveURL(new RegExp(`/definitions/${metrics[0]!.metric}\\?`));
  await settled(page);
  expect(numberIn(await page.locator('.kj-figure').first().innerText())).toBe(shown[0]);
});

interface Listed {
  readonly items: readonly { readonly subject: string; readonly name: { readonly zh: string } }[];
}

for (const [where, width] of [
  ['at a desk', 1440],
  ['on a phone', 390],
] as const) {
  test(`P1 every definition stands in one group, is jumped to and opened by keyboard and found by pinyin, ${where}`, async ({
    page,
    sample,
  }) => {
    const { items } = await ask<Listed>(page, '/metrics');
    const subjects = new Set(items.map(({ subject }) => subject));
    expect(subjects.size).toBeGreaterThan(5);
    await page.setViewportSize({ width, height: 844 });
    await openPage(page, addressOf('/definitions', sample));
    const rows = page.locator('.kj-definition');
    await expect(rows).toHaveCount(items.length);
    await expect(page.locator('.kj-definition[open]')).toHaveCount(0);
    const jumps = page.getByRole('navigation', { name: '跳到哪一类' }).getByRole('link');
    await expect(jumps).toHaveCount(subjects.size);
    const counts = (await jumps.allInnerTexts()).map(numberIn);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(items.length);

    await jumps.filter({ hasText: '售后' }).focus();
    await page.keyboard.press('Enter');
    const group = page.locator('section', { hasText: '售后与退款' }).last();
    await expect(group.getByRole('heading', { name: '售后与退款' })).toBeInViewport();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(group.locator('.kj-definition').first()).toHaveAttribute('open', '');
    await expect(group.getByText('算法').first()).toBeVisible();

    await page.getByLabel('搜名字').first().fill('sxcfxy');
    await expect(page.getByText('没有这样的指标')).toBeVisible();
    await page.getByLabel('搜名字').first().fill('pjxy');
    const wanted = ['平均响应', '平均响应（会话均值）'];
    await expect(rows.locator('b')).toHaveText(wanted);
    await expect(page.getByRole('status')).toHaveText(`找到 ${wanted.length} 个`);
    await expect(jumps).toHaveCount(1);
  });
}
