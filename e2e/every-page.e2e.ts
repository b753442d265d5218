// Every page, its tabs and what opens over it, light and dark, wide and narrow: no serious accessibility finding, nothing sticks out.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { everyAddress } from './every-address.ts';
import { overflowing } from './look.ts';
import { addressOf, ask, openPage, settled, test } from './web-app.ts';

/** Put in by the debugger: the pages' content security policy allows no foreign script. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FIRST_PAGE_LIMIT_BYTES = 600_000;

/** Stands for the page of the newest conversation. */
const FIRST = '/conversations/first';

/** What opens over a page: its path, the button, and what is chosen in the menu that the button opens. */
const OPENED: readonly (readonly [string, string | RegExp, string?])[] = [
  ['/', /日期范围/],
  ['/', /周店长/],
  ['/conversations', '筛选'],
  [FIRST, '更多操作', '抹除买家…'],
  ['/rulebook', '新建规则'],
  ['/rulebook/missing-greeting/edit', '发布…'],
  ['/settings/team', '添加客服'],
  ['/settings/duty', /改班/],
  ['/settings/accounts', '新建账号'],
  ['/settings/tokens', '新建口令'],
];

const OVER = '.ant-drawer-content-wrapper, .ant-modal, .ant-popover, .ant-dropdown';

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { html: string }[];
  }[];
}

/** Inside `part`; `rules` null: all of them. */
async function seriousFindings(
  page: Page,
  part: string,
  rules: readonly string[] | null,
): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    ({ include, only }) => {
      type Run = (context: unknown, options: unknown) => Promise<AxeResult>;
      const { axe } = window as unknown as { axe: { readonly run: Run } };
      return axe.run({ include: [include] }, only === null ? {} : { runOnly: [...only] });
    },
    { include: part, only: rules },
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 200)}`),
    );
}

/** Everything in the light; in the dark what colours decide. */
async function lookAt(page: Page, what: string, part = 'html'): Promise<void> {
  expect.soft(await seriousFindings(page, part, null), `${what}, light`).toEqual([]);
  expect.soft(await page.evaluate(overflowing), what).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect.soft(await seriousFindings(page, part, ['color-contrast']), `${what}, dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
}

for (const width of [1440, 390] as const) {
  test(`every page and tab is accessible and within its width: ${width}`, async ({
    page,
    sample,
  }) => {
    test.setTimeout(600_000);
    await page.setViewportSize({ width, height: 900 });
    const pages = await everyAddress((path) => ask(page, path), sample);
    expect(pages.size).toBeGreaterThan(30);
    for (const address of [...pages.values()].flat()) {
      await test.step(address, async () => {
        await openPage(page, address);
        await lookAt(page, address);
      });
    }
  });

  test(`so is what opens over them: ${width}`, async ({ page, sample }) => {
    test.setTimeout(240_000);
    await page.setViewportSize({ width, height: 900 });
    const { items } = await ask<{ items: readonly { shop: string; ref: string }[] }>(
      page,
      addressOf('/conversations', sample, { limit: '1' }),
    );
    const first = `/conversations/${encodeURIComponent(items[0]!.shop)}/${items[0]!.ref}`;
    for (const [path, name, item] of OPENED) {
      await test.step(`${path} ${String(name)}`, async () => {
        await openPage(page, addressOf(path === FIRST ? first : path, sample));
        await page.getByRole('button', { name }).first().click();
        if (item !== undefined) await page.getByRole('menuitem', { name: item }).click();
        await expect(page.locator(OVER).filter({ visible: true }).first()).toBeVisible();
        // What lies below is dimmed and out of reach.
        await lookAt(page, `${path} ${String(name)}`, OVER);
      });
    }
  });
}

test('English words are longer: nothing sticks out of a phone either', async ({ page, sample }) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 390, height: 900 });
  const pages = await everyAddress((path) => ask(page, path), sample);
  for (const address of [...pages.values()].flat()) {
    await openPage(page, `${address}&lang=en`);
    expect.soft(await page.evaluate(overflowing), address).toEqual([]);
  }
});

test('and what stands before the sign-in', async ({ browser, baseURL }) => {
  const stranger = await browser.newPage({
    ...{ storageState: { cookies: [], origins: [] }, baseURL: baseURL! },
  });
  await stranger.goto('/sign-in?refused=oidc-no-account');
  await expect(stranger.getByRole('alert')).toContainText('还没有对应的账号');
  await lookAt(stranger, '/sign-in');
  await stranger.close();
});

test('M3 the first page needs less than 600 kB of script, compressed', async ({ page, sample }) => {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await openPage(page, addressOf('/', sample));
  await settled(page);
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  test.info().annotations.push({ type: 'gzip bytes', description: String(total) });
  expect(total).toBeGreaterThan(50_000);
  expect(total).toBeLessThan(FIRST_PAGE_LIMIT_BYTES);
});
