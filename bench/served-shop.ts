// A server over a shop of a stated size with an owner signed in: what benches that open pages or call them begin with.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext, Browser, BrowserContext } from '@playwright/test';
import { everyAddress, type Place } from '../e2e/every-address.ts';
import { type RunningServer, runProgram, startServer } from '../e2e/start-server.ts';
import { benchSample } from './bench-sample.ts';
import { buildPrograms, CACHE } from './build-programs.ts';
import { numberOption } from './drill-options.ts';
import { printFigure } from './print-figure.ts';

const OWNER = { name: 'bench', displayName: 'bench', password: 'mianma-2026-tall' };
const DAYS = 30;
const DAY_MS = 86_400_000;

/** Options: `--conversations 20000`, `--data DIR`: a folder with a shop in it, and nobody yet or the benches' own owner. */
export async function serveShop(args: readonly string[]): Promise<RunningServer> {
  return await startServer(textOption(args, 'data') ?? (await madeFolder(args)));
}

/** The value after `--name`; null: it was not given. */
function textOption(args: readonly string[], name: string): string | null {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? null : (args[at + 1] ?? null);
}

export interface SignedIn {
  readonly context: BrowserContext;
  /** Every page with addresses that show it, of the shop's last 30 days; see `everyAddress`. */
  readonly pages: ReadonlyMap<string, readonly string[]>;
}

/** Signs the owner in; `--only /agents` leaves one page. */
export async function signIn(
  browser: Browser,
  url: string,
  args: readonly string[],
): Promise<SignedIn> {
  const context = await browser.newContext({ baseURL: url });
  await enter(context.request);
  const get = async <T>(path: string): Promise<T> => {
    const answer = await context.request.get(`/api${path}`);
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const place = await lastDays(get);
  const { count } = await get<{ count: number }>(
    `/conversations/count?${new URLSearchParams({ ...place }).toString()}`,
  );
  printFigure('conversations of the shop', count, '');
  const only = textOption(args, 'only');
  const pages = [...(await everyAddress(get, place))].filter(
    ([pattern]) => only === null || pattern === only,
  );
  return { context, pages: new Map(pages) };
}

async function lastDays(get: <T>(path: string) => Promise<T>): Promise<Place> {
  const { items } = await get<{ items: { id: string; lastDay: string }[] }>('/shops');
  const { id: shop, lastDay: to } = items[0]!;
  const from = new Date(Date.parse(to) - (DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
  return { shop, from, to };
}

async function enter(request: APIRequestContext): Promise<void> {
  const headers = { 'x-kejing': '1' };
  const created = await request.post('/api/setup', { headers, data: OWNER });
  if (created.ok()) return;
  const { name, password } = OWNER;
  const answer = await request.post('/api/session', { headers, data: { name, password } });
  if (!answer.ok()) throw new Error(`the folder belongs to somebody else: ${await answer.text()}`);
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
