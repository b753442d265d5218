// `npm run bench web`: how long each page holds up the browser, over a database of a stated size.
import { availableParallelism, loadavg } from 'node:os';
import { type Browser, chromium } from '@playwright/test';
import { findChromium } from '../e2e/find-chromium.ts';
import { type Block, type Call, walkPages } from './browser-blocks.ts';
import { numberOption } from './drill-options.ts';
import { printFigure } from './print-figure.ts';
import { serveShop, signIn } from './served-shop.ts';

const WIDTHS = [1440, 390] as const;
const LIMIT_MS = 200;
const SLOW_CALLS = 12;

/**
 * Options: `--conversations 20000` (the target is of 200000), `--rounds 3`, `--only /agents`, `--data DIR`: a folder
 * with a shop in it, and nobody yet or this bench's own owner. Needs `npm run prepare`.
 */
export async function benchWeb(args: readonly string[]): Promise<void> {
  const [load = 0] = loadavg();
  printFigure('load of the machine before', load, `of ${availableParallelism()}`);
  const server = await serveShop(args);
  const { executablePath, env } = await findChromium();
  const flags = ['--no-sandbox', '--disable-gpu'];
  const browser = await chromium.launch({ executablePath, env: { ...env }, args: flags });
  try {
    const [blocks, calls] = await measure(browser, server.url, args);
    reportBlocks(blocks);
    reportCalls(calls);
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function measure(
  browser: Browser,
  url: string,
  args: readonly string[],
): Promise<readonly [readonly Block[], readonly Call[]]> {
  const { context: signedIn, pages } = await signIn(browser, url, args);
  const rounds = numberOption(args, 'rounds', 3);
  const blocks: Block[] = [];
  const calls: Call[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const width of WIDTHS) {
      const context = await browser.newContext({
        ...{ baseURL: url, storageState: await signedIn.storageState() },
        ...{ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width, height: 900 } },
      });
      await walkPages(context, pages, width, { blocks, calls });
      await context.close();
    }
  }
  return [blocks, calls];
}

/** Other work on the machine only ever lengthens a block: of the rounds of one step the least is its own. */
function reportBlocks(blocks: readonly Block[]): void {
  const least = new Map<string, Block>();
  for (const block of blocks) {
    const key = `${block.pattern} ${block.width} ${block.step}`;
    const known = least.get(key);
    if (known === undefined || block.ms < known.ms) least.set(key, block);
  }
  for (const width of WIDTHS) {
    const worst = new Map<string, Block>();
    for (const block of least.values()) {
      if (block.width !== width) continue;
      const known = worst.get(block.pattern);
      if (known === undefined || block.ms > known.ms) worst.set(block.pattern, block);
    }
    for (const { pattern, step, ms } of [...worst.values()].sort((a, b) => b.ms - a.ms)) {
      printFigure(`${pattern} at ${width}`, ms, `ms${ms > LIMIT_MS ? ' OVER' : ''}  ${step}`);
    }
  }
  const over = [...least.values()].filter(({ ms }) => ms > LIMIT_MS);
  printFigure(`steps over ${LIMIT_MS} ms`, over.length, `of ${least.size}`);
  for (const { pattern, width, step, ms } of over) printFigure(`${pattern} ${width}`, ms, step);
}

function reportCalls(calls: readonly Call[]): void {
  const byPath = new Map<string, number[]>();
  for (const { path, ms } of calls) byPath.set(path, [...(byPath.get(path) ?? []), ms]);
  const p95 = [...byPath].map(([path, times]) => {
    times.sort((a, b) => a - b);
    return { path, count: times.length, ms: times[Math.floor((times.length - 1) * 0.95)] ?? 0 };
  });
  for (const { path, count, ms } of p95.sort((a, b) => b.ms - a.ms).slice(0, SLOW_CALLS)) {
    printFigure(`GET ${path}, p95`, ms, `ms of ${count}`);
  }
}
