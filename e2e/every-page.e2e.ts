// Every page of the menu, light and dark, wide and narrow: no serious accessibility finding, nothing sticks out; how heavy the first is.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { overflowing } from './look.ts';
import { addressOf, ask, openPage, type SampleShop, settled, test } from './web-app.ts';

/** Put in by the debugger: the pages' content security policy allows no foreign script. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FIRST_PAGE_LIMIT_BYTES = 600_000;

const PAGES = [
  '/',
  '/conversations',
  '/inspection',
  '/agents',
  '/recovery',
  '/rulebook',
  '/rulebook/missing-greeting',
  '/rulebook/missing-greeting/edit',
  '/rulebook/words',
  '/rulebook/scorecards',
  '/definitions',
  '/definitions/compare',
  '/definitions/attribution',
  '/definitions/conversion',
  '/imports',
  '/settings/shops',
  '/settings/team',
  '/settings/duty',
  '/settings/accounts',
  '/settings/tokens',
  '/settings/audit',
  '/settings/retention',
  '/settings/jobs',
  '/settings/appearance',
] as const;

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { html: string }[];
  }[];
}

async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => {
    const { axe } = window as unknown as { axe: { run(): Promise<AxeResult> } };
    return axe.run();
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 200)}`),
    );
}

/** Pages of one look in a row, in one window: opening a new one for each costs more than looking. */
async function lookAt(page: Page, paths: readonly string[], sample: SampleShop): Promise<void> {
  for (const path of paths) {
    await test.step(path, async () => {
      await openPage(page, addressOf(path, sample));
      expect.soft(await seriousFindings(page), path).toEqual([]);
      expect.soft(await page.evaluate(overflowing), path).toEqual([]);
    });
  }
}

/** Contrast hangs on the theme, room on the width: two looks see all four. */
for (const [theme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const) {
  test(`accessible and within its width: ${theme}, ${width}`, async ({ page, sample }) => {
    test.setTimeout(240_000);
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await lookAt(page, PAGES, sample);
  });
}

test('a conversation and an agent are accessible too', async ({ page, sample }) => {
  const { items } = await ask<{ items: { ref: string; agent: { id: string } | null }[] }>(
    page,
    addressOf('/conversations', sample, { sort: 'faults', limit: '1' }),
  );
  const { ref, agent } = items[0]!;
  await lookAt(
    page,
    [
      `/conversations/${encodeURIComponent(sample.shop)}/${ref}`,
      `/agents/${encodeURIComponent(agent!.id)}`,
    ],
    sample,
  );
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
