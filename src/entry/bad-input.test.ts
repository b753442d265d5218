// What a shop manager is told by `kejing analyze` about bad input, and what still works.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeXlsx } from 'hucre';
import { afterAll, describe, expect, test } from 'vitest';
import { createPrng } from '../lib/prng.ts';
import { factsOf, readQuarantine, readReport } from '../testing/read-report.ts';
import { runCommand } from '../testing/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'kejing-bad-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Later than the rows below, so that nothing hangs on today; one day after it is “the future”. */
const AS_OF = '2026-06-30T00:00:00+08:00';
const CHATS = '店铺,买家,客服,发送方,发送时间,内容\n';
const ASKED = '灯市口小店,阿明,灯市口小店:一诺,买家,2026-06-01 10:00:00,这条裙子有M码吗\n';
const REPLIED = '灯市口小店,阿明,灯市口小店:一诺,客服,2026-06-01 10:00:50,有的亲，今天就能发\n';
const ORDERS = '订单编号,买家,下单时间,付款时间,实付金额,订单状态\n';
const ORDER = 'D1,阿明,2026-06-01 10:05:00,2026-06-01 10:06:00,99.00,交易成功\n';

const random = createPrng(1, 'bytes');
let saved = 0;
function save(data: string | Uint8Array, name = `${saved++}.csv`): string {
  const path = join(folder, 'in', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, data);
  return path;
}

interface Told {
  readonly code: number;
  /** All that was printed. */
  readonly said: string;
  readonly out: string;
}

async function analyze(...args: readonly string[]): Promise<Told> {
  const out = join(folder, `report-${saved++}`);
  const fixed = ['--as-of', AS_OF, '--workers', '1', '--out', out];
  const run = await runCommand('analyze', ...fixed, ...args);
  return { code: run.code, said: run.out + run.err, out };
}

const quarantined = (out: string): string[] =>
  readQuarantine(readFileSync(join(out, 'quarantine.csv'), 'utf8')).map(
    ({ line, code }) => `${code}@${line}`,
  );

const workbook = (): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [{ name: '聊天', rows: [CHATS, ASKED, REPLIED].map((row) => row.trim().split(',')) }],
  });

describe('G1 a file that cannot be used is refused with what to do', () => {
  test.each([
    ['a picture', '截图.csv', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), /图片.*导出表格/],
    ['a PDF', '报表.csv', '%PDF-1.7\n%âãÏÓ', /PDF.*CSV 或 Excel/],
    [
      'bytes by chance under the name of a workbook',
      '乱.xlsx',
      Buffer.from(Array.from({ length: 4000 }, () => random.int(256))),
      /内容却不是 Excel 工作簿.*重新导出/,
    ],
    ['an empty file', '空.csv', '', /文件是空的.*重新导出/],
    ['a header only', '表头.csv', CHATS, /只有表头.*检查后重新导出/],
    [
      'some other table',
      '工资.csv',
      '姓名,工号,部门,工资\n阿明,1,仓库,1\n',
      /姓名、工号.*kejing map/,
    ],
    ['a letter', '信.txt', '店长你好：\n这个月辛苦了。\n', /认不出这份文本/],
  ])('%s', async (_, name, data, words) => {
    const path = save(data, name);
    const { code, said, out } = await analyze(path);
    expect(code).toBe(2);
    expect(said).toContain(`${path}：`);
    expect(said).toMatch(words);
    expect(said).not.toMatch(/\bat .*\.ts|Error:/);
    expect(existsSync(join(out, 'report.html'))).toBe(false);
  });

  test('a workbook whose download broke off', async () => {
    const bytes = await workbook();
    const { code, said } = await analyze(save(bytes.subarray(0, bytes.length * 0.8), '断.xlsx'));
    expect(code).toBe(2);
    expect(said).toMatch(/Excel 文件不完整.*重新下载/);
    expect((await analyze(save(bytes, '好.xlsx'))).code).toBe(0);
  });

  test('a path that is not there, and no path at all', async () => {
    const { code, said } = await analyze(join(folder, '没有.csv'));
    expect(code).toBe(2);
    expect(said).toMatch(/找不到 .*没有\.csv；请检查路径/);
    const none = await analyze();
    expect(none.code).toBe(2);
    expect(none.said).toContain('请给出要分析的文件');
  });

  test('an empty folder', async () => {
    mkdirSync(join(folder, '空文件夹'));
    const { code, said } = await analyze(join(folder, '空文件夹'));
    expect(code).toBe(2);
    expect(said).toContain('文件夹里没有文件');
  });

  test('beside a good one it is named, and the good one is analysed', async () => {
    const bad = save('%PDF-1.7\n%âãÏÓ', '发票.pdf');
    const { code, said, out } = await analyze(save(CHATS + ASKED + REPLIED), bad);
    expect(code).toBe(0);
    expect(said).toMatch(/发票\.pdf.*这是 PDF/);
    expect(readReport(out).lines.conversations).toHaveLength(1);
    expect(readReport(out).html).toContain('发票.pdf');
  });
});

describe('G1 a bad row is quarantined with its line, the others are analysed', () => {
  test.each([
    ['a quote that is never closed', '"有的，没关上', 'broken-quote@3'],
    ['a cell of 10 MB', '长'.repeat(10_000_000 / 3), 'cell-too-long@3'],
    ['NUL bytes', '空\0节', 'nul-bytes@3'],
  ])('%s', async (_, text, expected) => {
    const row = `灯市口小店,阿明,灯市口小店:一诺,客服,2026-06-01 10:00:50,${text}\n`;
    const after = '灯市口小店,阿明,灯市口小店:一诺,客服,2026-06-01 10:01:50,抱歉久等\n';
    const { code, said, out } = await analyze(save(CHATS + ASKED + row + after));
    expect(code).toBe(0);
    expect(quarantined(out)).toEqual([expected]);
    expect(said).toMatch(/读入 3 行 = 采用 2 \+ 重复 0 \+ 有问题 1/);
    expect(said).toContain('quarantine.csv');
    const [conversation] = factsOf<{ messages: number }>(readReport(out), 'conversations');
    expect(conversation?.messages).toBe(2);
  });

  test('a time in the future', async () => {
    const late = '灯市口小店,阿明,灯市口小店:一诺,客服,2062-06-01 10:00:50,在的\n';
    const { code, out } = await analyze(save(CHATS + ASKED + late));
    expect(code).toBe(0);
    expect(quarantined(out)).toEqual(['future-time@3']);
    expect(readFileSync(join(out, 'quarantine.csv'), 'utf8')).toMatch(
      /2062-06-01 10:00:50 还没到；请检查/,
    );
  });

  test('an order status nobody knows: said, and nothing is guessed from it', async () => {
    const odd = 'D2,阿华,2026-06-01 11:00:00,,59.00,等待外星人确认\n';
    const { code, said, out } = await analyze(
      save(CHATS + ASKED + REPLIED),
      save(ORDERS + ORDER + odd),
    );
    expect(code).toBe(0);
    const orders = factsOf<{ order: string; counted: boolean }>(readReport(out), 'orders');
    const seen = orders.map(({ order }) => order);
    expect([...seen, ...quarantined(out)].join(' ')).toMatch(/D2|unknown-status@3/);
    expect(said + readReport(out).html).toContain('等待外星人确认');
  });

  test('a cell that a spreadsheet would run is shown as text in quarantine.csv', async () => {
    const { out } = await analyze(save(`${CHATS}${ASKED}=1+1,,,,,\n`));
    const text = readFileSync(join(out, 'quarantine.csv'), 'utf8');
    expect(text).toMatch(/,"?'=1\+1/);
  });
});

describe('G1 files that do not fit together', () => {
  test('two files in each other’s place are read as what they are, and said', async () => {
    const chats = save(CHATS + ASKED + REPLIED, '聊天记录.csv');
    const orders = save(ORDERS + ORDER, '订单报表.csv');
    const { code, said, out } = await analyze('--chats', orders, '--orders', chats);
    expect(code).toBe(0);
    expect(said).toMatch(/订单报表\.csv.*作为“聊天”给的，内容其实是“订单”/);
    expect(said).toMatch(/聊天记录\.csv.*作为“订单”给的，内容其实是“聊天”/);
    expect(readReport(out).lines.orders).toHaveLength(1);
  });

  test('P1 Q1 chats without orders: sales are n/a with the reason, the inspection is whole', async () => {
    const { code, said, out } = await analyze(save(CHATS + ASKED + REPLIED));
    expect(code).toBe(0);
    expect(said).toContain('没有提供订单数据');
    const report = readReport(out);
    const metrics = report.metrics as readonly { metric: string; state: string; value: unknown }[];
    for (const metric of ['sales', 'conversion', 'order-value']) {
      const rows = metrics.filter((row) => row.metric === metric);
      expect(rows.length, metric).toBeGreaterThan(0);
      for (const row of rows) expect(row).toMatchObject({ state: 'na', value: null });
    }
    const verdicts = factsOf<{ rule: string; result: string }>(report, 'verdicts');
    const slow = verdicts.find(({ rule }) => rule === 'slow-first-reply');
    expect(slow?.result).toBe('hit');
    expect(report.lines.orders).toEqual([]);
  });

  test('P1 orders without chats: every order is the shop’s own, nothing is invented', async () => {
    const { code, out } = await analyze(save(ORDERS + ORDER));
    expect(code).toBe(0);
    const report = readReport(out);
    const orders = factsOf<{ kind: string; owner: unknown; salesFen: number }>(report, 'orders');
    expect(orders).toMatchObject([{ kind: 'silent', owner: null, salesFen: 9900 }]);
    expect(report.lines.conversations).toEqual([]);
  });

  test('P3 masked names: joined where one buyer fits, left alone where several do', async () => {
    const chat = (buyer: string, at: string): string =>
      `灯市口小店,${buyer},灯市口小店:一诺,买家,2026-06-01 ${at},在吗\n灯市口小店,${buyer},灯市口小店:一诺,客服,2026-06-01 ${at.slice(0, 6)}30,在的\n`;
    const order = (id: string, buyer: string, at: string): string =>
      `${id},${buyer},2026-06-01 ${at},2026-06-01 ${at},10.00,交易成功\n`;
    const { code, said, out } = await analyze(
      save(CHATS + chat('林**', '10:00:00') + chat('周**', '11:00:00')),
      save(
        ORDERS +
          order('L1', '林小夏', '10:10:00') +
          order('Z1', '周一', '11:10:00') +
          order('Z2', '周二', '11:20:00'),
      ),
    );
    expect(code).toBe(0);
    const orders = factsOf<{ order: string; kind: string }>(readReport(out), 'orders');
    const kinds = Object.fromEntries(orders.map(({ order: id, kind }) => [id, kind]));
    expect(kinds).toEqual({ L1: 'attributed', Z1: 'unclear', Z2: 'unclear' });
    expect(said + readReport(out).html).toContain('买家昵称打了码');
  });
});

describe('options a user mistypes', () => {
  test.each([
    [['--workers', '0'], /--workers 要填 1 到 64/],
    [['--as-of', '昨天'], /看不懂 --as-of “昨天”/],
    [['--policy', 'mine'], /没有归属口径“mine”.*common-tool/],
    [['--fail-on', 'bad'], /--fail-on 只能是/],
    [['--lang', 'fr'], /--lang 只能是 zh 或 en/],
    [['--option', 'slow-first-reply'], /看不懂选项/],
    [['--option', 'slow-first-reply.limit=soon'], /slow-first-reply/],
    [['--option', 'no-such-rule.limit=3s'], /no-such-rule/],
    [['--mapping', 'none.yaml'], /读不了列对应表 none\.yaml/],
    [['--nonsense'], /没有“--nonsense”这个选项/],
  ])('%j', async (args, words) => {
    const { code, said } = await analyze(save(CHATS + ASKED + REPLIED), ...args);
    expect(code).toBe(2);
    expect(said).toMatch(words);
  });
});

describe('exit codes', () => {
  test('--fail-on: 3 when a fault that grave was found, 0 when none was', async () => {
    const slow = save(CHATS + ASKED + REPLIED);
    expect((await analyze(slow, '--fail-on', 'info')).code).toBe(3);
    expect((await analyze(slow, '--fail-on', 'critical')).code).toBe(0);
  });
});
