// Imports end in the same rows however they come about, and in the same figures as `kejing analyze`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { presentMetrics } from '../measures/roll-up.ts';
import { countDeferredIndexes, deferIndexes } from '../store/deferred-indexes.ts';
import { loadFigures } from '../store/figures.ts';
import { findImport, listQuarantined } from '../store/import-runs.ts';
import { dumpFacts } from '../testing/dump-facts.ts';
import { runCommand } from '../testing/run-command.ts';
import { type SampleShop, sampleShop } from '../testing/sample-shop.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { importFiles } from './import-files.ts';
import type { ImportRequest } from './import-request.ts';
import { loadShopSetup } from './shop-setup.ts';

let sample: SampleShop;
let first: TestDatabase;
let facts: string;
let shop: string;

function requestOf(files: readonly string[], more: Partial<ImportRequest> = {}): ImportRequest {
  const now = Date.parse(sample.exportedAt);
  const inputs = files.map((path) => ({ path }));
  return { inputs, mappings: [], shop: null, by: 'test', now, workers: 0, ...more };
}

beforeAll(async () => {
  sample = await sampleShop({ agents: 5, days: 6, conversations: 160, seed: 11 });
  first = await openTestDatabase();
  const report = await importFiles(first.db, requestOf(sample.files));
  shop = report.shops[0]!;
  facts = join(sample.folder, 'report');
  mkdirSync(facts);
  const { code } = await runCommand('analyze', ...sample.files, '--out', facts, '--workers', '1');
  expect(code).toBe(0);
}, 180_000);

afterAll(async () => {
  await first.close();
  sample.remove();
});

function jsonl(name: string): Record<string, unknown>[] {
  const text = readFileSync(join(facts, 'facts', `${name}.jsonl`), 'utf8').trim();
  return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line));
}

/** What a stored figure and a line of metrics.json have in common. */
function factOf(row: object): unknown {
  const { metric, version, shop, agent, day, value, numerator, denominator, state, reason } =
    row as Record<string, unknown>;
  const figures = { value, numerator, denominator, state, reason };
  return { metric, version, shop, agent, day: day ?? 'undated', ...figures };
}

describe('import', () => {
  test('G1 stored figures are those of `kejing analyze` on the same files, metric by metric', async () => {
    const { metrics } = await loadShopSetup(first.db, shop);
    const where = { shops: [shop], from: null, to: null };
    const { tally } = await loadFigures(first.db, where, metrics);
    const stored = presentMetrics(tally, metrics).map(factOf);
    const text = readFileSync(join(facts, 'facts', 'metrics.json'), 'utf8');
    const reported = (JSON.parse(text) as Record<string, unknown>[]).map(factOf);
    expect(reported.length).toBeGreaterThan(500);
    expect(stored).toEqual(reported);
  });

  test('G1 stored conversations, receptions, inquiries, orders and findings are those of analyze', async () => {
    const count = async (table: string) =>
      (await first.db.query<{ n: number }>(`select count(*) as n from ${table}`))[0]!.n;
    expect(await count('conversation')).toBe(jsonl('conversations').length);
    expect(await count('reception')).toBe(jsonl('receptions').length);
    expect(await count('inquiry')).toBe(jsonl('inquiries').length);
    expect(await count('customer_order')).toBe(jsonl('orders').length);
    const findings = await first.db.query<Record<string, unknown>>(
      'select rule, conversation_id, order_id, agent, reason from finding',
    );
    const key = (...parts: unknown[]): string => JSON.stringify(parts);
    expect(
      findings.map((f) => key(f['rule'], f['conversation_id'], f['order_id'], f['agent'])).sort(),
    ).toEqual(
      jsonl('findings')
        .map((f) => key(f['rule'], f['conversation'], f['order'], f['agent']))
        .sort(),
    );
  });

  test('G1 importing the same files again reads nothing and changes no row', async () => {
    const before = await dumpFacts(first.db);
    const again = await importFiles(first.db, requestOf(sample.files));
    expect(again.known).toBe(true);
    expect(await dumpFacts(first.db)).toEqual(before);
    const read = await importFiles(first.db, requestOf([...sample.files].reverse(), { id: 'x' }));
    expect(read).toMatchObject({ known: false, threadsChanged: 0 });
    expect(read.threads).toBeGreaterThan(100);
    expect(await dumpFacts(first.db)).toEqual(before);
  });

  test.each([
    { order: 'chats first, then orders and rosters', at: (i: number) => [i === 0, i !== 0] },
    { order: 'orders and rosters first, then chats', at: (i: number) => [i !== 0, i === 0] },
  ])(
    'G1 file by file ($order) ends in the rows of one import',
    async ({ at }) => {
      const other = await openTestDatabase();
      for (const turn of [0, 1]) {
        const files = sample.files.filter((_, i) => at(i)[turn]);
        await importFiles(other.db, requestOf(files));
      }
      expect(await dumpFacts(other.db)).toEqual(await dumpFacts(first.db));
      await other.close();
    },
    120_000,
  );

  test('G2 a cancelled import leaves whole threads and can be finished later', async () => {
    const other = await openTestDatabase();
    const stop = new AbortController();
    const cancelled = importFiles(
      other.db,
      requestOf(sample.files, {
        id: 'c',
        signal: stop.signal,
        onProgress: (stage) => {
          if (stage === 'analyse') stop.abort();
        },
      }),
    );
    await expect(cancelled).rejects.toThrow();
    expect(await findImport(other.db, 'c')).toMatchObject({ state: 'cancelled' });
    const [some] = await other.db.query<{ n: number }>('select count(*) as n from thread');
    expect(some!.n).toBeGreaterThan(0);
    const stages: string[] = [];
    await importFiles(
      other.db,
      requestOf(sample.files, { id: 'c', onProgress: (stage) => stages.push(stage) }),
    );
    expect(new Set(stages)).toEqual(new Set(['read', 'analyse', 'sum']));
    expect(await dumpFacts(other.db)).toEqual(await dumpFacts(first.db));
    await other.close();
  }, 120_000);

  test('G1 keys and indexes made at the end hold for what was read, and the rows are the same', async () => {
    const other = await openTestDatabase();
    await deferIndexes(other.db);
    await importFiles(other.db, requestOf(sample.files));
    expect(await countDeferredIndexes(other.db)).toBe(0);
    const keys = async ({ db }: TestDatabase) =>
      await db.query(`select conname from pg_constraint where contype = 'p' order by conname`);
    expect(await keys(other)).toEqual(await keys(first));
    expect(await dumpFacts(other.db)).toEqual(await dumpFacts(first.db));
    await other.close();
  }, 120_000);

  test('G1 rows that cannot be used are kept with file, line, field and reason', async () => {
    const rows = await listQuarantined(first.db, 'x', -1, 10);
    const run = await findImport(first.db, 'x');
    expect(run!.quarantined).toBe(run!.rows - run!.accepted - run!.duplicate);
    expect(rows.length).toBe(Math.min(10, run!.quarantined));
  });

  test('G1 rows that name no shop beside rows that do may be of the same agent', async () => {
    const path = join(sample.folder, 'two-names.csv');
    writeFileSync(
      path,
      [
        '店铺,买家,客服,时间,发送方,内容',
        '两名小店,云上客,小满,2026-06-01 10:00:00,买家,有货吗',
        '两名小店,云上客,小满,2026-06-01 10:00:09,客服,有的亲',
        ',林间鹿,小满,2026-06-01 11:00:00,买家,能便宜吗',
        ',林间鹿,小满,2026-06-01 11:00:07,客服,已经最低了亲',
      ].join('\n'),
    );
    const now = Date.parse('2026-06-02T00:00:00Z');
    const other = await openTestDatabase();
    const report = await importFiles(other.db, requestOf([path], { now }));
    expect(report).toMatchObject({ quarantined: 0, messages: 4, threads: 2 });
    await other.close();
  });

  test('G1 ratings may come before the chats they are of, or without any', async () => {
    const other = await openTestDatabase();
    const file = join(sample.folder, 'ratings.csv');
    const rows = [
      '店铺,会话编号,买家,客服,评价,评价时间',
      '山间茶铺,H1,竹里馆主,山间茶铺:阿檀,不满意,2026-05-19 09:10:00',
    ];
    writeFileSync(file, rows.join('\n'));
    const now = Date.parse('2026-07-01T00:00:00Z');
    const report = await importFiles(other.db, requestOf([file], { now }));
    expect(report).toMatchObject({ shops: ['山间茶铺'], accepted: 1, threads: 1 });
    const again = await importFiles(other.db, requestOf([file], { id: 'again', now }));
    expect(again).toMatchObject({ shops: ['山间茶铺'], threadsChanged: 0 });
    await other.close();
  }, 60_000);
});
