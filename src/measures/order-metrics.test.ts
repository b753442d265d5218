// Metrics of orders that ship: splits of payments, recommended goods, refunds, losses, sales under settings.
import { describe, expect, test } from 'vitest';
import type { Message, OrderEvent, OrderState, ThreadEvent } from '../domain/event.ts';
import { readShippedMetrics } from '../testing/shipped-metrics.ts';
import { analyseChat, CHAT_SETUP, chatEvents, chatInstant } from '../testing/timed-chat.ts';
import { compileMetrics } from './compile-metrics.ts';
import { rollUp } from './roll-up.ts';
import { newTally, tally } from './tally.ts';

const metrics = compileMetrics(readShippedMetrics().definitions);

interface Ordered {
  readonly states: Partial<Record<OrderState, string>>;
  readonly fen?: number;
  readonly refundFen?: number;
  readonly postageFen?: number;
  readonly skus?: readonly string[];
}

function orderEvents({
  states,
  fen = 5000,
  refundFen = fen,
  postageFen = 0,
  skus = ['K1'],
}: Ordered) {
  return Object.entries(states).map(
    ([state, at], seq): OrderEvent => ({
      type: 'order',
      id: `o:${state}`,
      orderId: 'o',
      at: chatInstant(at),
      notBefore: null,
      seq,
      state: state as OrderState,
      amountFen: state === 'closed' ? null : state === 'refunded' ? refundFen : fen,
      postageFen,
      items: skus.map((sku) => {
        const paidFen = (fen - postageFen) / skus.length;
        return { sku, title: sku, quantity: 1, priceFen: paidFen, paidFen, refundFen: 0 };
      }),
      reason: null,
      flagged: false,
      revision: 0,
    }),
  );
}

function card(at: string, agent: string, sku: string): Message {
  const [line] = chatEvents(`${at} ${agent} 看看这款`);
  return { ...line!, id: `card-${at}`, kind: 'product', sku };
}

/** By metric and agent; threads are one buyer each. */
function figures(...threads: readonly (readonly ThreadEvent[])[]) {
  const sums = newTally(metrics);
  threads.forEach((events, i) => {
    tally(sums, analyseChat(events, { buyer: `b${i}` }), CHAT_SETUP, metrics);
  });
  const rows = [
    ...rollUp(sums, metrics, { scope: 'agent', over: 'period' }),
    ...rollUp(sums, metrics, { scope: 'shop', over: 'period' }),
  ];
  return (metric: string, agent: string | null = null): number | null | undefined =>
    rows.find((row) => row.metric === metric && row.agent === agent && row.scope !== 'unattributed')
      ?.value;
}

describe('落实付款 splits: each paid order stands in one split of each agent', () => {
  const A = '10:00:00 >A 有货吗\n10:00:10 A 有的';
  const B = '10:20:00 >B 怎么付款\n10:20:10 B 点这里';
  const paid = { placed: '10:10:00', paid: '10:30:00' } as const;

  test('own order, own payment', () => {
    const of = figures([...chatEvents(A), ...orderEvents({ states: paid })]);
    expect([of('paid-own-order', 'A'), of('paid-own-order')]).toEqual([5000, 5000]);
  });

  test('own order, another’s payment is the other’s “other’s order, own payment”', () => {
    const of = figures([...chatEvents(`${A}\n${B}`), ...orderEvents({ states: paid })]);
    expect([of('paid-own-order-other', 'A'), of('paid-other-order', 'B')]).toEqual([5000, 5000]);
    expect([of('paid-own-order'), of('paid-silent-order')]).toEqual([0, 0]);
  });

  test('silent order, own payment', () => {
    const of = figures([...chatEvents(B), ...orderEvents({ states: paid })]);
    expect([of('paid-silent-order', 'B'), of('paid-own-order')]).toEqual([5000, 0]);
  });

  test('full-silent with follow-up: within the minutes of the setting, no later', () => {
    const followed = (at: string) =>
      figures([
        ...chatEvents(`${at} A 亲，核对一下地址\n11:05:00 >A 对的`),
        ...orderEvents({ states: paid }),
      ]);
    expect(followed('11:00:00')('paid-silent-follow-up')).toBe(5000);
    expect(followed('11:00:01')('paid-silent-follow-up')).toBe(0);
  });
});

test('推荐成交: the card came before the order and the product was bought', () => {
  const chat = chatEvents('10:00:00 >A 有货吗\n10:00:10 A 有的');
  const states = { placed: '10:10:00', paid: '10:11:00' };
  const bought = orderEvents({ states, skus: ['K1', 'K2'] });
  const before = figures([...chat, card('10:05:00', 'A', 'K2'), ...bought]);
  expect([before('recommended-sales', 'A'), before('recommended-rate', 'A')]).toEqual([2500, 1]);
  const after = figures([...chat, card('10:10:00', 'A', 'K2'), ...bought]);
  expect([after('recommended-sales', 'A'), after('recommended-rate', 'A')]).toEqual([0, 0]);
  const other = figures([...chat, card('10:05:00', 'A', 'K9'), ...bought]);
  expect(other('recommended-rate', 'A')).toBe(0);
});

test('退款率 by orders, buyers, items and amount; asked for or completed', () => {
  const chat = chatEvents('10:00:00 >A 有货吗\n10:00:10 A 有的');
  const states = { placed: '10:10:00', paid: '10:11:00' };
  const of = figures(
    [...chat, ...orderEvents({ states })],
    [
      ...chat,
      ...orderEvents({ states: { ...states, refunded: '1+10:00:00' }, skus: ['K1', 'K2'] }),
    ],
    [...chat, ...orderEvents({ states: { ...states, 'refund-requested': '1+10:00:00' } })],
    [...chat, ...orderEvents({ states: { placed: '10:10:00' } })],
  );
  expect(of('refund-rate')).toBeCloseTo(1 / 3, 12);
  expect(of('refund-rate-buyers')).toBeCloseTo(1 / 3, 12);
  expect(of('refund-rate-items')).toBeCloseTo(2 / 4, 12);
  expect(of('refund-rate-amount')).toBeCloseTo(1 / 3, 12);
  expect(of('refund-request-rate')).toBeCloseTo(2 / 3, 12);
  expect(of('refund-request-rate-buyers')).toBeCloseTo(2 / 3, 12);
  expect(of('refund-request-rate-amount')).toBeCloseTo(2 / 3, 12);
});

test('下单→付款 by buyers, orders and amount, the same day and in the end; what was lost', () => {
  const chat = chatEvents('10:00:00 >A 有货吗\n10:00:10 A 有的');
  const of = figures(
    [...chat, ...orderEvents({ states: { placed: '10:10:00', paid: '10:11:00' } })],
    [...chat, ...orderEvents({ states: { placed: '10:10:00', paid: '1+10:11:00' }, fen: 15_000 })],
    [...chat, ...orderEvents({ states: { placed: '10:10:00' }, fen: 20_000 })],
    chat,
  );
  const values = ['pay-rate', 'pay-rate-buyers', 'pay-rate-amount'].map((id) => of(id));
  expect(values).toEqual([2 / 3, 2 / 3, 0.5]);
  const sameDay = ['pay-rate-same-day', 'pay-rate-same-day-buyers', 'pay-rate-same-day-amount'];
  expect(sameDay.map((id) => of(id))).toEqual([1 / 3, 1 / 3, 0.125]);
  expect([of('unpaid-orders'), of('unpaid-buyers'), of('unpaid-amount')]).toEqual([1, 1, 20_000]);
  expect([of('lost-inquiries'), of('inquiry-loss-rate')]).toEqual([1, 0.25]);
});

test('客服销售额 under its settings: refunds and postage taken off or not, never below nothing', () => {
  const chat = chatEvents('10:00:00 >A 有货吗\n10:00:10 A 有的');
  const states = { placed: '10:10:00', paid: '10:11:00', refunded: '1+10:00:00' };
  const part = figures([
    ...chat,
    ...orderEvents({ states, fen: 5000, refundFen: 1000, postageFen: 600 }),
  ]);
  expect([part('sales-paid'), part('sales-goods'), part('sales')]).toEqual([5000, 3400, 4000]);
  const whole = figures([...chat, ...orderEvents({ states, fen: 5000, postageFen: 600 })]);
  expect([whole('sales-paid'), whole('sales-goods'), whole('sales')]).toEqual([5000, 0, 0]);
});
