// 最大同时接待 and coming back: what is known only when several receptions are looked at together.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readShippedMetrics } from '../testing/shipped-metrics.ts';
import { analyseChat, CHAT_SETUP, chatEvents, chatInstant } from '../testing/timed-chat.ts';
import { compileMetrics } from './compile-metrics.ts';
import { listUnits } from './list-units.ts';
import { rollUp } from './roll-up.ts';
import { peakOf } from './spells.ts';
import { mergeTally, newTally, tally } from './tally.ts';

const metrics = compileMetrics(readShippedMetrics().definitions);
const peak = metrics.all.find(({ definition }) => definition.id === 'peak-receptions')!;

const analyses = (chats: readonly string[], asOf?: string) =>
  chats.map((chat, i) =>
    analyseChat(chatEvents(chat, `c${i}`), {
      buyer: `b${i}`,
      ...(asOf === undefined ? {} : { asOf: chatInstant(asOf) }),
    }),
  );

function rows(chats: readonly string[], asOf?: string) {
  const parts = analyses(chats, asOf).map((analysis) => {
    const sums = newTally(metrics);
    tally(sums, analysis, CHAT_SETUP, metrics);
    return sums;
  });
  const sums = parts.reduce((a, b) => mergeTally(a, structuredClone(b)));
  return rollUp(sums, metrics, { scope: 'agent', over: 'day' });
}

const of = (id: string, chats: readonly string[], asOf?: string) =>
  rows(chats, asOf)
    .filter((row) => row.metric === id && row.agent !== null && row.units > 0)
    .map(({ agent, day, value, state }) => `${agent} ${day?.slice(8)} ${value} ${state}`);

describe('最大同时接待', () => {
  const TALK = (from: string, to: string) => `${from} >A 有货吗\n${to} A 有的`;

  test.each([
    [
      'two that overlap',
      [TALK('10:00:00', '10:05:00'), TALK('10:04:00', '10:06:00')],
      'A 01 2 final',
    ],
    [
      'two that touch',
      [TALK('10:00:00', '10:05:00'), TALK('10:05:00', '10:06:00')],
      'A 01 2 final',
    ],
    [
      'one after the other',
      [TALK('10:00:00', '10:05:00'), TALK('10:05:01', '10:06:00')],
      'A 01 1 final',
    ],
    [
      'a pause of 10 minutes goes on',
      [TALK('10:00:00', '10:10:00'), TALK('10:05:00', '10:05:30')],
      'A 01 2 final',
    ],
    [
      'a longer pause puts it down',
      [TALK('10:00:00', '10:10:01'), TALK('10:05:00', '10:05:30')],
      'A 01 1 final',
    ],
    [
      'the robot serves nobody',
      ['10:00:00 >A 有货吗\n10:09:00 A* 欢迎光临', TALK('10:08:00', '10:08:30')],
      'A 01 1 final',
    ],
  ])('%s', (_name, chats, expected) => {
    expect(of('peak-receptions', chats)).toEqual([expected]);
  });

  test('over midnight each day has its own part; the open day is provisional', () => {
    const chats = [TALK('23:58:00', '1+00:03:00'), TALK('1+00:01:00', '1+00:02:00')];
    expect(of('peak-receptions', chats, '1+12:00:00')).toEqual([
      'A 01 1 final',
      'A 02 2 provisional',
    ]);
  });

  test('M6 the drill-down names the receptions that were open at the peak', () => {
    const chats = [
      TALK('10:00:00', '10:05:00'),
      TALK('10:04:00', '10:06:00'),
      TALK('11:00:00', '11:01:00'),
    ];
    const { counted } = listUnits(peak, metrics, analyses(chats), CHAT_SETUP);
    expect(counted).toHaveLength(1);
    expect(counted[0]?.unit).toMatchObject({ peakReceptions: 2, spells: 3, busyMs: 7 * 60_000 });
    expect(counted[0]?.receptions?.map(({ conversation }) => conversation)).toEqual(['c0', 'c1']);
  });

  test('M1 a peak is found anew once more spells have come in', () => {
    const spells = [0, 10];
    expect(peakOf(spells)).toEqual({ count: 1, at: 0, busyMs: 10 });
    spells.push(5, 15);
    expect(peakOf(spells)).toEqual({ count: 2, at: 5, busyMs: 15 });
  });

  test('M1 a peak is what counting open spells at every start gives, in any order', () => {
    const spell = fc.tuple(fc.nat(50), fc.nat(20)).map(([from, length]) => [from, from + length]);
    fc.assert(
      fc.property(fc.array(spell, { maxLength: 12 }), (spells) => {
        const openAt = (at: number): number =>
          spells.filter(([from, to]) => from! <= at && at <= to!).length;
        const most = Math.max(0, ...spells.map(([from]) => openAt(from!)));
        const told = peakOf(spells.flat());
        expect(told.count).toBe(most);
        if (most > 0) expect(openAt(told.at)).toBe(most);
        const busy = new Set(
          spells.flatMap(([from, to]) => {
            return Array.from({ length: to! - from! }, (_, i) => from! + i);
          }),
        );
        expect(told.busyMs).toBe(busy.size);
        expect(peakOf([...spells].reverse().flat())).toEqual(told);
      }),
    );
  });
});

test('M1 a busy day’s peak is the same whether its spells come in order, backwards or mixed', () => {
  const spells = Array.from({ length: 300 }, (_, i) => [i * 10, i * 10 + ((i * 7) % 43)] as const);
  const told = peakOf(spells.flat());
  expect(told.count).toBeGreaterThan(2);
  expect(peakOf([...spells].reverse().flat())).toEqual(told);
  const mixed = spells.map((_, i) => spells[(i * 181) % 300]!);
  expect(peakOf(mixed.flat())).toEqual(told);
});

describe('一次性解决率, 重复进线率', () => {
  const FIRST = '10:00:00 >A 收到货有破损，怎么退货\n10:00:10 A 给您退';
  const AGAIN = (day: number) => `${day}+10:00:00 >A 退货怎么还没好\n${day}+10:00:10 A 好了`;
  const both = (chat: string, asOf?: string) => {
    const found = analyseChat(chatEvents(chat), {
      ordersKnown: false,
      ...(asOf === undefined ? {} : { asOf: chatInstant(asOf) }),
    });
    const sums = newTally(metrics);
    tally(sums, found, CHAT_SETUP, metrics);
    const all = rollUp(sums, metrics, { scope: 'shop', over: 'period' });
    return ['first-contact-resolution', 'repeat-contact-rate'].map((id) => {
      const row = all.find(({ metric }) => metric === id)!;
      return `${row.numerator}/${row.denominator} ${row.state}`;
    });
  };

  test('came back within 3 days, later, or not; open until it can be told', () => {
    expect(both(FIRST)).toEqual(['1/1 final', '0/1 final']);
    expect(both(`${FIRST}\n${AGAIN(3)}`)).toEqual(['1/2 final', '1/2 final']);
    expect(both(`${FIRST}\n${AGAIN(4)}`)).toEqual(['2/2 final', '0/2 final']);
    expect(both(FIRST, '3+23:59:59')).toEqual(['1/1 provisional', '0/1 provisional']);
    expect(both(FIRST, '4+00:00:00')).toEqual(['1/1 final', '0/1 final']);
    expect(both('10:00:00 >A 收到货有破损，怎么退货')).toEqual(['0/0 na', '0/0 na']);
  });
});
