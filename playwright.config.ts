// How the browser tests run: a browser out of npm, one report and one server made before them, two widths.
import { defineConfig } from '@playwright/test';
import { findChromium } from './e2e/find-chromium.ts';

const { executablePath, env } = await findChromium();

const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const FIXED = ['report.e2e.ts', 'gallery.e2e.ts'];
/** They change what the shop holds, so the ones that look at it come before them. */
const CHANGING = ['imports.e2e.ts', 'new-content.e2e.ts', 'policies.e2e.ts', 'rulebook.e2e.ts'];
/** Waits until nothing is at work in the shop. */
const ALONE = ['erasing.e2e.ts'];

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.e2e.ts',
  globalSetup: ['./e2e/make-report.ts', './e2e/start-server.ts'],
  outputDir: '.cache/playwright',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: { executablePath, env, args: ['--no-sandbox', '--disable-gpu'] },
  },
  projects: [
    { name: 'desk', testMatch: FIXED, use: DESK },
    { name: 'phone', testMatch: FIXED, use: PHONE },
    { name: 'first-run', testMatch: 'first-run.e2e.ts', fullyParallel: false, use: DESK },
    {
      name: 'app',
      testIgnore: [...FIXED, ...CHANGING, ...ALONE, 'first-run.e2e.ts'],
      dependencies: ['first-run'],
      use: DESK,
    },
    { name: 'changing', testMatch: CHANGING, dependencies: ['app'], use: DESK },
    { name: 'alone', testMatch: ALONE, dependencies: ['changing'], use: DESK },
  ],
});
