// The report in a real browser: it fits, speaks one language at a time, asks nobody, and works by keyboard.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { faintTexts, hanTexts, overflowing } from './look.ts';

const folder = process.env['KEJING_E2E']!;
const REPORT = pathToFileURL(join(folder, 'report', 'report.html')).href;

/** What the page may not do, noted while it is open. */
const complaints: string[] = [];

async function open(page: Page, search = ''): Promise<void> {
  complaints.length = 0;
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url().split(/[?#]/)[0] !== REPORT) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(`${REPORT}${search}`);
}

test.afterEach(() => {
  expect(complaints).toEqual([]);
});

for (const lang of ['zh', 'en']) {
  for (const theme of ['light', 'dark']) {
    test(`fits its width and is readable: ${lang}, ${theme}`, async ({ page }) => {
      await open(page, `?lang=${lang}&theme=${theme}`);
      await openAll(page);
      expect(await page.evaluate(overflowing)).toEqual([]);
      expect(await page.evaluate(faintTexts)).toEqual([]);
    });
  }
}

test('Chinese first; the switch leaves no Chinese word of ours, and back', async ({ page }) => {
  await open(page);
  const root = page.locator('html');
  await expect(root).toHaveAttribute('lang', 'zh-CN');
  await expect(page.locator('.e:visible')).toHaveCount(0);
  await page.locator('#lang').click();
  await expect(root).toHaveAttribute('lang', 'en');
  await openAll(page);
  await expect(page.locator('.z:visible')).toHaveCount(0);
  const data = shopData();
  const ours = (await page.evaluate(hanTexts)).filter((text) => !data.includes(text));
  expect(ours).toEqual([]);
  await page.reload();
  await expect(root).toHaveAttribute('lang', 'en');
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(root, 'where nothing may be stored the tab remembers').toHaveAttribute('lang', 'en');
  await page.locator('#lang-zh').click();
  await expect(root).toHaveAttribute('lang', 'zh-CN');
});

test('follows the system into the dark, and the button turns it round', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  const light = (): Promise<number> =>
    page.evaluate(() => {
      const [r = 0, g = 0, b = 0] = getComputedStyle(document.body)
        .backgroundColor.match(/[\d.]+/g)!
        .map(Number);
      return (r + g + b) / 3 / 255;
    });
  expect(await light()).toBeLessThan(0.25);
  await page.locator('#theme').click();
  expect(await light()).toBeGreaterThan(0.75);
});

test('the contents lead to every section', async ({ page }) => {
  await open(page);
  const links = page.locator('nav.side a');
  expect(await links.count()).toBeGreaterThanOrEqual(8);
  for (const link of await links.all()) {
    const id = (await link.getAttribute('href'))!.slice(1);
    await link.click();
    await expect(page.locator(`#${id} h2`)).toBeInViewport();
  }
  const ids = await page.evaluate(() => Array.from(document.querySelectorAll('[id]'), (e) => e.id));
  expect(new Set(ids).size).toBe(ids.length);
});

test('Q7 weaknesses open by keyboard, and every bad example shows its evidence', async ({
  page,
}) => {
  await open(page);
  const weak = page.locator('details.weak');
  const count = await weak.count();
  expect(count).toBeGreaterThanOrEqual(5);
  const second = weak.nth(1);
  await second.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(second).toHaveAttribute('open', '');
  await page.keyboard.press('Tab');
  await openAll(page);
  const bad = page.locator('.chat.is-bad');
  expect(await bad.count()).toBeGreaterThanOrEqual(count);
  for (const chat of await bad.all()) {
    await expect(chat.locator('mark, .ev, .absent').first(), await chat.innerText()).toBeVisible();
  }
  const scrolled = page.locator('.chat ol').first();
  await scrolled.focus();
  await expect(scrolled).toBeFocused();
});

test('M6 a number says what it was counted from, by keyboard too', async ({ page }) => {
  await open(page);
  const number = page.locator('button.num').first();
  await number.focus();
  const why = page.locator('#why');
  await expect(why).toBeVisible();
  expect((await why.innerText()).length).toBeGreaterThan(3);
  await page.keyboard.press('Escape');
  await expect(why).toBeHidden();
});

test('L4 the work list can be narrowed to one agent', async ({ page }) => {
  await open(page);
  const who = page.locator('#who');
  const agent = await who.locator('option').nth(1).getAttribute('value');
  await who.selectOption(agent!);
  const rows = page.locator('#work li[data-agent]:visible');
  expect(await rows.count()).toBeGreaterThan(0);
  for (const row of await rows.all()) await expect(row).toHaveAttribute('data-agent', agent!);
});

test('every control has a name and every picture a text', async ({ page }) => {
  await open(page);
  for (const control of await page.locator('button:visible, select:visible, a:visible').all()) {
    const name = await control.evaluate(
      (e) =>
        e.getAttribute('aria-label') ??
        (e as HTMLSelectElement).labels?.[0]?.textContent ??
        e.textContent,
    );
    expect(name?.trim(), await control.evaluate((e) => e.outerHTML)).toBeTruthy();
  }
  const pictures = page.locator('svg:visible');
  for (const picture of await pictures.all()) {
    const told = await picture.evaluate(
      (e) =>
        e.getAttribute('aria-hidden') ??
        e.getAttribute('aria-label') ??
        e.getAttribute('aria-labelledby') ??
        e.querySelector('title')?.textContent,
    );
    expect(told, await picture.evaluate((e) => e.outerHTML.slice(0, 200))).toBeTruthy();
  }
  await expect(page.locator('h1')).toHaveCount(1);
});

test('without scripts the page is whole, in Chinese', async ({ browser }) => {
  complaints.length = 0;
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(REPORT);
  await expect(page.locator('#sales h2')).toBeVisible();
  await expect(page.locator('#sales .e').first()).toBeHidden();
  await context.close();
});

async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const one of Array.from(document.querySelectorAll('details'))) one.open = true;
  });
}

/** All text of the shop's own files: whatever of it stands in the page is data, not our words. */
function shopData(): string {
  const shop = join(folder, 'shop');
  return readdirSync(shop, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.csv'))
    .map((name) => {
      const encoding = name.startsWith('orders') ? 'gb18030' : 'utf-8';
      return new TextDecoder(encoding).decode(readFileSync(join(shop, name)));
    })
    .join('\n');
}
