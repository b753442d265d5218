// The dated movements of an order's credit, and that they always sum to its sales.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AttributionPolicy, defaultSetup } from '../domain/setup.ts';
import { Clock } from '../lib/clock.ts';
import { at, events, setup, threadOf } from '../testing/hostile-thread.ts';
import { scriptInstant, scriptThread } from '../testing/script-thread.ts';
import { shippedPolicy } from '../testing/shipped-policies.ts';
import { assembleThread } from './assemble-thread.ts';
import { creditMovements } from './credit-movements.ts';

const common = shippedPolicy('common-tool');
const END = scriptInstant('12-30 00:00:00');

function movementsOf(script: string, change: Partial<AttributionPolicy>): string[] {
  const policy = { ...common, ...change };
  const [order] = assembleThread(scriptThread(script), defaultSetup(policy), new Clock(END)).orders;
  if (order === undefined) throw new Error('no order');
  return creditMovements(order, policy).map(({ kind, at: when, fen }) => {
    const day = when === null ? '?' : new Date(when + 8 * 3_600_000).toISOString().slice(5, 10);
    return `${day} ${kind} ${fen}`;
  });
}

const PAID = `
  06-20 10:00:00 order A1 placed 110.00 postage=10.00
  06-21 10:00:00 order A1 paid 110.00 postage=10.00`;
const REFUNDS = `${PAID}
  07-03 10:00:00 order A1 refunded 30.00
  08-03 10:00:00 order A1 refunded 20.00 #2`;
const DEPOSIT = `
  06-20 10:00:00 order A1 placed 300.00
  06-20 10:01:00 order A1 deposit-paid 50.00
  07-01 10:00:00 order A1 paid 300.00`;

describe('P3 credit that is taken back in a later period', () => {
  test.each([
    ['paid', PAID, {}, ['06-21 payment 11000']],
    ['without postage', PAID, { withPostage: false }, ['06-21 payment 10000']],
    ['refunds, gross', REFUNDS, {}, ['06-21 payment 11000']],
    [
      'refunds, net: each on its day',
      REFUNDS,
      { netOfRefund: true },
      ['06-21 payment 11000', '07-03 refund -3000', '08-03 refund -2000'],
    ],
    [
      'refunded more than is left',
      REFUNDS.replace('20.00 #2', '200.00 #2'),
      { netOfRefund: true, withPostage: false },
      ['06-21 payment 10000', '07-03 refund -3000', '08-03 refund -7000'],
    ],
    [
      'closed a month later',
      `${PAID}\n07-15 10:00:00 order A1 closed`,
      {},
      ['06-21 payment 11000', '07-15 closed -11000'],
    ],
    [
      'refunded in part, then closed: only what is left',
      `${PAID}\n07-03 10:00:00 order A1 refunded 30.00\n07-15 10:00:00 order A1 closed`,
      { netOfRefund: true },
      ['06-21 payment 11000', '07-03 refund -3000', '07-15 closed -8000'],
    ],
    [
      'closed after the span that reverses',
      `${PAID}\n07-15 10:00:00 order A1 closed`,
      { cancelReversesMs: 15 * 86_400_000 },
      ['06-21 payment 11000'],
    ],
    [
      'closed, nobody knows when',
      `${PAID}\n- order A1 closed`,
      {},
      ['06-21 payment 11000', '? closed -11000'],
    ],
    ['not paid', PAID.replace(/\n.* paid .*/, ''), {}, []],
    ['pre-sale, final payment', DEPOSIT, {}, ['07-01 payment 30000']],
    [
      'pre-sale, deposit',
      DEPOSIT,
      { presalePaid: 'deposit' as const },
      ['06-20 deposit 5000', '07-01 payment 25000'],
    ],
    [
      'pre-sale, deposit, closed unpaid',
      `${DEPOSIT.replace(/\n.* paid .*/, '')}\n07-02 10:00:00 order A1 closed`,
      { presalePaid: 'deposit' as const },
      ['06-20 deposit 5000', '07-02 closed -5000'],
    ],
  ])('%s', (_, script, change, expected) => {
    expect(movementsOf(script, change)).toEqual(expected);
  });

  test('P3 for any thread and policy they sum to the order’s sales, and never go below 0', () => {
    fc.assert(
      fc.property(events, setup, at, (list, used, asOf) => {
        for (const order of assembleThread(threadOf(list), used, new Clock(asOf)).orders) {
          const movements = creditMovements(order, used.policy);
          expect(movements.reduce((sum, { fen }) => sum + fen, 0)).toBe(order.salesFen);
          expect(movements.every(({ fen }) => Number.isSafeInteger(fen) && fen !== 0)).toBe(true);
          for (const { kind, fen } of movements) {
            expect(fen > 0).toBe(kind === 'deposit' || kind === 'payment');
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
