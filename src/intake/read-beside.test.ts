// Where threads read the chats, what is told of all files is what is told without: each row, and in the same order.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { recordingSink } from '../testing/recording-sink.ts';
import type { BlockReaders } from './block-readers.ts';
import { type IntakeReport, readFiles } from './read-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'kejing-beside-'));
afterAll(() => rmSync(folder, { recursive: true }));

const unasked = (): never => {
  throw new Error('these files are far too small for threads');
};
const READERS: BlockReaders = {
  count: 2,
  read: unasked,
  take: unasked,
  drop: unasked,
  settled: async () => {},
};

function save(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

function faultyFiles(): string[] {
  const chat = (n: number): string =>
    `小店,买家${n},小店:一,买家,${n % 3 === 0 ? '哪天' : `2026-06-01 10:00:${10 + n}`},第${n}句`;
  const order = (n: number): string =>
    `D${n},买家${n},${n % 4 === 0 ? '哪天' : '2026-06-01 10:05:00'},12.50`;
  const ten = Array.from({ length: 10 }, (_, n) => n);
  return [
    save('chats-2.csv', ['店铺,买家,客服,发送方,发送时间,内容', ...ten.map(chat), '少,几列']),
    save('orders.csv', ['订单编号,买家,下单时间,实付金额', ...ten.map(order), order(1)]),
    save('chats-1.csv', ['店铺,买家,客服,发送方,发送时间,内容', ...ten.map(chat)]),
    save('unknown.csv', ['甲,乙', '1,2']),
  ];
}

async function read(paths: readonly string[], readers: BlockReaders | null) {
  const { told, context } = recordingSink();
  const { zoneOffsetMs, shop, latest, sink } = context;
  const blocks = readers === null ? null : { readers, blockBytes: 1 << 20 };
  const options = { zoneOffsetMs, shop, latest, blocks };
  const inputs = paths.map((path) => ({ path, expects: 'chats' as const }));
  const report: IntakeReport = await readFiles(inputs, options, sink);
  return {
    report,
    told: { ...told, events: told.events.map((one) => JSON.stringify(one)).sort() },
  };
}

it('G1 chats read beside orders lose no row, no fault and no notice, and faults come in the order of files', async () => {
  const paths = faultyFiles();
  const plain = await read(paths, null);
  expect(plain.told.quarantined.length).toBeGreaterThan(5);
  expect(plain.told.notices.map(({ code }) => code)).toContain('swapped-file');
  expect(await read(paths, READERS)).toEqual(plain);
});

it('G1 what goes wrong with the one is thrown once the other has ended', async () => {
  const { context } = recordingSink();
  const { zoneOffsetMs, shop, latest, sink } = context;
  let rows = 0;
  const full = {
    ...sink,
    event: (_shop: string, _buyer: string, { type }: { readonly type: string }) => {
      if (type === 'order') throw new Error('the disk is full');
      rows++;
    },
  };
  const options = { zoneOffsetMs, shop, latest, blocks: { readers: READERS, blockBytes: 1 << 20 } };
  const inputs = faultyFiles().map((path) => ({ path }));
  await expect(readFiles(inputs, options, full)).rejects.toThrow('the disk is full');
  const then = rows;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(rows).toBe(then);
  expect(rows).toBeGreaterThan(5);
});
