// `npm run screens`: pictures of every screen on the sample shop, both languages, desk, phone and dark, into docs/screens.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIRequestContext, type Browser, chromium } from '@playwright/test';
import { findChromium } from './find-chromium.ts';
import { ask, makeSampleShop, screenPaths } from './screen-paths.ts';
import { startServer } from './start-server.ts';

const FOLDER = join(import.meta.dirname, '..', 'docs', 'screens');
const SETTLE_MS = 600;

interface Look {
  readonly name: string;
  readonly lang: 'zh' | 'en';
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
  readonly only: readonly string[] | null;
}

const DESK = { theme: 'light', width: 1440, height: 900, only: null } as const;
const LOOKS: readonly Look[] = [
  { ...DESK, name: 'zh', lang: 'zh' },
  { ...DESK, name: 'en', lang: 'en' },
  { ...DESK, name: 'dark-zh', lang: 'zh', theme: 'dark', only: ['overview', 'conversation'] },
  {
    ...{ name: 'phone-zh', lang: 'zh', theme: 'light', width: 390, height: 844 },
    only: ['overview', 'conversations', 'conversation', 'agents', 'recovery'],
  },
];

async function shoot(browser: Browser, url: string, state: State, look: Look): Promise<void> {
  const { name, lang, theme, width, height, only } = look;
  const context = await browser.newContext({
    ...{ baseURL: url, storageState: state.cookies, reducedMotion: 'reduce' },
    ...{ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width, height } },
  });
  const page = await context.newPage();
  for (const [screen, path] of Object.entries(state.paths)) {
    if (only !== null && !only.includes(screen)) continue;
    const mark = path.includes('?') ? '&' : '?';
    await page.goto(`${path}${mark}lang=${lang}&theme=${theme}`);
    await page.locator('h1').first().waitFor();
    await page.waitForFunction(() => document.querySelector('.kj-loading, .kj-stale') === null);
    await page.waitForTimeout(SETTLE_MS);
    const file = join(FOLDER, `${screen}-${name}.png`);
    await page.screenshot({ path: file });
  }
  await context.close();
}

interface State {
  readonly cookies: Awaited<ReturnType<APIRequestContext['storageState']>>;
  readonly paths: Readonly<Record<string, string>>;
}

const data = mkdtempSync(join(tmpdir(), 'kejing-screens-'));
const { executablePath, env } = await findChromium();
const args = ['--no-sandbox', '--disable-gpu'];
const server = await startServer(join(data, 'data'));
const browser = await chromium.launch({ executablePath, env: { ...env }, args });
try {
  mkdirSync(FOLDER, { recursive: true });
  for (const file of readdirSync(FOLDER)) {
    if (/\.(png|jpg)$/.test(file)) rmSync(join(FOLDER, file));
  }
  const bare = await browser.newContext({ baseURL: server.url });
  await makeSampleShop(bare.request);
  const paths = await screenPaths((path) => ask(bare.request, path));
  const state = { paths, cookies: await bare.request.storageState() };
  for (const look of LOOKS) await shoot(browser, server.url, state, look);
} finally {
  await browser.close();
  await server.stop();
  rmSync(data, { recursive: true, force: true });
}
