// Opens pages, uses them as people do, and notes the longest the browser's main thread was held up in each step.
import type { BrowserContext, Page } from '@playwright/test';

export interface Block {
  readonly pattern: string;
  readonly width: number;
  /** `open …`, `range …`, `tab …`, `sort …`, `scroll`. */
  readonly step: string;
  /** CPU time of the longest task. */
  readonly ms: number;
}

export interface Call {
  /** Ids left out. */
  readonly path: string;
  readonly ms: number;
}

export interface Notes {
  readonly blocks: Block[];
  readonly calls: Call[];
}

const LIMIT_MS = 60_000;
/** After the last answer a chart is still drawn, a list still measured. */
const QUIET_MS = 400;
const TABS = 8;
const HELD_MS = 300;
/** A part of a path with Chinese or a long number in it names one shop, agent or conversation. */
const ID = /\/[^/]*(?:\p{Script=Han}|\d{4})[^/]*/gu;

/** Every address is opened anew; the first of each page is used as well. */
export async function walkPages(
  context: BrowserContext,
  pages: ReadonlyMap<string, readonly string[]>,
  width: number,
  { blocks, calls }: Notes,
): Promise<void> {
  const page = await context.newPage();
  listen(page, calls);
  await checkGauge(page);
  for (const [pattern, addresses] of pages) {
    const step = async (name: string, act: () => Promise<unknown>): Promise<void> => {
      const ms = await blocked(page, act).catch((error: unknown) => {
        throw new Error(`${pattern} at ${width}, ${name}: ${page.url()}`, { cause: error });
      });
      blocks.push({ pattern, width, step: name, ms });
      process.stderr.write(`${pattern} ${width} ${name}: ${Math.round(ms)} ms\n`);
    };
    for (const [at, address] of addresses.entries()) {
      const { pathname, search } = new URL(address, 'http://x');
      const more = [...new URLSearchParams(search)].slice(3).flat().join(' ');
      await step(`open ${more === '' ? pathname : more}`, () => page.goto(address));
      if (at === 0) await use(page, step);
    }
  }
  await page.close();
}

type Step = (name: string, act: () => Promise<unknown>) => Promise<void>;

/** What one does on any page: other days and back, each tab of the first switch, sorting, searching, to the end. */
async function use(page: Page, step: Step): Promise<void> {
  const range = page.locator('.kj-range-button:visible');
  if ((await range.count()) > 0) {
    for (const days of ['近 7 天', '近 30 天']) {
      await step(`range ${days}`, async () => {
        await range.click();
        await page.locator('.kj-range-panel:visible button', { hasText: days }).click();
      });
    }
  }
  const tabs = page.locator(
    'main .ant-segmented:visible .ant-segmented-item:not(.ant-segmented-item-disabled)',
  );
  const many = Math.min(await tabs.count(), TABS);
  for (let at = 0; at < many; at++) {
    const tab = tabs.nth(at);
    if (!(await tab.isVisible())) break;
    await step(`tab ${await tab.innerText()}`, () => tab.click());
  }
  const head = page.locator('main .kj-table th button:visible').nth(1);
  if ((await head.count()) > 0) await step('sort', () => head.click());
  const list = page.locator('main .kjc-row').first();
  if ((await list.count()) > 0) await step('open beside', () => list.click());
  await step('scroll', () => page.mouse.wheel(0, 100_000));
}

/** Opens the first page and holds it up on purpose: a gauge that does not see that measures nothing. */
async function checkGauge(page: Page): Promise<void> {
  await page.goto('/');
  const seen = await blocked(page, () => page.evaluate(holdUp, HELD_MS));
  // By the clock: with other work on the machine the page gets only a part of that time.
  if (seen < HELD_MS / 8 || seen > HELD_MS * 2) {
    throw new Error(`a page held up for ${HELD_MS} ms was measured as ${Math.round(seen)} ms`);
  }
}

function holdUp(ms: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(() => {
      const until = performance.now() + ms;
      while (performance.now() < until);
      done();
    });
  });
}

/** Of the tasks of the page's main thread while `act` runs and settles: the longest, in CPU time. */
async function blocked(page: Page, act: () => Promise<unknown>): Promise<number> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser of its own');
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  try {
    await act();
    await page.locator('h1').first().waitFor({ timeout: LIMIT_MS });
    await page.waitForFunction(
      () => document.querySelector('.kj-loading, .kj-stale, [aria-busy="true"]') === null,
      undefined,
      { timeout: LIMIT_MS },
    );
    await page.waitForTimeout(QUIET_MS);
  } catch (error) {
    await browser.stopTracing();
    throw error;
  }
  return longestTask(JSON.parse((await browser.stopTracing()).toString()) as Trace);
}

interface Trace {
  readonly traceEvents: readonly {
    readonly ph: string;
    readonly name: string;
    readonly pid: number;
    readonly tid: number;
    /** Microseconds of CPU the thread itself used, which other work on the machine does not lengthen. */
    readonly tdur?: number;
    readonly args?: { readonly name?: string };
  }[];
}

function longestTask({ traceEvents }: Trace): number {
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  let longest = 0;
  for (const { ph, pid, tid, tdur = 0 } of traceEvents) {
    if (ph === 'X' && tdur > longest && main.has(`${pid} ${tid}`)) longest = tdur;
  }
  return longest / 1000;
}

function listen(page: Page, calls: Call[]): void {
  page.on('requestfinished', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/api/') || pathname.endsWith('/events')) return;
    const { responseStart, requestStart } = request.timing();
    const path = decodeURIComponent(pathname).replace(ID, '/…');
    calls.push({ path, ms: responseStart - requestStart });
  });
}
