// `npm run bench web`: how long each page holds up the browser, over a database of a stated size.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { type APIRequestContext, type Browser, chromium } from '@playwright/test';
import { everyAddress } from '../e2e/every-address.ts';
import { findChromium } from '../e2e/find-chromium.ts';
import { runProgram, startServer } from '../e2e/start-server.ts';
import { benchSample } from './bench-sample.ts';
import { type Block, type Call, walkPages } from './browser-blocks.ts';
import { buildPrograms, CACHE } from './build-programs.ts';
import { numberOption } from './drill-options.ts';
import { printFigure } from './print-figure.ts';

const OWNER = { name: 'bench', displayName: 'bench', password: 'mianma-2026-tall' };
const WIDTHS = [1440, 390] as const;
const LIMIT_MS = 200;
const DAYS = 30;
const DAY_MS = 86_400_000;
const SLOW_CALLS = 12;

/**
 * Options: `--conversations 20000` (the target is of 200000), `--rounds 3`, `--only /agents`, `--data DIR`: a folder
 * with a shop in it, and nobody yet or this bench's own owner. Needs `npm run prepare`.
 */
export async function benchWeb(args: readonly string[]): Promise<void> {
  const [load = 0] = loadavg();
  printFigure('load of the machine before', load, `of ${availableParallelism()}`);
  const rounds = numberOption(args, 'rounds', 3);
  const only = textOption(args, 'only');
  const server = await startServer(textOption(args, 'data') ?? (await madeFolder(args)));
  const { executablePath, env } = await findChromium();
  const flags = ['--no-sandbox', '--disable-gpu'];
  const browser = await chromium.launch({ executablePath, env: { ...env }, args: flags });
  try {
    const [blocks, calls] = await measure(browser, server.url, rounds, only);
    reportBlocks(blocks);
    reportCalls(calls);
  } finally {
    await browser.close();
    await server.stop();
  }
}

function textOption(args: readonly string[], name: string): string | null {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? null : (args[at + 1] ?? null);
}

/** Made from the sample of the wanted size once, and kept for the next run. */
async function madeFolder(args: readonly string[]): Promise<string> {
  const conversations = numberOption(args, 'conversations', 20_000);
  const folder = join(CACHE, `web-${conversations}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  const programs = await buildPrograms();
  const { inputs } = await benchSample(conversations, programs.cli, programs['tell-usage']);
  runProgram('import', ...inputs, '--data', making);
  renameSync(making, folder);
  return folder;
}

async function measure(
  browser: Browser,
  url: string,
  rounds: number,
  only: string | null,
): Promise<readonly [readonly Block[], readonly Call[]]> {
  const signedIn = await browser.newContext({ baseURL: url });
  await signIn(signedIn.request);
  const get = async <T>(path: string): Promise<T> => {
    const answer = await signedIn.request.get(`/api${path}`);
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const { items } = await get<{ items: { id: string; lastDay: string }[] }>('/shops');
  const { id: shop, lastDay: to } = items[0]!;
  const from = new Date(Date.parse(to) - (DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
  const { count } = await get<{ count: number }>(
    `/conversations/count?${new URLSearchParams({ shop, from, to }).toString()}`,
  );
  printFigure('conversations of the shop', count, '');
  const pages = new Map(
    [...(await everyAddress(get, { shop, from, to }))].filter(
      ([pattern]) => only === null || pattern === only,
    ),
  );
  const blocks: Block[] = [];
  const calls: Call[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const width of WIDTHS) {
      const context = await browser.newContext({
        ...{ baseURL: url, storageState: await signedIn.request.storageState() },
        ...{ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width, height: 900 } },
      });
      await walkPages(context, pages, width, { blocks, calls });
      await context.close();
    }
  }
  return [blocks, calls];
}

async function signIn(request: APIRequestContext): Promise<void> {
  const headers = { 'x-kejing': '1' };
  const created = await request.post('/api/setup', { headers, data: OWNER });
  if (created.ok()) return;
  const { name, password } = OWNER;
  const answer = await request.post('/api/session', { headers, data: { name, password } });
  if (!answer.ok()) throw new Error(`the folder belongs to somebody else: ${await answer.text()}`);
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
