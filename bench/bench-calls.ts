// `npm run bench calls`: how long the server takes for each call that the pages make, one after another.
import { availableParallelism, loadavg } from 'node:os';
import { type BrowserContext, chromium } from '@playwright/test';
import { findChromium } from '../e2e/find-chromium.ts';
import { numberOption } from './drill-options.ts';
import { printFigure } from './print-figure.ts';
import { serveShop, signIn } from './served-shop.ts';

const SETTLED_MS = 120_000;
const QUIET_MS = 500;

/**
 * Options: `--conversations 20000` (the target is of 200000), `--times 20`, `--only /agents`, `--data DIR`, as of `bench web`.
 * Needs `npm run prepare`.
 */
export async function benchCalls(args: readonly string[]): Promise<void> {
  const [load = 0] = loadavg();
  printFigure('load of the machine before', load, `of ${availableParallelism()}`);
  const times = numberOption(args, 'times', 20);
  const server = await serveShop(args);
  const { executablePath, env } = await findChromium();
  const flags = ['--no-sandbox', '--disable-gpu'];
  const browser = await chromium.launch({ executablePath, env: { ...env }, args: flags });
  try {
    const { context, pages } = await signIn(browser, server.url, args);
    const calls = new Map<string, number>();
    for (const addresses of pages.values()) {
      for (const address of addresses) await collectCalls(context, address, calls);
    }
    // The browser is gone while calls are timed: nothing but the server and this program takes the cores.
    const { cookies } = await context.storageState();
    await browser.close();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    await reportCalls(server.url, cookie, calls, times);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Opens a page and notes what it asks the server for, with how long the first answer took. */
async function collectCalls(
  context: BrowserContext,
  address: string,
  calls: Map<string, number>,
): Promise<void> {
  const page = await context.newPage();
  page.on('requestfinished', (request) => {
    const { pathname, search } = new URL(request.url());
    if (request.method() !== 'GET' || !pathname.startsWith('/api/')) return;
    const { responseStart, requestStart } = request.timing();
    const call = pathname + search;
    if (!calls.has(call)) calls.set(call, responseStart - requestStart);
  });
  await page.goto(address);
  await page.locator('h1').first().waitFor({ timeout: SETTLED_MS });
  await page.waitForFunction(
    () => document.querySelector('.kj-loading, .kj-stale, [aria-busy="true"]') === null,
    undefined,
    { timeout: SETTLED_MS },
  );
  await page.waitForTimeout(QUIET_MS);
  await page.close();
}

interface TimedCall {
  readonly call: string;
  readonly status: number;
  readonly p95: number;
  readonly first: number;
}

/** Slowest first: the 95th percentile of `times` calls, and what the page that first made it waited. */
async function reportCalls(
  url: string,
  cookie: string,
  calls: ReadonlyMap<string, number>,
  times: number,
): Promise<void> {
  const figures: TimedCall[] = [];
  for (const [call, first] of calls) {
    const taken: number[] = [];
    let status = 0;
    for (let at = 0; at < times; at++) {
      const started = performance.now();
      const answer = await fetch(url + call, { headers: { cookie } });
      await answer.arrayBuffer();
      taken.push(performance.now() - started);
      status = answer.status;
    }
    taken.sort((a, b) => a - b);
    figures.push({ call, first, status, p95: taken[Math.ceil(times * 0.95) - 1]! });
  }
  figures.sort((a, b) => b.p95 - a.p95);
  for (const { call, status, p95, first } of figures) {
    // A refusal is an answer too, e.g. of a comparison over more days than can be waited for.
    const refused = status < 400 ? '' : ` REFUSED ${status}`;
    const path = decodeURIComponent(call.slice('/api'.length));
    printFigure(path.split('?')[0]!, p95, `ms, first ${Math.round(first)}${refused}  ${path}`);
  }
}
