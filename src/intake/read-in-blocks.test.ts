// Shows that a table read in blocks, wherever they are cut, is the table read in one piece.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Message } from '../domain/event.ts';
import { encodeGb18030 } from '../lib/gb18030.ts';
import { recordingSink, type Told } from '../testing/recording-sink.ts';
import type { BlockReaders } from './block-readers.ts';
import { BlockFile } from './file-block.ts';
import type { Notice } from './format.ts';
import { blockReader } from './read-block.ts';
import { type FileReport, readFile, startRun, tablesOf } from './read-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'kejing-blocks-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER = ['编号', '会话', '买家', '客服', '发送方', '时间', '内容'];
const OPTIONS = { zoneOffsetMs: 8 * 3_600_000, shop: '店', latest: Date.UTC(2030, 0, 1) };

interface HeldMessage {
  readonly shop: string;
  readonly buyer: string;
  readonly message: Message;
}

interface Read {
  readonly report: FileReport;
  readonly told: Told;
  readonly met: number;
  /** Blocks read apart, and blocks that had to be read again here. */
  readonly taken: number;
  readonly dropped: number;
}

async function read(path: string, blockBytes: number | null): Promise<Read> {
  const { told, context } = recordingSink();
  const run = startRun();
  const files: BlockFile[] = [];
  const held = new Map<number, HeldMessage[]>();
  const counts = { taken: 0, dropped: 0 };
  const readers: BlockReaders = {
    count: 2,
    async read(_reader, plan, block) {
      const file = new BlockFile(plan.path, plan.bytes);
      files.push(file);
      const messages: HeldMessage[] = [];
      held.set(block.index, messages);
      return blockReader(
        plan,
        tablesOf(plan),
        file,
      )(block, (shop, buyer, message) => messages.push({ shop, buyer, message }));
    },
    take(_reader, { index }, seq) {
      counts.taken++;
      for (const { shop, buyer, message } of held.get(index) ?? [])
        context.sink.event(shop, buyer, { ...message, seq: message.seq + seq });
    },
    drop: () => counts.dropped++,
    settled: async () => {},
  };
  const blocks = blockBytes === null ? null : { readers, blockBytes };
  const report = await readFile(path, { ...OPTIONS, blocks }, context.sink, run);
  for (const file of files) file.close();
  return { report, told, met: run.met.size(), ...counts };
}

/** What must be the same; of notices the order means nothing. */
function whole({ report, told, met }: Read) {
  const sorted = (notices: readonly Notice[]) =>
    [...notices].sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    report: { ...report, notices: sorted(report.notices) },
    told: { ...told, notices: sorted(told.notices) },
    met,
  };
}

const quoted = (cells: readonly string[]): string =>
  cells.map((cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');

const text = fc.oneof(
  fc.constantFrom(
    '在吗',
    '两\n行',
    '两\r\n行',
    '说"好"',
    'a,b',
    '',
    '😀亲',
    '\n',
    '"',
    '一\n二\n三\n四',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const row = fc
  .record({
    id: fc.oneof(fc.constant(''), fc.nat({ max: 2000 }).map(String), fc.uuid(), fc.uuid()),
    buyer: fc.constantFrom('阿明', '小红', '豆**'),
    sender: fc.constantFrom('买家', '客服', '客服', '谁'),
    time: fc.oneof(
      {
        weight: 80,
        arbitrary: fc.nat({ max: 59 }).map((s) => `2026-06-01 10:00:${String(s).padStart(2, '0')}`),
      },
      { weight: 1, arbitrary: fc.constantFrom('', '昨天') },
    ),
    text,
  })
  .map(({ id, buyer, sender, time, text }) =>
    quoted([id, `会话${buyer}`, buyer, '小店:一', sender, time, text]),
  );
const odd = fc.constantFrom(
  quoted(HEADER),
  '',
  ',,,,,,',
  '1,会话,阿明,小店:一,买家,2026-06-01 10:00:00,"没有关上',
  '"他说"好"",会话,阿明,小店:一,买家,2026-06-01 10:00:00,引号',
  '少了,几列',
  '2,会话,阿明,小店:一,买家,2026-06-01 10:00:00,多,一,列',
  '3,会话,阿明,小店:一,买家,2026-06-01 10:00:00,\0',
);
const lines = fc.array(fc.oneof({ weight: 30, arbitrary: row }, { weight: 1, arbitrary: odd }), {
  minLength: 5,
  maxLength: 150,
  size: 'max',
});

let files = 0;
function save(content: string, encoding: 'utf-8' | 'bom' | 'gb18030'): string {
  const path = join(folder, `${files++}.csv`);
  const bytes = encoding === 'gb18030' ? encodeGb18030(content) : Buffer.from(content);
  writeFileSync(path, encoding === 'bom' ? Buffer.concat([Buffer.from('\uFEFF'), bytes]) : bytes);
  return path;
}

describe('G1 a table read in blocks', () => {
  it('has the rows, numbers, quarantine and duplicates of the table in one piece', async () => {
    const file = fc.record({
      lines,
      newline: fc.constantFrom('\n', '\r\n', '\n', '\r'),
      last: fc.constantFrom('', '\n', '\n9,会话,阿明,小店:一,买家,2026-06-01 10:00:00,"到头了'),
      encoding: fc.constantFrom('utf-8' as const, 'bom' as const, 'gb18030' as const),
      title: fc.boolean(),
      blockBytes: fc.integer({ min: 20, max: 400 }),
    });
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(file, async ({ lines, newline, last, encoding, title, blockBytes }) => {
        const above = title ? ['聊天记录导出', quoted(HEADER)] : [quoted(HEADER)];
        const path = save([...above, ...lines].join(newline) + last, encoding);
        const inBlocks = await read(path, blockBytes);
        expect(whole(inBlocks)).toEqual(whole(await read(path, null)));
        taken += inBlocks.taken;
      }),
      { numRuns: 150 },
    );
    expect(taken).toBeGreaterThan(400);
  });

  const plain = (n: number): string =>
    quoted([
      `${n}`,
      `会话${n % 9}`,
      `买家${n % 9}`,
      '小店:一',
      '买家',
      '2026-06-01 10:00:00',
      `第${n}条`,
    ]);
  const table = (rows: readonly string[]): string => `${[quoted(HEADER), ...rows].join('\n')}\n`;
  const plainRows = Array.from({ length: 900 }, (_, n) => plain(n));

  it('reads every block but the first apart where rows have nothing to do with each other', async () => {
    const { taken, dropped, report } = await read(save(table(plainRows), 'utf-8'), 1100);
    expect(taken).toBe(Math.ceil(report.bytes / 1100) - 1);
    expect(dropped).toBe(0);
  });

  it('finds rows that begin within a text of several lines', async () => {
    const long = quoted([
      '',
      '会话',
      '阿明',
      '小店:一',
      '买家',
      '2026-06-01 10:00:00',
      '长\n'.repeat(400),
    ]);
    const path = save(
      table([...plainRows, long, ...plainRows.map((each) => `x${each}`)]),
      'gb18030',
    );
    const inBlocks = await read(path, 500);
    expect(whole(inBlocks)).toEqual(whole(await read(path, null)));
    expect(inBlocks.taken).toBeGreaterThan(50);
  });

  it('goes on in one piece where most rows were met before', async () => {
    const path = save(table([...plainRows, ...plainRows, ...plainRows]), 'utf-8');
    const inBlocks = await read(path, 500);
    expect(inBlocks.report.duplicate).toBe(1800);
    expect(whole(inBlocks)).toEqual(whole(await read(path, null)));
    expect(inBlocks.taken + inBlocks.dropped).toBeLessThan((inBlocks.report.bytes / 500) * 0.75);
  });

  it('reads on after a quote that is never closed', async () => {
    const open = '"开了就没关,会话,阿明,小店:一,买家,2026-06-01 10:00:00,x';
    const rows = Array.from({ length: 30_000 }, (_, n) => plain(n));
    const path = save(table([...rows.slice(0, 100), open, ...rows.slice(100)]), 'utf-8');
    const inBlocks = await read(path, 50_000);
    expect(whole(inBlocks)).toEqual(whole(await read(path, null)));
    expect(inBlocks.told.quarantined.map(({ line }) => line)).toEqual([102]);
  });
});
