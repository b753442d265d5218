// Journey 3: a figure of the overview opens what it was counted from, and the parts add up to it.
import { expect } from '@playwright/test';
import {
  addressOf,
  ask,
  dayBefore,
  numberIn,
  openPage,
  type SampleShop,
  settled,
  test,
} from './web-app.ts';

interface Overview {
  readonly identity: {
    readonly now: Identity;
    readonly before: Identity;
    readonly split: Readonly<Record<'inquirersFen' | 'conversionFen' | 'orderValueFen', number>>;
  };
}

type Identity = Readonly<Record<'salesFen' | 'inquirers' | 'conversion' | 'orderValueFen', number>>;

/** The last seven of its days: as many lie before them. */
const weekOf = (sample: SampleShop): SampleShop => ({ ...sample, from: dayBefore(sample.to, 6) });

test('Q6 the identity multiplies out, and the parts of its difference add up', async ({
  page,
  sample,
}) => {
  const { identity } = await ask<Overview>(page, addressOf('/overview', weekOf(sample)));
  const { now, before, split } = identity;
  const product = now.inquirers * now.conversion * now.orderValueFen;
  expect(Math.abs(product - now.salesFen)).toBeLessThan(1);
  const parts = split.inquirersFen + split.conversionFen + split.orderValueFen;
  expect(parts).toBe(now.salesFen - before.salesFen);

  await openPage(page, addressOf('/', weekOf(sample)));
  const tree = page.locator('section', { hasText: '销售怎么来的' }).first();
  await expect(tree).toContainText(`¥${Math.round(now.salesFen / 100).toLocaleString('en')}`);
  await expect(tree).toContainText(String(now.inquirers));
});

test('M6 a figure opens what it was counted from: agents and units add up to it', async ({
  page,
  sample,
}) => {
  const day = dayBefore(sample.to, 3);
  await openPage(page, addressOf('/', { ...sample, from: day, to: day }));
  const link = page.locator('.kj-figure', { hasText: '订单数' }).locator('.kj-number-link');
  const shown = numberIn(await link.innerText());
  expect(shown).toBeGreaterThan(0);
  await link.click();
  await expect(page).toHaveURL(/\/definitions\/orders/);
  await settled(page);
  await expect(page.locator('.kj-figure').first()).toContainText(String(shown));
  await expect(page.getByText('✓ 逐条相加正好等于上面的数')).toBeVisible();

  const values = page.getByRole('table', { name: '按客服' }).locator('tbody td:nth-child(2)');
  const parts = (await values.allInnerTexts()).map(numberIn);
  expect(parts.reduce((sum, value) => sum + value, 0)).toBe(shown);
  const units = page.getByRole('table', { name: '逐条明细' }).locator('tbody tr');
  const more = page.getByRole('button', { name: '再看后面的' });
  while (await more.isVisible()) await more.click();
  await expect(units).toHaveCount(shown);
});

test('the gravest finding leads to its conversation', async ({ page, sample }) => {
  await openPage(page, addressOf('/', sample));
  await page.locator('a[href^="/conversations/"]').first().click();
  await settled(page);
  await expect(page.locator('.kj-chat, .kj-line').first()).toBeVisible();
});

test('P5 language and theme are switched in place and kept', async ({ page, sample }) => {
  await openPage(page, addressOf('/', sample));
  await page.getByRole('button', { name: /Switch to English/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: /Appearance/ }).click();
  await page.getByRole('menuitem', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: /切换到中文/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('总览');
});
