// Proves that a sample is reproducible, is what it says, and that its truth holds in its rows.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AgentTruth, ConversationTruth, OrderTruth, SampleTruth } from './truth.ts';
import { type SampleSummary, writeSample } from './write-sample.ts';

type Row = Readonly<Record<string, string>>;
type Truth = ConversationTruth | OrderTruth | AgentTruth | SampleTruth;

const options = { agents: 12, days: 30, conversations: 4000, seed: 7 };
let root = '';
let summary: SampleSummary;
let chats: readonly Row[] = [];
let list: readonly Row[] = [];
let items: readonly Row[] = [];
let truths: readonly Truth[] = [];

const parse = (text: string): readonly Row[] => {
  const result = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
  expect(result.errors).toEqual([]);
  return result.data;
};
const bytes = (path: string): Promise<Buffer> => readFile(join(root, path));
const gb18030 = (buffer: Buffer): string =>
  new TextDecoder('gb18030', { fatal: true }).decode(buffer);
const id = (cell: string | undefined): string => (cell ?? '').replace(/[="]/g, '');
const fen = (cell: string | undefined): number => Math.round(Number(cell) * 100);
const at = (row: Row): number => Date.parse(`${row['时间']!.replace(' ', 'T')}+08:00`);
const truthsOf = <T extends Truth['type']>(type: T): readonly Extract<Truth, { type: T }>[] =>
  truths.filter((one): one is Extract<Truth, { type: T }> => one.type === type);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'kejing-sample-'));
  summary = await writeSample(join(root, 'a'), options);
  chats = parse((await bytes('a/chats.csv')).toString('utf8').replace(/^\uFEFF/, ''));
  list = parse(gb18030(await bytes(`a/${summary.files[1]}`)));
  items = parse(gb18030(await bytes(`a/${summary.files[2]}`)));
  const lines = (await bytes('a/truth.jsonl')).toString('utf8').trim().split('\n');
  truths = lines.map((line) => JSON.parse(line) as Truth);
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('writeSample', () => {
  test('the same seed gives the same bytes, another seed others', async () => {
    const small = { ...options, conversations: 150, days: 4 };
    const again = await writeSample(join(root, 'b'), small);
    await writeSample(join(root, 'c'), small);
    await writeSample(join(root, 'd'), { ...small, seed: 8 });
    for (const file of again.files) {
      expect((await bytes(`c/${file}`)).equals(await bytes(`b/${file}`))).toBe(true);
    }
    expect((await bytes('d/chats.csv')).equals(await bytes('b/chats.csv'))).toBe(false);
  });

  test('P4 ratings are of conversations written, by their buyers, and the slow please less', async () => {
    const rows = parse((await bytes('a/evaluations.csv')).toString('utf8').replace(/^\uFEFF/, ''));
    expect(rows.length / options.conversations).toBeGreaterThan(0.35);
    const buyers = new Map(chats.map((row) => [row['会话ID'], row['买家']]));
    for (const row of rows) expect(buyers.get(row['会话编号'])).toBe(row['买家']);
    const waits = new Map(
      truthsOf('conversation').map((one) => [one.id, one.waitsSeconds[0] ?? 0]),
    );
    const satisfied = (slow: boolean): number => {
      const rated = rows.filter(
        (row) => row['评价'] !== '未评价' && waits.get(row['会话编号']!)! > 30 === slow,
      );
      return (
        rated.filter((row) => row['评价']!.endsWith('满意') && !row['评价']!.includes('不'))
          .length / rated.length
      );
    };
    expect(satisfied(false)).toBeGreaterThan(satisfied(true));
  });

  test('the summary counts what was written', () => {
    const conversations = new Map<string, number>();
    for (const row of chats) {
      conversations.set(row['会话ID']!, (conversations.get(row['会话ID']!) ?? 0) + 1);
    }
    expect(conversations.size).toBe(options.conversations);
    expect(summary).toMatchObject({
      conversations: options.conversations,
      messages: chats.length,
      orders: list.length,
      from: '2026-05-18',
      to: '2026-06-16',
    });
    expect(new Set(chats.map((row) => row['消息ID'])).size).toBe(chats.length);
    expect(chats.length / options.conversations).toBeGreaterThan(15);
    expect(chats.length / options.conversations).toBeLessThan(25);
  });

  test('G1: orders have the layout of the export and their money adds up', () => {
    expect(Object.keys(list[0]!)).toHaveLength(41);
    expect(new Set(list.map((row) => row['订单编号'])).size).toBe(list.length);
    const goods = new Map<string, number>();
    const paid = new Map<string, number>();
    const add = (sums: Map<string, number>, row: Row, cell: string): void => {
      const order = id(row['主订单编号']);
      sums.set(order, (sums.get(order) ?? 0) + fen(row[cell]));
    };
    for (const row of items) {
      add(goods, row, '买家应付货款');
      add(paid, row, '买家实付金额');
      if (row['退款状态'] === '退款成功')
        expect(fen(row['退款金额'])).toBe(fen(row['买家实付金额']));
      else expect(row['退款金额']).toBe('无退款申请');
    }
    for (const row of list) {
      const order = id(row['订单编号']);
      expect(row['订单编号']).toMatch(/^="\d{19}"$/);
      expect(row['联系手机']).toMatch(/^'1/);
      expect(fen(row['总金额'])).toBe(fen(row['买家应付货款']) + fen(row['买家应付邮费']));
      expect(goods.get(order)).toBe(fen(row['买家应付货款']));
      const isPaid = row['订单付款时间'] !== '';
      expect(fen(row['买家实际支付金额'])).toBe(isPaid ? fen(row['总金额']) : 0);
      expect(paid.get(order)).toBe(isPaid ? fen(row['买家应付货款']) : 0);
      expect(
        ['交易成功', '卖家已发货，等待买家确认', '买家已付款，等待卖家发货'].includes(
          row['订单状态']!,
        ),
      ).toBe(isPaid && row['订单状态'] !== '交易关闭');
    }
    const states = new Set(list.map((row) => row['订单状态']));
    expect(states.size).toBe(5);
  });

  test('the truth names only messages, conversations and orders that were written', () => {
    const messages = new Set(chats.map((row) => row['消息ID']));
    const orders = new Set(list.map((row) => id(row['订单编号'])));
    const conversations = truthsOf('conversation');
    const lost: string[] = [];
    expect(conversations).toHaveLength(options.conversations);
    for (const one of conversations) {
      for (const planted of one.planted) {
        for (const message of planted.messages) {
          if (!messages.has(message) || !message.startsWith(`${one.id}-`)) lost.push(message);
        }
        if (planted.order !== undefined && !one.orders.includes(planted.order)) {
          lost.push(planted.order);
        }
      }
      lost.push(...one.orders.filter((order) => !orders.has(order)));
    }
    expect(lost).toEqual([]);
    expect(
      truthsOf('order')
        .map((one) => one.id)
        .sort(),
    ).toEqual([...orders].sort());
    const paidFen = truthsOf('order').reduce((sum, one) => sum + one.paidFen, 0);
    expect(paidFen).toBe(list.reduce((sum, row) => sum + fen(row['买家实际支付金额']), 0));
  });

  test('Q1: first waits told are the waits in the rows', () => {
    const byId = new Map<string, Row[]>();
    for (const row of chats) {
      const rows = byId.get(row['会话ID']!);
      if (rows === undefined) byId.set(row['会话ID']!, [row]);
      else rows.push(row);
    }
    let seen = 0;
    for (const one of truthsOf('conversation')) {
      const planted = one.planted.find((p) => p.rule === 'slow-first-reply' && p.expect !== null);
      if (planted === undefined || one.scenario === 'ignored') continue;
      const rows = byId.get(one.id)!;
      const asked = rows.find((row) => row['发送方'] === '买家')!;
      const reply = rows.find((row) => row['自动回复'] === '否' && at(row) >= at(asked))!;
      const wait = (at(reply) - at(asked)) / 1000;
      expect(wait).toBe(one.waitsSeconds[0]);
      expect(planted.expect).toBe(wait > 20 ? 'hit' : 'miss');
      seen += 1;
    }
    expect(seen).toBeGreaterThan(2000);
  });

  test('Q3: an order told as not reminded stood unpaid for fifteen minutes', () => {
    const rowOf = new Map(list.map((row) => [id(row['订单编号']), row]));
    const orders = new Map(truthsOf('order').map((one) => [one.id, one]));
    const counts = { hit: 0, miss: 0, na: 0 };
    for (const one of truthsOf('conversation')) {
      for (const planted of one.planted) {
        if (planted.rule !== 'missing-payment-reminder' || planted.expect === null) continue;
        const order = orders.get(planted.order!)!;
        const row = rowOf.get(order.id)!;
        const placed = Date.parse(row['订单创建时间']!.replace(' ', 'T'));
        const paid = Date.parse(row['订单付款时间']!.replace(' ', 'T'));
        counts[planted.expect] += 1;
        if (planted.expect === 'na') continue;
        if (planted.expect === 'hit') {
          expect(order.remindedAfterSeconds ?? 901).toBeGreaterThan(900);
          expect(Number.isNaN(paid) || paid - placed > 900_000).toBe(true);
        } else expect(order.remindedAfterSeconds).toBeLessThan(900);
      }
    }
    expect(counts.hit).toBeGreaterThan(30);
    expect(counts.miss).toBeGreaterThan(30);
    expect(counts.na).toBeGreaterThan(30);
  });

  test('Q2 Q9: what is planted shows in the rows', () => {
    const text = new Map(chats.map((row) => [row['消息ID']!, row]));
    for (const one of truthsOf('conversation')) {
      for (const planted of one.planted) {
        const by = planted.messages.map((message) => text.get(message)!['发送方']);
        if (planted.rule?.startsWith('forbidden-')) expect(by).toEqual(['客服']);
        if (planted.rule === 'buyer-abuse') expect(new Set(by)).toEqual(new Set(['买家']));
        if (planted.rule === 'repeated-pestering') expect(by.length).toBeGreaterThan(10);
      }
    }
  });

  test('the promotion doubles conversations and leaves orders where they were', () => {
    const { promotionDays } = truthsOf('sample')[0]!;
    const placed = (row: Row): string => row['订单创建时间']!.slice(0, 10);
    const perDay = (rows: readonly string[], promotion: boolean): number =>
      rows.filter((day) => promotionDays.includes(day) === promotion).length /
      (promotion ? promotionDays.length : options.days - promotionDays.length);
    const days = truthsOf('conversation').map((one) => one.day);
    const orders = list.map(placed);
    expect(perDay(days, true) / perDay(days, false)).toBeGreaterThan(1.8);
    expect(perDay(orders, true) / perDay(orders, false)).toBeLessThan(1.3);
    expect(perDay(orders, true) / perDay(orders, false)).toBeGreaterThan(0.75);
  });

  test('P5: what agents achieve follows from their skills', () => {
    const agents = new Map(truthsOf('agent').map((one) => [one.id.split(':')[1], one]));
    const conversion = (name: string): number =>
      agents.get(name)!.orders / agents.get(name)!.presale;
    const paidShare = (name: string): number =>
      agents.get(name)!.paidOrders / agents.get(name)!.orders;
    expect(conversion('小雅')).toBeGreaterThan(1.3 * conversion('阿杰'));
    expect(conversion('静静')).toBeGreaterThan(conversion('阿月'));
    expect(paidShare('小雅')).toBeGreaterThan(paidShare('米粒'));
  });

  test.each([
    [{ agents: 0 }, 'agents'],
    [{ days: 1.5 }, 'days'],
    [{ conversations: 6_000_000 }, 'conversations'],
    [{ seed: Number.NaN }, 'seed'],
    [{ from: '2026-13-01' }, 'from'],
  ])('%j is refused', async (wrong, name) => {
    await expect(writeSample(join(root, 'x'), { ...options, ...wrong })).rejects.toThrow(name);
  });

  test('a sample of one conversation, one day and one agent is whole', async () => {
    const tiny = await writeSample(join(root, 'tiny'), {
      agents: 1,
      days: 1,
      conversations: 1,
      seed: 3,
    });
    expect(tiny.conversations).toBe(1);
    expect(tiny.promotionDays).toEqual([]);
  });
});
