// Batches on their way to the database: their rows stay as they were written, and somebody else may be first.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, expect, test } from 'vitest';
import type { Message } from '../domain/event.ts';
import type { Database } from '../store/database.ts';
import { encodeEvent } from '../store/event-line.ts';
import { loadThread } from '../store/load-thread.ts';
import { ensureShop } from '../store/shops.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import type { FromAnalyser, ToAnalyser } from './analyser-messages.ts';
import { hostAnalyser, runPool } from './analyser-pool.ts';
import { plainSetup } from './reanalyse.ts';
import { saveThread } from './save-thread.ts';
import { loadShopSetup } from './shop-setup.ts';
import { Spool } from './spool.ts';
import type { AnalyserSettings } from './thread-analyser.ts';
import type { ThreadBatch } from './thread-batch.ts';
import { batchEnds, newCounts } from './write-batches.ts';

const folder = mkdtempSync(join(tmpdir(), 'kejing-pool-'));
afterAll(() => rmSync(folder, { recursive: true }));

const AT = Date.UTC(2026, 5, 1, 4);

function message(buyer: number, n: number): Message {
  const none = { sku: null, orderId: null, revokedAt: null, auto: false, revision: 0 };
  const by = n % 2 === 0 ? 'buyer' : 'agent';
  const whose = { conversation: `会话${buyer}`, agent: '店:豆豆', by, kind: 'text' } as const;
  const said = { id: `m${buyer}-${n}`, seq: n, at: AT + n * 1000, text: `第${n}句，${buyer}` };
  return { type: 'message', ...whose, ...said, ...none };
}

/** One partition a task, its threads of the same shape as another's: batches of the same length. */
function spoolThreads(parts: number): void {
  const spool = new Spool(folder, 'known', parts);
  for (let part = 0; part < parts; part++) {
    for (let n = 0; n < 4; n++)
      spool.write(part, encodeEvent('店', `买家${part}`, message(part, n)));
  }
  spool.close();
}

/** `empty`: shops thought to have no thread yet. */
async function settingsOf(db: Database, empty: readonly string[]): Promise<AnalyserSettings> {
  await ensureShop(db, '店', AT);
  const read = { ordersKnown: false, shopNames: new Map(), unclear: new Map() };
  const shops = [plainSetup(await loadShopSetup(db, '店'), AT)];
  const spool = { folder, names: ['known'], read, ordersRead: false, empty: new Set(empty) };
  return { shops, spool };
}

const textOf = ({ tables }: ThreadBatch): string =>
  tables
    .map(({ table, chunks }) => `${table} ${Buffer.concat(chunks).toString('latin1')}`)
    .join('\n');

test('G1 a batch on its way to the database is not written over by the next, and its memory is used again after', async () => {
  spoolThreads(3);
  const { port1, port2 } = new MessageChannel();
  const waiting: { readonly batch: ThreadBatch; readonly text: string }[] = [];
  const tell = (told: ToAnalyser): void => port1.postMessage(told);
  const both = new Promise<void>((resolve) => {
    port1.on('message', (told: FromAnalyser) => {
      if (told.kind === 'keys') tell({ kind: 'stored', slot: told.slot, rows: [] });
      if (told.kind === 'batch') waiting.push({ batch: told.batch, text: textOf(told.batch) });
      if (waiting.length === 2) resolve();
    });
  });
  const { db, close } = await openTestDatabase();
  void hostAnalyser(port2, await settingsOf(db, [])).catch(() => undefined);
  await close();
  for (const slot of [0, 1]) tell({ kind: 'task', slot, task: { kind: 'part', part: slot } });
  await both;
  const [one, two] = waiting;
  expect(one!.text).not.toBe(two!.text);
  for (const { batch, text } of waiting) expect(textOf(batch)).toBe(text);
  const third = new Promise<void>((resolve) => {
    port1.on('message', (told: FromAnalyser) => {
      if (told.kind === 'done') tell({ kind: 'task', slot: 0, task: { kind: 'part', part: 2 } });
      if (told.kind === 'batch') resolve();
    });
  });
  tell({ kind: 'written', well: true });
  await third;
  expect(textOf(one!.batch)).not.toBe(one!.text);
  expect(textOf(two!.batch)).toBe(two!.text);
  port1.close();
}, 60_000);

test('G1 a thread somebody else stores while its shop is thought empty is looked up and united with what came', async () => {
  const { db, close } = await openTestDatabase();
  try {
    spoolThreads(2);
    const settings = await settingsOf(db, ['店']);
    const shopSetup = await loadShopSetup(db, '店');
    const before = { shop: '店', buyer: '买家1', events: [message(1, 9)] };
    await saveThread(db, shopSetup, { ...before, ordersKnown: false, ordersUnclear: null }, AT);
    const counts = newCounts();
    await runPool({
      settings,
      tasks: [0, 1].map((part) => ({ kind: 'part', part })),
      workers: 0,
      ends: batchEnds(db, counts, () => undefined, new Set(['店'])),
      signal: null,
    });
    const idsOf = async (buyer: string): Promise<readonly unknown[]> =>
      (await loadThread(db, '店', buyer))!.events.map((event) => 'id' in event && event.id);
    expect(await idsOf('买家0')).toEqual(['m0-0', 'm0-1', 'm0-2', 'm0-3']);
    expect(await idsOf('买家1')).toEqual(['m1-0', 'm1-1', 'm1-2', 'm1-3', 'm1-9']);
    expect(counts).toMatchObject({ threads: 2, changed: 2, messages: 9, conversations: 2 });
  } finally {
    await close();
  }
}, 60_000);
