// `kejing demo`: a sample shop made, imported and served, with a link that signs its owner in.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createAccount } from '../features/people/change-accounts.ts';
import type { LocalEntry } from '../features/people/entry-routes.ts';
import { newSecret } from '../features/people/secrets.ts';
import { findAccountByName } from '../features/people/store.ts';
import type { Services } from '../http/app-env.ts';
import { parseTime } from '../intake/values.ts';
import { CHINA_OFFSET_MS } from '../lib/zone.ts';
import { createProgress } from '../report/progress.ts';
import { importFiles } from '../work/import-files.ts';
import type { ImportStage } from '../work/import-request.ts';
import type { SampleSummary } from '../work/sample/write-sample.ts';
import { EXIT } from './exit.ts';
import { openBrowser } from './open-browser.ts';
import { readConfig } from './read-config.ts';
import { startServer } from './server.ts';
import { isFree } from './taken-port.ts';
import { untilSignal } from './until-signal.ts';

export interface DemoRequest {
  /** Where its data go. */
  readonly dir: string;
  readonly sample: SampleSummary;
  /** Folder the sample was written to. */
  readonly shopFolder: string;
  /** null: the usual one, or any that is free. */
  readonly port: string | null;
  readonly open: boolean;
}

const OWNER = 'demo';
const HOST = '127.0.0.1';
const DAY_MS = 86_400_000;
const say = (text: string): boolean => process.stdout.write(`${text}\n`);

/** Runs until it is interrupted; returns the exit code. */
export async function runDemo(request: DemoRequest): Promise<number> {
  const { dir, port, open } = request;
  const dataFolder = join(dir, 'kejing-data');
  const { config } = readConfig({ dataFolder, ...(port === null ? {} : { port }) });
  const server = await startServer({
    config: {
      ...config,
      // Only this machine, and never somebody's real database.
      host: HOST,
      databaseUrl: null,
      publicUrl: null,
      trustProxy: false,
      port: port === null && !(await isFree(config.port, HOST)) ? 0 : config.port,
      logLevel: 'warn',
    },
    withWorker: true,
    prepare: (services) => prepare(services, request),
    onEntry(url) {
      say('');
      say(`③ 打开这个网址就进去了，不用登录 · open this, no sign-in needed:\n   ${url}`);
      say(
        '   链接只在本机、只有一次有效；再跑一遍 demo 会给新的 · works once, on this machine only',
      );
      say('   按 Ctrl+C 停止 · Ctrl+C stops it');
      if (open) openBrowser(url);
    },
  });
  await untilSignal();
  say('正在停止… · stopping');
  await server.stop();
  return EXIT.done;
}

async function prepare(services: Services, request: DemoRequest): Promise<LocalEntry> {
  const { sample, shopFolder } = request;
  const { db, now } = services;
  say('② 导入、质检、算绩效 · importing, judging, measuring …');
  const stages = createStages();
  const lastDay = parseTime(sample.to, CHINA_OFFSET_MS) ?? 0;
  const report = await importFiles(db, {
    inputs: sample.files
      .filter((file) => file !== 'truth.jsonl')
      .map((file) => ({ path: join(shopFolder, file) })),
    mappings: [],
    shop: null,
    by: 'demo',
    // A sample of this year is no future, whatever the machine's clock says.
    now: Math.max(now(), lastDay + 2 * DAY_MS),
    workers: Math.max(1, Math.min(8, availableParallelism())),
    onProgress: stages.update,
  });
  stages.finish();
  const known = report.known ? '（上次已经导入过） · imported before' : '';
  say(`   ${report.messages} 条消息、${report.threads} 位买家 ${known}`);
  const shop = report.shops[0] ?? sample.shop;
  return {
    token: newSecret(),
    accountId: await demoOwner(services),
    to: `/?shop=${encodeURIComponent(shop)}`,
  };
}

/** Without a password: the printed link is the only way in. */
async function demoOwner({ db, now }: Services): Promise<string> {
  const there = await findAccountByName(db, OWNER);
  if (there !== null) return there.id;
  const wish = { name: OWNER, displayName: '演示店主', role: 'owner' } as const;
  return (await db.transaction((tx) => createAccount(tx, wish, null, now()))).id;
}

const MESSAGES = { zh: '条消息', en: 'messages' };
const STAGES = {
  read: { words: { zh: '   读取', en: '   reading' }, unit: MESSAGES },
  analyse: { words: { zh: '   分析', en: '   analysing' }, unit: MESSAGES },
  index: { words: { zh: '   建索引', en: '   indexing' }, unit: { zh: '个', en: '' } },
  again: { words: { zh: '   重算', en: '   again' }, unit: { zh: '位买家', en: 'buyers' } },
  sum: { words: { zh: '   汇总', en: '   summing' }, unit: { zh: '人天', en: 'agent days' } },
} as const;

/** A bar for each stage on a terminal; a pipe is spared them. */
function createStages() {
  const progress = process.stdout.isTTY
    ? createProgress({ stream: process.stdout, lang: 'zh' })
    : null;
  let at: ImportStage | null = null;
  return {
    update(stage: ImportStage, done: number, total: number | null): void {
      if (stage !== at) {
        if (at !== null) progress?.finish();
        progress?.start(STAGES[stage].words, total, STAGES[stage].unit);
        at = stage;
      }
      progress?.update(done);
    },
    finish(): void {
      if (at !== null) progress?.finish();
    },
  };
}
