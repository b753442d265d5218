// Two policies over the same threads: who gains, what changes hands and why, and that nothing is lost.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AttributionPolicy, defaultSetup } from '../domain/setup.ts';
import { dayNumber, dayText } from '../lib/zone.ts';
import { at, events, policy, setup, threadOf } from '../testing/hostile-thread.ts';
import { scriptInstant, scriptThread } from '../testing/script-thread.ts';
import { shippedPolicy } from '../testing/shipped-policies.ts';
import type { PolicyComparison, PolicyOutcome } from './policy-comparison.ts';
import { comparePolicies, newPolicyTally, tallyPolicies } from './policy-tally.ts';
import { replayPolicy } from './replay-policy.ts';

const END = scriptInstant('12-30 00:00:00');
const last = shippedPolicy('common-tool');
const first = shippedPolicy('first-agent-24h');
const month = (when: number): string => dayText(dayNumber(when, 8 * 3_600_000)).slice(0, 7);

function compare(
  scripts: readonly string[],
  a: AttributionPolicy,
  b: AttributionPolicy,
  shop = '云上小铺',
): PolicyComparison {
  const tally = newPolicyTally(a, b, month);
  const used = defaultSetup(a);
  scripts.forEach((script, index) => {
    const thread = scriptThread(script, { buyer: `买家${index}`, shop });
    const ordersA = replayPolicy(thread, used, a, END);
    tallyPolicies(tally, thread, ordersA, replayPolicy(thread, used, b, END));
  });
  return comparePolicies(tally);
}

const SHARED = `
  10:00:00 buyer 有货吗
  10:00:09 雅 有
  10:01:00 buyer 便宜点
  10:01:09 杰 不行哦
  10:02:00 order A1 placed 99.00
  10:03:00 order A1 paid 99.00`;
const EARLY = `
  10:00:00 buyer 有货吗
  10:00:09 雅 有
  06-02 20:00:00 order A2 placed 50.00
  06-02 20:01:00 order A2 paid 50.00`;
const ALONE = '10:00:00 order A3 placed 9.00\n10:01:00 order A3 paid 9.00';

const sideText = ({ owner, ownership, steps }: PolicyOutcome): string =>
  `${owner ?? ownership}: ${steps.map(({ code }) => code).join(', ')}`;

describe('M7 another policy over the same orders', () => {
  const result = compare([SHARED, EARLY, ALONE], last, first);

  test('who gains and who loses, biggest change first', () => {
    const rows = result.owners.map((row) => {
      const { salesAFen, salesBFen, gained, lost } = row;
      return `${row.owner ?? row.ownership} ${salesAFen}→${salesBFen} +${gained} −${lost}`;
    });
    expect(rows).toEqual(['杰 9900→0 +0 −1', 'silent 900→5900 +1 −0', '雅 5000→9900 +1 −1']);
    expect(result.shops).toEqual([
      { shop: '云上小铺', orders: 3, salesAFen: 15_800, salesBFen: 15_800, conserved: true },
    ]);
  });

  test('order by order, with the step that decided each side', () => {
    const rows = result.moved.map(
      ({ orderId, a, b }) => `${orderId} ${sideText(a)} → ${sideText(b)}`,
    );
    expect(rows).toEqual([
      'A1 杰: owner-last → 雅: owner-first',
      'A2 雅: owner-last → silent: chat-too-early',
    ]);
    expect(result.revalued).toEqual([]);
  });

  test('of several who were not heard, the other side’s owner is the one told of', () => {
    const also = `05-25 10:00:00 buyer>杰 在吗\n05-25 10:00:09 杰 在\n${EARLY}`;
    const [moved] = compare([also], last, first).moved;
    expect(moved?.b.steps.map(({ agent, code }) => `${agent} ${code}`)).toEqual([
      '雅 chat-too-early',
    ]);
  });

  test('the same policy changes nothing', () => {
    const same = compare([SHARED, EARLY, ALONE], last, last);
    expect([same.moved, same.revalued]).toEqual([[], []]);
    expect(same.owners.every((row) => row.salesAFen === row.salesBFen)).toBe(true);
  });

  test('the same owner at another amount is told apart, by the month it happened in', () => {
    const refunded = `${SHARED}\n07-10 10:00:00 order A1 refunded 30.00`;
    const net = compare([refunded], last, { ...last, netOfRefund: true });
    expect(net.moved).toEqual([]);
    expect(net.revalued.map(({ a, b }) => [a.salesFen, b.salesFen])).toEqual([[9900, 6900]]);
    expect(net.periods.map((row) => [row.period, row.salesAFen, row.salesBFen])).toEqual([
      ['2026-06', 9900, 9900],
      ['2026-07', 0, -3000],
    ]);
  });

  test('P3 several shops: each adds up by itself, agents of one name are kept apart', () => {
    const tally = newPolicyTally(last, first, null);
    const used = defaultSetup(last);
    for (const shop of ['甲店', '乙店']) {
      const thread = scriptThread(SHARED, { shop });
      const ordersA = replayPolicy(thread, used, last, END);
      tallyPolicies(tally, thread, ordersA, replayPolicy(thread, used, first, END));
    }
    const { shops, owners } = comparePolicies(tally);
    expect(shops.map(({ shop, salesAFen, conserved }) => [shop, salesAFen, conserved])).toEqual([
      ['乙店', 9900, true],
      ['甲店', 9900, true],
    ]);
    expect(owners.filter(({ owner }) => owner === '雅')).toHaveLength(2);
  });

  test('orders of different events are refused', () => {
    const tally = newPolicyTally(last, first, null);
    const orders = replayPolicy(scriptThread(SHARED), defaultSetup(last), last, END);
    expect(() => tallyPolicies(tally, { shop: '', buyer: '' }, orders, [])).toThrow('different');
  });
});

describe('M7 conserved', () => {
  test('P3 M7 any threads, any two policies: owners, periods and moves add up to the shop', () => {
    const lists = fc.array(events, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(lists, setup, policy, at, (threads, used, b, asOf) => {
        const a = used.policy;
        const tally = newPolicyTally(a, b, month);
        const total = { a: 0, b: 0 };
        for (const list of threads) {
          const thread = threadOf(list);
          const ordersA = replayPolicy(thread, used, a, asOf);
          const ordersB = replayPolicy(thread, used, b, asOf);
          for (const { salesFen } of ordersA) total.a += salesFen;
          for (const { salesFen } of ordersB) total.b += salesFen;
          tallyPolicies(tally, thread, ordersA, ordersB);
        }
        const { owners, moved, revalued, shops, periods } = comparePolicies(tally);
        const sum = (values: readonly number[]): number => values.reduce((x, y) => x + y, 0);
        expect(shops.every(({ conserved }) => conserved)).toBe(true);
        for (const rows of [owners, periods]) {
          expect(sum(rows.map((row) => row.salesAFen))).toBe(total.a);
          expect(sum(rows.map((row) => row.salesBFen))).toBe(total.b);
        }
        expect(sum(owners.map(({ ordersA }) => ordersA))).toBe(sum(owners.map((o) => o.ordersB)));
        expect(sum(owners.map(({ gained }) => gained))).toBe(moved.length);
        expect(sum(owners.map(({ lost }) => lost))).toBe(moved.length);
        const changed = [...moved, ...revalued];
        const difference = sum(changed.map((one) => one.b.salesFen - one.a.salesFen));
        expect(difference).toBe(total.b - total.a);
        for (const { a: was, b: now } of changed) {
          expect(was.steps.length).toBeGreaterThan(0);
          expect(now.steps.length).toBeGreaterThan(0);
        }
        for (const row of owners) expect(row.ordersB - row.ordersA).toBe(row.gained - row.lost);
      }),
      { numRuns: 200 },
    );
  });
});
