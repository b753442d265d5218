// What the journeys through the web app share: signed in as the owner, a shop in it, and no complaint of the page.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';

export const OWNER = { name: 'zhou', displayName: '周店长', password: 'qingfeng-2026-ok' } as const;

const folder = process.env['KEJING_E2E_FOLDER'] ?? '';
const OWNER_STATE = join(folder, 'owner.json');
const NOTES = join(folder, 'shop.json');

/** The sample shop as the first run loaded it: its id, and days that hold all of it. */
export interface SampleShop {
  readonly shop: string;
  readonly from: string;
  readonly to: string;
}

export function ownerState(): string {
  return OWNER_STATE;
}

export function noteShop(shop: SampleShop): void {
  writeFileSync(NOTES, JSON.stringify(shop));
}

function notedShop(): SampleShop {
  return JSON.parse(readFileSync(NOTES, 'utf8')) as SampleShop;
}

interface Fixtures {
  /** What the page may not do: errors thrown or logged, answers of 500. Checked after each test. */
  readonly complaints: string[];
  readonly sample: SampleShop;
}

/** Runs against the one server, as its owner. */
export const test = base.extend<Fixtures>({
  baseURL: async ({ browserName: _ }, use) => use(process.env['KEJING_E2E_URL'] ?? ''),
  storageState: async ({ browserName: _ }, use) =>
    use(existsSync(OWNER_STATE) ? OWNER_STATE : undefined),
  sample: async ({ browserName: _ }, use) => use(notedShop()),
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      listen(page, complaints);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()}: ${response.url()}`);
  });
}

/** `path` with the sample shop and all of its days, and more parameters. */
export function addressOf(
  path: string,
  sample: SampleShop,
  more: Readonly<Record<string, string>> = {},
): string {
  return `${path}?${new URLSearchParams({ ...sample, ...more }).toString()}`;
}

/** Opens a page and waits until nothing on it is being fetched. */
export async function openPage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

export async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1').first()).toBeVisible();
  await expect(page.locator('.kj-loading, .kj-stale, [aria-busy="true"]')).toHaveCount(0, {
    timeout: 20_000,
  });
}

/** Digits of a text as one number: money in yuan, shares in percent. */
export function numberIn(text: string): number {
  return Number(text.replaceAll(',', '').match(/-?\d+(\.\d+)?/)?.[0] ?? Number.NaN);
}

/** `2026-06-17`, so many days earlier. */
export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

/** What the API answers the signed-in browser. */
export async function ask<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(`/api${path}`);
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()) as T;
}
