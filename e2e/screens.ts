// `npm run screens`: pictures of the demo's report for the README, both languages, desk and phone.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from './find-chromium.ts';

const report = resolve(process.argv[2] ?? 'demo/report/report.html');
const folder = join(import.meta.dirname, '..', 'docs', 'screens');
const SHOTS = [
  { name: 'report-zh', lang: 'zh', width: 1440, height: 1000, at: null },
  { name: 'report-en', lang: 'en', width: 1440, height: 1000, at: null },
  { name: 'cases-zh', lang: 'zh', width: 1440, height: 1000, at: '#cases' },
  { name: 'phone-zh', lang: 'zh', width: 390, height: 844, at: null },
] as const;

mkdirSync(folder, { recursive: true });
const { executablePath, env } = await findChromium();
const browser = await chromium.launch({
  executablePath,
  env: { ...env },
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const { name, lang, width, height, at } of SHOTS) {
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  await page.goto(`file://${report}?lang=${lang}`);
  if (at !== null) await page.locator(at).scrollIntoViewIfNeeded();
  if (at !== null) await page.evaluate((id) => document.querySelector(id)?.scrollIntoView(), at);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}
await browser.close();
