// The components in a real browser: no serious accessibility finding, nothing sticks out, both themes, by keyboard.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { overflowing } from './look.ts';

const WEB = join(import.meta.dirname, '..', 'dist', 'web');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.svg': 'image/svg+xml',
};

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly where: readonly string[];
}

/** Wide enough for a table, with keys. */
const DESK = { width: 1440, height: 900 };

let server: Server;
let base = '';

test.beforeAll(async () => {
  expect(existsSync(join(WEB, 'index.html')), 'run `npx vite build` first').toBe(true);
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = join(WEB, pathname);
    const found = pathname !== '/' && existsSync(file) ? file : join(WEB, 'index.html');
    response.setHeader('content-type', TYPES[extname(found)] ?? 'text/plain');
    response.end(readFileSync(found));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/__gallery`;
});

test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function open(page: Page, path: string, search = ''): Promise<string[]> {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${base}${path}${search}`);
  await expect(page.locator('h1')).toBeVisible();
  return complaints;
}

async function findings(page: Page): Promise<readonly Finding[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(): Promise<{
          violations: { id: string; impact: string | null; nodes: { html: string }[] }[];
        }>;
      };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      where: nodes.map(({ html }) => html.slice(0, 160)),
    }));
  });
}

for (const path of ['', '/chat', '/charts', '/work']) {
  for (const theme of ['light', 'dark']) {
    test(`accessible and within its width: ${path || '/'} ${theme}`, async ({ page }) => {
      const complaints = await open(page, path, `?theme=${theme}`);
      if (path === '/charts') await expect(page.locator('canvas').first()).toBeAttached();
      const serious = (await findings(page)).filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      );
      expect(serious).toEqual([]);
      expect(await page.evaluate(overflowing)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }
}

test('the table is sorted by its headings, in the address', async ({ page }) => {
  await page.setViewportSize(DESK);
  await open(page, '');
  await page.getByRole('button', { name: '平均响应' }).click();
  await expect(page).toHaveURL(/sort=-response/);
  await expect(page.locator('tbody tr').first()).toContainText('木白');
  await page.reload();
  await expect(page.locator('tbody tr').first()).toContainText('木白');
});

test('rows are walked by j and k', async ({ page }) => {
  await page.setViewportSize(DESK);
  await open(page, '');
  await page.keyboard.press('j');
  await expect(page.locator('tr[data-row="0"]')).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.locator('tr[data-row="1"]')).toBeFocused();
  await page.keyboard.press('k');
  await expect(page.locator('tr[data-row="0"]')).toBeFocused();
});

test('the days are chosen from presets counted from the last day with data', async ({ page }) => {
  await open(page, '');
  await page.locator('.kj-range-button').click();
  const month = page.getByRole('button', { name: /上月/ });
  await expect(month).toBeInViewport();
  await month.click();
  await expect(page).toHaveURL(/from=2026-04-01&to=2026-04-30/);
  await expect(page.locator('.kj-range-button')).toContainText('上月');
});

test('a matched sentence leads to its place in the transcript, and the link holds it', async ({
  page,
}) => {
  await open(page, '/chat');
  await page.locator('.kj-trace-match button').last().click();
  await expect(page).toHaveURL(/line=m11/);
  await page.reload();
  await expect(page.locator('.kj-line.is-lit')).toBeInViewport();
  const more = page.locator('.kj-chat-skip button');
  await more.click();
  await expect(more).toHaveCount(0);
});
