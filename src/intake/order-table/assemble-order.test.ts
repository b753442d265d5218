// An order's events: exact where the table gives a time, bounded or open where it does not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assembleOrder } from './assemble-order.ts';
import { checkOrder, oddities } from './check-order.ts';
import { blankOrder, type OrderProgress, type OrderRecord } from './order-record.ts';

const HOUR = 3_600_000;
const PROGRESS: readonly OrderProgress[] = [
  'unpaid',
  'paid',
  'shipped',
  'completed',
  'closed',
  'open',
];

function order(part: Partial<OrderRecord>): OrderRecord {
  return { ...blankOrder, orderId: 'A1', shop: '店', buyer: '买家', line: 2, ...part };
}

/** `placed@1 paid@? >=1` for each event. */
function told(part: Partial<OrderRecord>): string {
  return assembleOrder(order(part))
    .map(
      ({ state, at, notBefore }) =>
        `${state}@${at ?? '?'}${notBefore === null ? '' : `>=${notBefore}`}`,
    )
    .join(' ');
}

describe('G1 an order as its table tells it', () => {
  const closed = { progress: 'closed' } as const;
  test.each<[string, Partial<OrderRecord>, string]>([
    ['unpaid', { status: { progress: 'unpaid' }, placedAt: 10 }, 'placed@10'],
    ['paid', { status: { progress: 'paid' }, placedAt: 10, paidAt: 20 }, 'placed@10 paid@20'],
    ['paid, no time', { status: { progress: 'paid' }, placedAt: 10 }, 'placed@10 paid@?>=10'],
    [
      'shipped, time unknown',
      { status: { progress: 'shipped' }, placedAt: 10, paidAt: 20 },
      'placed@10 paid@20 shipped@?>=20',
    ],
    [
      'completed after a known shipping',
      { status: { progress: 'completed' }, placedAt: 10, paidAt: 20, shippedAt: 30 },
      'placed@10 paid@20 shipped@30 completed@?>=30',
    ],
    [
      'timed out: not before a day after placing',
      { status: closed, placedAt: 10, reason: '超时未付款，自动关闭', unpaidTimeoutMs: 24 * HOUR },
      `placed@10 closed@?>=${10 + 24 * HOUR}`,
    ],
    [
      'timed out where the platform’s limit is not known',
      { status: closed, placedAt: 10, reason: '超时未支付', unpaidTimeoutMs: null },
      'placed@10 closed@?',
    ],
    [
      'closed unpaid for another reason: nothing is known',
      { status: closed, placedAt: 10, reason: '我不想买了', unpaidTimeoutMs: 24 * HOUR },
      'placed@10 closed@?',
    ],
    [
      'closed after payment: not before it was paid',
      { status: closed, placedAt: 10, paidAt: 20, reason: '超时', unpaidTimeoutMs: 24 * HOUR },
      'placed@10 paid@20 closed@?>=20',
    ],
    [
      'closed at a known time',
      { status: closed, placedAt: 10, closedAt: 40 },
      'placed@10 closed@40',
    ],
    [
      'refunded: paid before, whatever the status',
      { status: { progress: 'open' }, placedAt: 10, refunded: true, paidFen: 500 },
      'placed@10 paid@?>=10 refunded@?>=10',
    ],
    [
      'unknown status: the times speak',
      { status: null, statusText: '星际待发', placedAt: 10, paidAt: 20 },
      'placed@10 paid@20',
    ],
    [
      'a deposit is not the payment',
      { status: { progress: 'unpaid' }, placedAt: 10, paidAt: 20, staged: true },
      'placed@10 deposit-paid@20',
    ],
    [
      'a deposit in a column of its own',
      { status: { progress: 'paid' }, placedAt: 10, depositAt: 11, paidAt: 99, depositFen: 5 },
      'placed@10 deposit-paid@11 paid@99',
    ],
    [
      'staged and paid in full: a deposit was paid, nobody says when',
      { status: { progress: 'paid' }, placedAt: 10, paidAt: 99, staged: true },
      'placed@10 deposit-paid@?>=10 paid@99',
    ],
  ])('%s', (_, part, expected) => {
    expect(told(part)).toBe(expected);
  });

  test('a refund without an amount is the whole payment, with one it is that', () => {
    const base = { status: { progress: 'paid' }, placedAt: 1, paidAt: 2, paidFen: 900 } as const;
    const amountOf = (refundFen: number | null): number | null | undefined =>
      assembleOrder(order({ ...base, refunded: true, refundFen })).at(-1)?.amountFen;
    expect([amountOf(null), amountOf(300)]).toEqual([900, 300]);
  });

  test('G1 property: ids are unique, bounds only where no time is, and a later export replaces', () => {
    const time = fc.option(fc.integer({ min: 100, max: 1000 }), { nil: null });
    fc.assert(
      fc.property(
        fc.record({
          progress: fc.constantFrom(...PROGRESS),
          placedAt: fc.option(fc.integer({ min: 1, max: 99 }), { nil: null }),
          paidAt: time,
          shippedAt: time,
          completedAt: time,
          closedAt: time,
          refunded: fc.boolean(),
          refundRequested: fc.boolean(),
        }),
        ({ progress, ...part }) => {
          const events = assembleOrder(order({ ...part, status: { progress } }));
          expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
          for (const { at, notBefore } of events)
            expect(at === null || notBefore === null).toBe(true);
          expect(events[0]?.state).toBe('placed');
        },
      ),
    );
    const revision = (progress: OrderProgress, refunded = false): number =>
      assembleOrder(order({ status: { progress }, placedAt: 1, refunded }))[0]?.revision ?? -1;
    expect(revision('unpaid')).toBeLessThan(revision('paid'));
    expect(revision('paid')).toBeLessThan(revision('completed'));
    expect(revision('completed')).toBeLessThan(revision('paid', true));
  });
});

describe('G1 contradictions inside an order', () => {
  test.each<[string, Partial<OrderRecord>, string | null]>([
    ['paid before placed', { placedAt: 20, paidAt: 19 }, 'paidAt time-order'],
    ['paid as placed', { placedAt: 20, paidAt: 20 }, null],
    ['shipped before placed', { placedAt: 20, shippedAt: 1 }, 'shippedAt time-order'],
    [
      'unpaid, yet a payment time',
      { status: { progress: 'unpaid' }, placedAt: 1, paidAt: 2 },
      'status status-contradicts',
    ],
    [
      'unpaid, a deposit paid',
      { status: { progress: 'unpaid' }, placedAt: 1, paidAt: 2, staged: true },
      null,
    ],
    ['neither status nor time', { statusText: '？？' }, 'status unknown-status'],
    ['unknown status, but a time', { statusText: '？？', placedAt: 1 }, null],
  ])('%s', (_, part, expected) => {
    const fault = checkOrder(order(part));
    expect(fault === null ? null : `${fault.field} ${fault.code}`).toBe(expected);
  });

  test.each<[string, Partial<OrderRecord>, string[]]>([
    ['nothing odd', { status: { progress: 'unpaid' }, placedAt: 1 }, []],
    [
      'unpaid with an amount',
      { status: { progress: 'unpaid' }, placedAt: 1, paidFen: 5 },
      ['amount-without-payment'],
    ],
    ['paid without a time', { status: { progress: 'paid' }, placedAt: 1 }, ['paid-without-time']],
    ['no placing time', { status: { progress: 'unpaid' } }, ['no-placed-time']],
    ['status empty', { placedAt: 1 }, ['no-status']],
    ['status unknown', { placedAt: 1, statusText: '飞行中' }, ['unknown-status|飞行中']],
    [
      'refunded more than paid',
      {
        status: { progress: 'paid' },
        placedAt: 1,
        paidAt: 2,
        paidFen: 5,
        refunded: true,
        refundFen: 6,
      },
      ['refund-exceeds-paid'],
    ],
  ])('%s', (_, part, expected) => {
    expect(oddities(order(part)).map(({ code }) => code)).toEqual(expected);
  });
});
