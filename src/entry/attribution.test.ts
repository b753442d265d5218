// `kejing attribution compare` and `kejing why order` on a sample shop, as a user runs them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { truthsOf } from '../testing/compare-truth.ts';
import { runCommand } from '../testing/run-command.ts';
import { type SampleShop, sampleShop } from '../testing/sample-shop.ts';
import { packageRoot } from '../work/package-root.ts';

interface Side {
  readonly ownership: string;
  readonly owner: string | null;
  readonly salesFen: number;
  readonly steps: readonly { code: string; words: { zh: string; en: string } }[];
}

interface Comparison {
  readonly conserved: boolean;
  readonly shops: readonly { salesAFen: number; salesBFen: number; orders: number }[];
  readonly owners: readonly {
    owner: string | null;
    ownership: string;
    salesAFen: number;
    salesBFen: number;
    gained: number;
    lost: number;
  }[];
  readonly periods: readonly { period: string | null; salesAFen: number; salesBFen: number }[];
  readonly moved: readonly { order: string; a: Side; b: Side }[];
}

let shop: SampleShop;
let asOf: readonly string[];

beforeAll(async () => {
  shop = await sampleShop({ agents: 6, days: 10, conversations: 500, seed: 9 });
  asOf = ['--as-of', shop.exportedAt];
}, 60_000);
afterAll(() => shop.remove());

async function compare(a: string, b: string, ...more: string[]): Promise<Comparison> {
  const run = await runCommand(
    'attribution',
    'compare',
    a,
    b,
    ...shop.files,
    ...asOf,
    '--json',
    ...more,
  );
  expect(run.code, run.err).toBe(0);
  return JSON.parse(run.out) as Comparison;
}

const sum = (values: readonly number[]): number => values.reduce((x, y) => x + y, 0);

describe('M7 kejing attribution compare', () => {
  test.each([
    ['common-tool', 'common-tool-b'],
    ['common-tool', 'jd-facilitated'],
    ['first-agent-24h', 'first-agent-48h'],
    ['first-agent-24h', 'pdd'],
  ])('P3 %s and %s: agents + silent + unclear + left out = shop, to the fen', async (a, b) => {
    const found = await compare(a, b, '--by', 'month');
    expect(found.conserved).toBe(true);
    const paid = sum(truthsOf(shop.truths, 'order').map((order) => order.paidFen));
    for (const key of ['salesAFen', 'salesBFen'] as const) {
      const total = sum(found.shops.map((one) => one[key]));
      expect(sum(found.owners.map((one) => one[key]))).toBe(total);
      expect(sum(found.periods.map((one) => one[key]))).toBe(total);
      expect(total).toBeGreaterThan(0);
      expect(total).toBeLessThanOrEqual(paid);
    }
    expect(found.moved.length).toBeGreaterThan(0);
    expect(sum(found.owners.map(({ gained }) => gained))).toBe(found.moved.length);
  });

  test('P3 side A is the planted truth, and every move is told with its reason', async () => {
    const found = await compare('common-tool', 'first-agent-24h');
    const truths = new Map(truthsOf(shop.truths, 'order').map((one) => [one.id, one]));
    for (const { order, a, b } of found.moved) {
      expect(truths.get(order)?.owner ?? null).toBe(a.owner);
      expect(a.owner === b.owner && a.ownership === b.ownership).toBe(false);
      for (const step of [...a.steps, ...b.steps]) expect(step.words.zh).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  test('the table, in both languages, with the check line and why each order moved', async () => {
    const args = [
      'attribution',
      'compare',
      'common-tool',
      'first-agent-24h',
      ...shop.files,
      ...asOf,
    ];
    const zh = await runCommand(...args, '--orders', '2');
    expect(zh.code, zh.err).toBe(0);
    expect(zh.out).toMatch(/客服 +A 销售额 +B 销售额 +相差/);
    expect(zh.out).toMatch(/✓ 核对 .*客服 \+ 静默 \+ 不明 \+ 不计 = 全店.*一分不差/);
    expect(zh.out).toMatch(/换人的订单 \d+ 笔\n.* → .*\n {6}A .*\n {6}B /);
    expect(zh.out).toContain('--json 列出全部');
    const en = await runCommand(...args, '--lang', 'en');
    expect(en.out).toMatch(/orders change hands/);
    expect(en.out).toMatch(/to the fen/);
  });

  test('a policy of one’s own is a file; its mistakes are named by line', async () => {
    const shipped = join(packageRoot(), 'definitions', 'attribution', 'common-tool.yaml');
    const source = readFileSync(shipped, 'utf8').replace('id: common-tool', 'id: mine');
    const own = join(shop.folder, 'mine.yaml');
    writeFileSync(own, source.replace('inquiryWindow: 2d', 'inquiryWindow: 24h'));
    const found = await compare('common-tool', own);
    expect(found.conserved).toBe(true);
    writeFileSync(own, source.replace('inquiryWindow: 2d', 'inquiryWindow: 2'));
    const bad = await runCommand('attribution', 'compare', 'common-tool', own, ...shop.files);
    expect(bad.code).toBe(2);
    expect(bad.err).toMatch(/mine\.yaml:\d+ “inquiryWindow”应为带单位的时长/);
  });

  test('P3 several shops in one data set: a row, a sum and a check for each', async () => {
    const paths = ['甲店', '乙店'].map((name, index) => {
      const path = join(shop.folder, `events-${index}.json`);
      const at = (time: string): string => `2026-06-01T${time}+08:00`;
      const events = [
        { type: 'message', by: 'buyer', at: at('10:00:00'), text: '有货吗' },
        { type: 'message', by: 'agent', agent: '雅', at: at('10:00:09'), text: '有', auto: false },
        { type: 'message', by: 'agent', agent: '杰', at: at('10:01:09'), text: '在', auto: false },
        { type: 'order', order: `A${index}`, state: 'placed', at: at('10:02:00'), amount: '9.90' },
        { type: 'order', order: `A${index}`, state: 'paid', at: at('10:03:00'), amount: '9.90' },
      ];
      writeFileSync(path, JSON.stringify({ shop: name, buyer: '买家', events }));
      return path;
    });
    const args = ['attribution', 'compare', 'common-tool', 'first-agent-24h', ...paths];
    const data = JSON.parse((await runCommand(...args, '--json')).out) as Comparison;
    expect(data.shops).toMatchObject([
      { shop: '乙店', salesAFen: 990, salesBFen: 990, conserved: true },
      { shop: '甲店', salesAFen: 990, salesBFen: 990, conserved: true },
    ]);
    const { out } = await runCommand(...args);
    expect(out).toMatch(/甲店 · 雅 .*\+¥9\.90/);
    expect(out.match(/✓ 核对/g)).toHaveLength(2);
  });

  test.each([
    [['no-such', 'common-tool'], /没有归属口径“no-such”.*common-tool/],
    [['none.yaml', 'common-tool'], /找不到口径文件 none\.yaml/],
    [['common-tool', 'pdd', '--by', 'week'], /--by 只能是 day 或 month/],
    [['common-tool', 'pdd', '--orders', 'x'], /--orders 要填/],
  ])('refuses %j', async (args, words) => {
    const [a = '', b = '', ...more] = args;
    const run = await runCommand('attribution', 'compare', a, b, shop.files[0] ?? '', ...more);
    expect(run.code).toBe(2);
    expect(run.err).toMatch(words);
  });
});

describe('P3 kejing why order', () => {
  const why = (id: string, ...more: string[]) =>
    runCommand('why', 'order', id, ...shop.files, ...asOf, ...more);
  const owned = () => truthsOf(shop.truths, 'order').find((one) => one.owner !== null)!;

  test('M6 whose it is, step by step, the money by day, the chats, and what would change it', async () => {
    const order = owned();
    const { out, code, err } = await why(order.id);
    expect(code, err).toBe(0);
    const name = order.owner?.split(':').at(-1);
    expect(out).toMatch(new RegExp(`^订单 ${order.id} .*\\n  归属  ${name} `));
    expect(out).toContain('common-tool@1');
    expect(out).toMatch(/1 {2}2026-\d\d-\d\d \d\d:\d\d:\d\d {2}先看下单前的聊天/);
    expect(out).toMatch(/算给最后接待的客服/);
    expect(out).toMatch(/换一份口径/);
    expect(out).toMatch(/── .* · 在窗口内\n {5}#1 /);
    const english = await why(order.id, '--lang', 'en');
    expect(english.out).toMatch(/owner .*counted sales/);
  });

  test('P3 as data: the trace’s words, movements that sum, changes proven by replaying', async () => {
    const order = owned();
    const { out } = await why(order.id, '--json');
    const data = JSON.parse(out);
    expect(data.owner).toBe(order.owner);
    expect(data.trace.every((step: { words: { zh: string } }) => step.words.zh.length > 0)).toBe(
      true,
    );
    const fen = data.movements.map((one: { fen: number }) => one.fen);
    expect(sum(fen)).toBe(data.salesFen);
    for (const change of data.changes) {
      const same =
        change.owner === data.owner &&
        change.ownership === data.ownership &&
        change.salesFen === data.salesFen;
      expect(same, `${change.setting}: ${change.values}`).toBe(false);
    }
  });

  test('an unknown number is told with the nearest ones', async () => {
    const { id } = owned();
    const typo = `${id.slice(0, -1)}${(Number(id.at(-1)) + 1) % 10}`;
    const wrong = await why(typo);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain(`没有“${typo}”；最接近的是：`);
    expect(wrong.err).toContain(id);
    const part = await why(id.slice(-8));
    expect(part.err).toContain(id);
  });

  test('without order files it says so', async () => {
    const chats = shop.files.filter((file) => file.endsWith('chats.csv'));
    const run = await runCommand('why', 'order', 'A1', ...chats, ...asOf);
    expect(run.code).toBe(2);
    expect(run.err).toContain('请把订单文件也一起给出');
  });
});
