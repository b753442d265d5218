// Imports a sample into a fresh database, the same again, and asks the pages; prints its figures.
import { rmSync } from 'node:fs';
import { analyse } from '../../src/analyse/analyse.ts';
import type { ConversationFilters } from '../../src/features/conversations/filters.ts';
import {
  askFor,
  countAsked,
  matchedRows,
  presentRows,
} from '../../src/features/conversations/list-conversations.ts';
import { EVERYTHING, type Who } from '../../src/http/scope.ts';
import { dayText } from '../../src/lib/zone.ts';
import { rollUp } from '../../src/measures/roll-up.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { loadFigures } from '../../src/store/figures.ts';
import { findBuyers } from '../../src/store/find-buyers.ts';
import { parseSearch } from '../../src/store/grams.ts';
import { findThreadOf } from '../../src/store/load-thread.ts';
import { type ImportReport, importFiles } from '../../src/work/import-files.ts';
import { loadShopSetup, type ShopSetup } from '../../src/work/shop-setup.ts';
import { cpuSecondsAwaited } from '../cpu-seconds.ts';
import { prngOf } from '../drill-options.ts';
import { printFigure } from '../print-figure.ts';

const OWNER: Who = {
  accountId: 'bench',
  name: 'bench',
  role: 'owner',
  scope: EVERYTHING,
  agent: null,
  token: false,
  permissions: null,
};
const ASKED = 60;
const WORDS = ['发什么快递', '尺码偏大', '什么时候发货', '退货 运费', '能便宜', '质量问题 换货'];

/** `store-alone PLACE WORKERS FILES…`; PLACE is a folder, or a server's URL. */
async function main([place = '', workers = '', ...inputs]: readonly string[]): Promise<void> {
  const server = place.startsWith('postgres');
  if (!server) rmSync(place, { recursive: true, force: true });
  const db = await openDatabase(server ? { url: place } : { dataFolder: place });
  try {
    const shop = await measureImports(db, inputs, Number(workers));
    await db.exec('vacuum analyze');
    await measurePages(db, shop);
  } finally {
    await db.close();
    if (!server) rmSync(place, { recursive: true, force: true });
  }
}

async function measureImports(
  db: Database,
  inputs: readonly string[],
  workers: number,
): Promise<string> {
  const run = async (id: string | null) => {
    let report: ImportReport | null = null;
    const started = performance.now();
    const cpu = await cpuSecondsAwaited(async () => {
      report = await importFiles(db, {
        id,
        inputs: inputs.map((path) => ({ path })),
        mappings: [],
        shop: null,
        by: 'bench',
        now: Date.now(),
        workers,
      });
    });
    const seconds = (performance.now() - started) / 1000;
    return { report: report as unknown as ImportReport, seconds, cpu };
  };
  const first = await run('bench-1');
  const { messages, shops } = first.report;
  printFigure('import, indexes and sums included', messages / first.seconds, 'messages/s');
  printFigure('import, CPU', (first.cpu / messages) * 1e6, 'µs a message');
  // An id of its own: read again and compared thread by thread, as a file that holds something new would be.
  const second = await run('bench-2');
  printFigure('second import, read again', first.seconds / second.seconds, '× as fast');
  const third = await run(null);
  printFigure('second import, files known', first.seconds / third.seconds, '× as fast');
  const [size] = await db.query<{ bytes: number }>(
    'select pg_database_size(current_database()) as bytes',
  );
  printFigure('database', (size?.bytes ?? 0) / messages, 'bytes a message');
  return shops[0]!;
}

async function measurePages(db: Database, shop: string): Promise<void> {
  const shopSetup = await loadShopSetup(db, shop);
  const random = prngOf(1);
  const [span] = await db.query<{ last: number; n: number }>(
    'select max(day) as last, count(*) as n from conversation where shop_id = $1',
    [shop],
  );
  const last = span?.last ?? 0;
  const agents = (
    await db.query<{ agent: string }>(
      'select distinct agent from conversation where agent is not null',
    )
  ).map(({ agent }) => agent);
  const ids = (
    await db.query<{ id: string }>(
      'select conversation_id as id from conversation order by hashtext(conversation_id) limit 200',
    )
  ).map(({ id }) => id);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  printFigure('conversations stored', span?.n ?? 0, '');
  await measure('figures of 30 days, all agents', () => overview(db, shopSetup, last));
  const days = { shop, from: dayText(last - 29), to: dayText(last) };
  const withFinding = { ...days, rule: 'slow-first-reply' };
  await measure('conversations, newest 50', () => listPage(db, days));
  await measure('conversations of an agent', () => listPage(db, { ...days, agent: pick(agents) }));
  await measure('conversations with a finding', () => listPage(db, withFinding));
  await measure('conversations with a finding, how many', () => countPage(db, withFinding));
  await measure('transcript, analysed again', () => transcript(db, shopSetup, pick(ids)));
  await measure('full-text search', () => search(db, shop, pick(WORDS)));
}

async function overview(db: Database, { shop, metrics }: ShopSetup, last: number): Promise<void> {
  const where = { shops: [shop], from: dayText(last - 29), to: dayText(last) };
  const { tally } = await loadFigures(db, where, metrics);
  rollUp(tally, metrics, { scope: 'shop', over: 'day' });
  rollUp(tally, metrics, { scope: 'agent', over: 'period' });
}

/** All of the answer to a page's request for 50 rows; how many there are is asked for apart. */
async function listPage(db: Database, filters: ConversationFilters): Promise<void> {
  const asked = await askFor(db, OWNER, filters);
  const rows = await matchedRows(db, asked, { sort: 'newest', after: null, limit: 50 });
  await presentRows(db, OWNER, rows);
}

async function countPage(db: Database, filters: ConversationFilters): Promise<void> {
  await countAsked(db, await askFor(db, OWNER, filters));
}

async function transcript(db: Database, shopSetup: ShopSetup, id: string): Promise<void> {
  const thread = await findThreadOf(db, shopSetup.shop, id);
  if (thread !== null) analyse(thread, shopSetup, shopSetup.asOf ?? 0);
}

async function search(db: Database, shop: string, words: string): Promise<void> {
  const { grams } = parseSearch(words)!;
  const found = await findBuyers(db, shop, grams);
  await db.query(
    `select conversation_id, first_words from conversation
     where shop_id = $1 and ($2::text[] is null or buyer = any($2))
     order by day desc, start_at desc limit 50`,
    [shop, found === 'most' ? null : found],
  );
}

/** 95th percentile of `ASKED` calls after a warm-up. */
async function measure(name: string, ask: () => Promise<void>): Promise<void> {
  for (let i = 0; i < 5; i++) await ask();
  const times: number[] = [];
  for (let i = 0; i < ASKED; i++) {
    const started = performance.now();
    await ask();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  printFigure(`${name}, p95`, times[Math.floor(times.length * 0.95)]!, 'ms');
}

await main(process.argv.slice(2));
