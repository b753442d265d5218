// Shows what a shop manager is told about bad input, and that nothing of it is a crash or a silent loss.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { writeXlsx } from 'hucre';
import { afterAll, describe, expect, it } from 'vitest';
import type { OrderEvent, ThreadEvent } from '../domain/event.ts';
import { nullSink } from './null-sink.ts';
import type { FileReport } from './read-file.ts';
import { type InputFile, type IntakeReport, readFiles } from './read-files.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kejing-intake-'));
afterAll(() => rmSync(folder, { recursive: true }));

const OPTIONS = {
  zoneOffsetMs: 8 * 3_600_000,
  shop: '店',
  latest: Date.parse('2030-01-01T00:00:00Z'),
};
const CHATS = '店铺,买家,客服,发送方,发送时间,内容\n';
const CHAT = '小店,阿明,小店:一,买家,2026-06-01 10:00:00,在吗\n';
const ORDERS = '订单编号,买家,下单时间,实付金额\nD1,阿明,2026-06-01 10:05:00,12.50\n';

let files = 0;
function save(data: string | Uint8Array, name = `${files++}.csv`): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, data);
  return path;
}

interface Read {
  readonly report: IntakeReport;
  readonly events: ThreadEvent[];
  readonly reasons: string[];
}

async function read(...inputs: readonly (string | InputFile)[]): Promise<Read> {
  const events: ThreadEvent[] = [];
  const reasons: string[] = [];
  const report = await readFiles(
    inputs.map((input) => (typeof input === 'string' ? { path: input } : input)),
    OPTIONS,
    {
      ...nullSink,
      event: (_shop, _buyer, event) => events.push(event),
      quarantine: ({ line, code }) => reasons.push(`${code}@${line}`),
    },
  );
  return { report, events, reasons };
}

async function readOne(data: string | Uint8Array, name?: string): Promise<FileReport> {
  return (await read(save(data, name))).report.files[0]!;
}

describe('G1 files that cannot be used are refused by name', () => {
  it.each([
    ['empty-file', ''],
    ['empty-file', ' \n\n\uFEFF'],
    ['header-only', CHATS],
    ['image', Buffer.from('ffd8ffe000104a46494600', 'hex')],
    ['image', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
    ['pdf', '%PDF-1.7\n%âãÏÓ'],
    ['archive', Buffer.from('526172211a0700', 'hex')],
    ['media', Buffer.from('0000001866747970697036', 'hex')],
    ['binary', Buffer.from(Array.from({ length: 900 }, (_, i) => (i * 37) % 29))],
    ['truncated-xlsx', Buffer.from('504b030414000600080000002100', 'hex')],
    [
      'password',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
    ],
    [
      'docx',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        Buffer.from('WordDocument', 'utf16le'),
      ]),
    ],
    ['unknown-table', '甲,乙,丙,丁\n1,2,3,4\n5,6,7,8\n'],
    ['unknown-text', '今天天气不错\n适合出门走走\n'],
    ['unknown-json', '[{"a":1},{"a":2}]'],
    ['broken-json', '[{"text":"没有结尾'],
  ])('%s', async (code, data) => {
    const report = await readOne(data);
    expect(report.refusal?.code).toBe(code);
    expect(report.refusal?.words.zh).toMatch(/[\u4e00-\u9fff]{4}/);
    expect(report.rows).toBe(report.accepted + report.duplicate + report.quarantined);
  });

  it('a file that is not there, and one that is a folder of files', async () => {
    expect((await read(join(folder, '没有这个.csv'))).report.files[0]!.refusal?.code).toBe(
      'cannot-open',
    );
    save(CHATS + CHAT, '整个文件夹/里面/聊天.csv');
    save(ORDERS, '整个文件夹/订单.csv');
    save('锁', '整个文件夹/~$订单.xlsx');
    save('藏', '整个文件夹/.DS_Store');
    const { report } = await read(join(folder, '整个文件夹'));
    expect(report.files.map(({ format }) => format?.feeds)).toEqual(['orders', 'chats']);
  });

  it('an unknown table: its columns, what comes nearest, and what to run', async () => {
    const { refusal } = await readOne(
      '店铺,买家,客服,时间,说了啥\n小店,阿明,一,2026-06-01 10:00:00,在吗\n',
    );
    expect(refusal?.words.zh).toContain('kejing map');
    expect(refusal?.words.zh).toContain('说了啥');
    expect(refusal?.words.en).toContain('--mapping');
  });

  it('a truncated workbook keeps its message whatever is left of it', async () => {
    const rows = [
      ['店铺', '买家', '客服', '发送方', '发送时间', '内容'],
      ...Array.from({ length: 3000 }, (_, i) => [
        '店',
        `买家${i}`,
        '一',
        '买家',
        '2026-06-01 10:00:00',
        `第${i}句`,
      ]),
    ];
    const good = await writeXlsx({ sheets: [{ name: '聊天', rows }] });
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      const { refusal } = await readOne(
        good.subarray(0, Math.floor(good.length * share)),
        `${share}.xlsx`,
      );
      expect(refusal?.code).toBe('truncated-xlsx');
    }
    expect((await readOne(good, 'whole.xlsx')).accepted).toBe(3000);
  });
});

describe('G1 bad rows are quarantined with line and reason, the others are read', () => {
  it('a 10 MB cell, NUL bytes, an unclosed quote', async () => {
    const path = save(
      `${CHATS}${CHAT}小店,阿明,小店:一,买家,2026-06-01 10:00:01,${'长'.repeat(10_000_000)}\n小店,阿明,小店:一,买家,2026-06-01 10:00:02,空\0节\n小店,阿明,小店:一,买家,2026-06-01 10:00:03,"没关\n小店,阿明,小店:一,买家,2026-06-01 10:00:04,还在\n`,
    );
    const { report, reasons, events } = await read(path);
    expect(reasons).toEqual(['cell-too-long@3', 'nul-bytes@4', 'broken-quote@5']);
    expect(events).toHaveLength(2);
    expect(report).toMatchObject({ rows: 5, accepted: 2, quarantined: 3 });
  });

  it('a wrong extension means nothing: the content decides', async () => {
    const report = await readOne(CHATS + CHAT, '聊天.xlsx');
    expect(report).toMatchObject({ accepted: 1, refusal: null });
    expect(
      await readOne(
        await writeXlsx({
          sheets: [
            {
              name: 'a',
              rows: [
                ['订单编号', '下单时间'],
                ['D1', '2026-06-01 10:00:00'],
              ],
            },
          ],
        }),
        '订单.csv',
      ),
    ).toMatchObject({ accepted: 1, refusal: null });
  });
});

describe('G1 files given together', () => {
  it('swapped files are read as what they are, and said', async () => {
    const chats = save(CHATS + CHAT);
    const orders = save(ORDERS);
    const { report } = await read(
      { path: orders, expects: 'chats' },
      { path: chats, expects: 'orders' },
    );
    expect(report.accepted).toBe(2);
    expect(
      report.files.flatMap(({ notices }) => notices.filter(({ code }) => code === 'swapped-file')),
    ).toHaveLength(2);
  });

  it('the same rows again, in one file or another, are duplicates and change nothing', async () => {
    const once = save(`${CHATS}${CHAT}${CHAT}`);
    const again = save(`${CHATS}${CHAT}小店,阿明,小店:一,客服,2026-06-01 10:00:09,在的\n`);
    const { report, events } = await read(once, again, again);
    expect(report).toMatchObject({ rows: 6, accepted: 2, duplicate: 4 });
    expect(new Set(events.map(({ id }) => id)).size).toBe(2);
  });

  it('message ids do not depend on which file or order rows come in', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, i) =>
        `小店,阿明,小店:一,${i % 2 ? '客服' : '买家'},2026-06-01 10:00:${String(i).padStart(2, '0')},第${i}句\n`,
    );
    const ids = async (order: readonly string[]): Promise<string[]> =>
      (await read(save(CHATS + order.join('')))).events.map(({ id }) => id).sort();
    expect(await ids([...rows].reverse())).toEqual(await ids(rows));
  });

  it('items are joined to their orders whichever file is named first, and left-overs are told', async () => {
    const items = save(
      '主订单编号,子订单编号,商品标题,商品价格,购买数量,商品属性,退款状态,退款金额\n="71",="711",云感枕,49.00,2,白色,没有申请退款,无退款申请\n="99",="991",无主的,1.00,1,,没有申请退款,无退款申请\n',
    );
    const orders = save(
      '订单编号,买家会员名,买家应付货款,买家应付邮费,总金额,买家实际支付金额,订单状态,订单创建时间,订单付款时间,宝贝标题,宝贝总数量\n="71",阿明,98.00,0.00,98.00,98.00,"买家已付款，等待卖家发货",2026-06-01 10:00:00,2026-06-01 10:01:00,云感枕,2\n',
    );
    const { report, events } = await read(orders, items);
    const placed = events.find(
      (event): event is OrderEvent => event.type === 'order' && event.state === 'placed',
    );
    expect(placed?.items).toMatchObject([{ title: '云感枕', quantity: 2, priceFen: 4900 }]);
    const notices = report.files.flatMap((file) => file.notices);
    expect(notices.find(({ code }) => code === 'unmatched-items')?.count).toBe(1);
  });
});

describe('G1 whatever happens to the bytes', () => {
  it('nothing throws and rows in = accepted + duplicate + quarantined (500 damaged fixtures)', async () => {
    const fixtures = readdirSync(HERE, { recursive: true })
      .map(String)
      .filter((name) => /[/\\]fixtures[/\\]/.test(name) && !name.endsWith('.expected.json'))
      .map((name) => readFileSync(join(HERE, name)));
    const damage = fc.record({
      which: fc.nat(1_000_000),
      places: fc.array(
        fc.tuple(
          fc.nat(1_000_000),
          fc.oneof(fc.constantFrom(0, 10, 34, 44, 0xff, 0x80), fc.nat(255)),
        ),
        { minLength: 1, maxLength: 12 },
      ),
      cut: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ which, places, cut }) => {
        const bytes = Buffer.from(fixtures[which % fixtures.length]!);
        for (const [place, value] of places) bytes[place % bytes.length] = value;
        const { report, events } = await read(
          save(bytes.subarray(0, Math.ceil(bytes.length * cut)), 'damaged'),
        );
        const file = report.files[0]!;
        expect(file.rows).toBe(file.accepted + file.duplicate + file.quarantined);
        if (events.length > 0) expect(file.accepted).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
