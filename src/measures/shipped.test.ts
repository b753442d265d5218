// The definitions that ship: sound, and each worked example of the trade gives the known answer.
import { describe, expect, test } from 'vitest';
import type { OrderEvent, OrderState, ThreadEvent } from '../domain/event.ts';
import { readShippedMetrics } from '../testing/shipped-metrics.ts';
import {
  analyseChat,
  CHAT_SETUP,
  type ChatOptions,
  chatEvents,
  chatInstant,
} from '../testing/timed-chat.ts';
import { compileMetrics } from './compile-metrics.ts';
import { describeMetrics } from './describe.ts';
import { type MetricRow, rollUp } from './roll-up.ts';
import { SIX_CORE, sixCoreFigures } from './six-core-figures.ts';
import { newTally, tally } from './tally.ts';

const { definitions, reasons, problems } = readShippedMetrics();
const metrics = compileMetrics(definitions);

function shopRows(threads: readonly (readonly ThreadEvent[])[], options: ChatOptions = {}) {
  const t = newTally(metrics);
  threads.forEach((events, i) => {
    tally(t, analyseChat(events, { buyer: `买家${i}`, ...options }), CHAT_SETUP, metrics);
  });
  const rows = rollUp(t, metrics, { scope: 'shop', over: 'period' });
  return new Map(rows.map((row) => [row.metric, row]));
}

/** `value` or `numerator/denominator` of a metric over chats, one a buyer. */
function figure(id: string, ...chats: string[]): MetricRow {
  const row = shopRows(chats.map((chat) => chatEvents(chat))).get(id);
  if (row === undefined) throw new Error(`no row of ${id}`);
  return row;
}

test('P4 every shipped definition is sound, in both languages and from a named source', () => {
  expect(problems).toEqual([]);
  expect(new Set(definitions.map((each) => each.family)).size).toBe(5);
  for (const { id, name, sentence, source } of definitions) {
    expect(id).not.toBe('');
    expect(name.zh + sentence.zh).toMatch(/\p{Script=Han}/u);
    expect(name.en + sentence.en).not.toMatch(/\p{Script=Han}/u);
    expect(source).not.toBe('');
  }
});

test('M6 the reference page names every definition', () => {
  const page = describeMetrics(definitions, reasons);
  for (const { id, sentence } of definitions) {
    expect(page).toContain(`\`${id}\` v`);
    expect(page).toContain(sentence.zh);
  }
});

/** metric | value | numerator / denominator | one chat a paragraph, lines separated by ; */
const EXAMPLES = `
tmall-reply-3min | 0 | 0/1 | 10:10:15 > 有货吗; 10:15:20 > 人呢; 10:18:10 A 有的亲
tmall-reply-3min | 1 | 1/1 | 10:10:00 > 有货吗; 10:13:00 A 有的亲
tmall-reply-3min | 0 | 0/1 | 10:10:00 > 有货吗; 10:13:01 A 有的亲
tmall-reply-3min | 0.5 | 1/2 | 10:00:00 > 有货吗; 10:00:10 A 有的亲; 10:00:20 > 谢谢
tmall-reply-3min | na | 0/0 | 07:59:59 > 有货吗; 08:00:10 A 有的亲
tmall-reply-3min | 1 | 1/1 | 08:00:00 > 有货吗; 08:00:10 A 有的亲
tmall-reply-3min | 1 | 1/1 | 22:59:59 > 有货吗; 23:00:10 A 有的亲
tmall-reply-3min | na | 0/0 | 23:00:00 > 有货吗; 23:00:10 A 有的亲
tmall-response-mean | 600 | 600/1 | 10:00:00 > 有货吗; 10:20:00 A 有的亲
tmall-response-mean | 600 | 600/1 | 10:00:00 > 有货吗
tmall-response-mean | 600 | 600/1 | 22:00:00 > 有货吗; 1+00:00:01 A 有的亲
tmall-response-mean | 305 | 610/2 | 10:00:00 > 有货吗; 10:00:10 A 有的亲; 10:01:00 > 红色呢
tmall-response-mean | 305 | 610/2 | 10:00:00 >A 有货吗; 10:00:50 >B 有人吗; 10:01:00 B 有的亲
douyin-reply-3min-rounds | 0.5 | 1/2 | 10:00:00 > 有货吗; 10:00:10 A 有的; 10:05:00 > 红色呢; 10:09:00 A 有的
douyin-reply-3min-sessions | 0 | 0/1 | 10:00:00 > 有货吗; 10:00:10 A 有的; 10:05:00 > 红色呢; 10:09:00 A 有的
douyin-reply-3min-sessions | 1 | 1/1 | 10:00:00 > 有货吗; 10:00:10 A 有的; 10:05:00 > 红色呢; 10:08:00 A 有的
douyin-reply-3min-rounds | 0 | 0/1 | 10:00:00 > 有货吗; 10:00:01 A* 欢迎光临
douyin-reply-3min-rounds | 1 | 1/1 | 22:59:59 > 有货吗; 23:00:10 A 有的
pdd-reply-3min | 0.5 | 1/2 | 10:00:00 > 有货吗; 10:00:10 A 有的 || 10:00:00 > 有货吗; 10:00:10 A 有的; 10:05:00 > 红色呢; 10:08:01 A 有的
jd-reply-30s | 0.5 | 1/2 | 10:00:00 > 有货吗; 10:00:30 A 有的 || 10:00:00 > 有货吗; 10:00:31 A 有的
jd-reply-30s | na | 0/0 | 08:59:59 > 有货吗; 09:00:00 A 有的
jd-reply-30s | 1 | 1/1 | 09:00:00 > 有货吗; 09:00:01 A 有的
first-response | 25 | 50/2 | 10:00:00 > 有货吗; 10:00:01 A* 欢迎光临; 10:00:20 A 有的 || 10:00:00 > 在吗; 10:00:30 A 在
average-response | 20 | 40/2 | 10:00:00 > 有货吗; 10:00:10 A 有的; 10:01:00 > 红色呢; 10:01:30 A 有的; 10:02:00 > 谢谢
average-response | 600 | 600/1 | 10:00:00 > 有货吗; 10:10:00 A 有的
average-response | na | 0/0 | 10:00:00 > 有货吗; 10:10:01 A 有的
average-response | 20 | 60/3 | 10:00:00 > 有货吗; 10:00:10 A 有的; 10:01:00 > 红色呢; 10:01:10 A 有的 || 10:00:00 > 在吗; 10:00:40 A 在
response-session-mean | 25 | 50/2 | 10:00:00 > 有货吗; 10:00:10 A 有的; 10:01:00 > 红色呢; 10:01:10 A 有的 || 10:00:00 > 在吗; 10:00:40 A 在
answer-question-ratio | 1.5 | 3/2 | 10:00:00 > 有货吗; 10:00:01 A* 欢迎; 10:00:10 A 有的; 10:00:11 A 您要几件; 10:01:00 > 两件; 10:01:10 A 好
reply-rate | 0.5 | 1/2 | 10:00:00 > 有货吗; 10:00:10 A 有的 || 10:00:00 >A 有货吗; 10:00:01 A* 欢迎光临
unanswered | 1 | 1/- | 10:00:00 > 有货吗; 10:00:10 A 有的 || 10:00:00 >A 有货吗
unanswered | 0 | 0/- | 10:00:00 >A 谢谢
slow-buyers | 1 | 1/- | 10:00:00 > 一; 10:02:01 A 在; 10:03:00 > 二; 10:05:01 A 在; 10:06:00 > 三; 10:08:01 A 在
slow-buyers | 0 | 0/- | 10:00:00 > 一; 10:02:01 A 在; 10:03:00 > 二; 10:05:01 A 在; 10:06:00 > 三; 10:08:00 A 在
received | 1 | 1/- | 10:00:00 > 有货吗; 10:00:10 A 有的; 15:00:00 > 红色呢; 15:00:10 A 有的
received | 2 | 2/- | 10:00:00 > 有货吗; 10:00:10 A 有的; 1+10:00:00 > 红色呢; 1+10:00:10 A 有的
received | 2 | 2/- | 23:59:00 > 有货吗; 23:59:10 A 有的; 1+00:00:20 > 红色呢; 1+00:00:30 A 有的
received | 2 | 2/- | 10:00:00 >A 有货吗; 10:00:10 A 有的; 11:00:00 >B 红色呢; 11:00:10 B 有的
received-once | 1 | 1/- | 10:00:00 >A 有货吗; 10:00:10 A 有的; 11:00:00 >B 红色呢; 11:00:10 B 有的
consulting | 2 | 2/- | 10:00:00 >A 有货吗; 10:00:50 >B 有人吗; 10:01:00 B 有的亲
received | 1 | 1/- | 10:00:00 >A 有货吗; 10:00:50 >B 有人吗; 10:01:00 B 有的亲
`;

describe('P4 worked examples', () => {
  test.each(
    EXAMPLES.trim()
      .split('\n')
      .map((line) => line.split(' | ').map((part) => part.trim())),
  )('%s is %s (%s): %s', (id = '', value = '', fraction = '', chats = '') => {
    const row = figure(id, ...chats.split('||').map((chat) => chat.replaceAll(';', '\n')));
    expect(row.value === null ? 'na' : String(row.value)).toBe(value);
    expect(`${row.numerator}/${row.denominator ?? '-'}`).toBe(fraction);
  });
});

test('答问比: 60 agent lines to 40 buyer lines are 1.5', () => {
  const lines: string[] = [];
  for (let i = 0; i < 20; i++) {
    const minute = String(i).padStart(2, '0');
    lines.push(`10:${minute}:00 > 问${i}`, `10:${minute}:05 > 还有${i}`);
    for (const second of ['10', '11', '12']) lines.push(`10:${minute}:${second} A 答${i}`);
  }
  const row = figure('answer-question-ratio', lines.join('\n'));
  expect([row.numerator, row.denominator, row.value]).toEqual([60, 40, 1.5]);
});

function order(orderId: string, states: Partial<Record<OrderState, string>>, fen: number) {
  return Object.entries(states).map(
    ([state, at], seq): OrderEvent => ({
      type: 'order',
      id: `${orderId}:${state}`,
      orderId,
      at: chatInstant(at),
      notBefore: null,
      seq,
      state: state as OrderState,
      amountFen: state === 'closed' ? null : fen,
      postageFen: 0,
      items: [
        { sku: 'K1', title: '枕头', quantity: 2, priceFen: fen / 2, paidFen: fen, refundFen: 0 },
      ],
      reason: null,
      flagged: false,
      revision: 0,
    }),
  );
}

const CHAT = chatEvents('10:00:00 > 枕头有货吗\n10:00:10 A 有的亲');

test('every shipped definition names the subject it is listed under', () => {
  expect(definitions.filter(({ subject }) => subject === 'other').map(({ id }) => id)).toEqual([]);
});

test('P1 P2 three inquirers, one pays 100 yuan, one order is closed: the six figures and the identity', () => {
  const rows = shopRows([
    [...CHAT, ...order('o1', { placed: '10:05:00', paid: '10:06:00' }, 10_000)],
    [...CHAT, ...order('o2', { placed: '10:05:00', closed: '10:50:00' }, 20_000)],
    CHAT,
    order('o3', { placed: '11:00:00', paid: '11:01:00' }, 3_000),
  ]);
  const value = (id: string) => rows.get(id)?.value;
  expect(value('inquiries')).toBe(3);
  expect(value('conversion')).toBeCloseTo(1 / 3, 12);
  expect(value('order-value')).toBe(10_000);
  expect(value('sales')).toBe(13_000);
  expect(value('silent-sales')).toBe(3_000);
  expect(value('orders')).toBe(2);
  expect(value('orders-placed')).toBe(3);
  expect(value('order-loss-rate')).toBe(0.5);
  expect(value('pay-rate')).toBe(0.5);
  expect(value('pay-rate-amount')).toBeCloseTo(1 / 3, 12);
  expect(value('items-per-buyer')).toBe(2);
  expect(value('items-per-order')).toBe(2);
  expect(value('lost-inquiries')).toBe(1);
  const six = sixCoreFigures([...rows.values()]);
  expect(SIX_CORE.map((id) => six[id]?.state)).toEqual(SIX_CORE.map(() => 'final'));
});

test('M12 without order data every order figure is n/a, never 0; response figures are complete', () => {
  const rows = shopRows([CHAT], { ordersKnown: false });
  for (const { id, needs } of definitions) {
    const row = rows.get(id);
    if (needs.includes('orders')) {
      expect([id, row?.state, row?.value, row?.reason]).toEqual([id, 'na', null, 'orders-unknown']);
    } else expect([id, row?.reason]).not.toEqual([id, 'orders-unknown']);
  }
  expect(rows.get('first-response')?.value).toBe(10);
  expect(rows.get('inquiries')?.value).toBe(1);
});

test('M10 a figure is provisional until its window has closed, to the millisecond', () => {
  const state = (id: string, asOf: string, extraMs = 0) =>
    shopRows([CHAT], { asOf: chatInstant(asOf) + extraMs }).get(id)?.state;
  expect(state('same-day-order-rate', '1+00:00:00', -1)).toBe('provisional');
  expect(state('same-day-order-rate', '1+00:00:00')).toBe('final');
  expect(state('next-day-pay-rate', '2+00:00:00', -1)).toBe('provisional');
  expect(state('next-day-pay-rate', '2+00:00:00')).toBe('final');
  expect(state('conversion', '2+10:00:10')).toBe('provisional');
  expect(state('conversion', '2+10:00:10', 1)).toBe('final');
  const unanswered = (asOf: string) =>
    shopRows([chatEvents('10:00:00 >A 有货吗')], { asOf: chatInstant(asOf) }).get('reply-rate')
      ?.state;
  expect([unanswered('23:59:59'), unanswered('1+00:00:00')]).toEqual(['provisional', 'final']);
});
