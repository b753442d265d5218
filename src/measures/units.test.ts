// How units read an analysis: days, who a buyer's day belongs to, whose wait, which day an order counts on.
import { expect, test } from 'vitest';
import type { OrderEvent, OrderState } from '../domain/event.ts';
import { dayText } from '../lib/zone.ts';
import { analyseChat, CHAT_SETUP, chatEvents, chatInstant } from '../testing/timed-chat.ts';
import { parseDay } from './days.ts';
import { unitsOf } from './units.ts';

const units = (script: string, conversation: string | null = null) =>
  unitsOf(analyseChat(chatEvents(script, conversation)), CHAT_SETUP);

function orderEvents(states: Partial<Record<OrderState, string>>): OrderEvent[] {
  return Object.entries(states).map(([state, at], seq) => ({
    type: 'order',
    id: `o1:${state}`,
    orderId: 'o1',
    at: chatInstant(at),
    notBefore: null,
    seq,
    state: state as OrderState,
    amountFen: 5000,
    postageFen: 0,
    items: [],
    reason: null,
    flagged: false,
    revision: 0,
  }));
}

const CHAT = chatEvents('20:00:00 > 枕头有货吗\n20:00:10 A 有的亲');

const bought = (states: Partial<Record<OrderState, string>>) =>
  unitsOf(analyseChat([...CHAT, ...orderEvents(states)]), CHAT_SETUP);

test('a day text is read back to its number; anything else is no day', () => {
  for (const day of [-1, 0, 59, 60, 11_016, 20_605]) expect(parseDay(dayText(day))).toBe(day);
  for (const text of ['2026-1-1', '2026-13-01', 'today']) expect(parseDay(text)).toBeNull();
});

test('lines over midnight count on the day they were written, under each agent', () => {
  const found = units(
    `23:59:00 > 有货吗
     23:59:10 A 有的
     23:59:20 A 要几件
     1+00:00:20 > 两件
     1+00:00:30 A 好的，拍两件`,
  )['buyer-day'];
  expect(found.map((unit) => [unit.agent, unit.agentLines, unit.buyerLines])).toEqual([
    ['A', 2, 1],
    ['A', 1, 1],
  ]);
  expect(found[1]!.day! - found[0]!.day!).toBe(1);
});

test('a buyer of two agents is once the main one of the agent who wrote most', () => {
  const found = units(
    `10:00:00 >A 有货吗
     10:00:10 A 有的
     11:00:00 >B 红色呢
     11:00:10 B 有的
     11:00:20 B 红色卖得最好`,
  )['buyer-day'];
  expect(found.map(({ agent, main }) => [agent, main])).toEqual([
    ['A', false],
    ['B', true],
  ]);
});

test('a day cut moves the night to the day before', () => {
  const setup = { ...CHAT_SETUP, dayCutMs: 3 * 3_600_000 };
  const chat = chatEvents('1+02:00:00 > 有货吗\n1+02:00:10 A 有的');
  const [round] = unitsOf(analyseChat(chat, { setup }), setup).round;
  expect(dayText(round!.day!)).toBe('2026-06-01');
  expect(round!.minuteOfDay).toBe(120);
});

test('the wait runs from the question, the raw wait from the closing before it', () => {
  const { round } = units(
    `10:00:00 > 有货吗
     10:00:10 A 有的
     10:01:00 > 好的
     10:05:00 > 红色呢
     10:05:30 A 有的`,
  );
  expect(round[1]).toMatchObject({ waitMs: 30_000, rawWaitMs: 270_000, ownWaitMs: 30_000 });
});

test('of a buyer passed on, the own wait runs from their first line to this agent', () => {
  const { round } = units(
    `10:00:00 >A 有货吗
     10:00:50 >B 有人吗
     10:01:00 B 有的亲`,
  );
  expect(round[0]).toMatchObject({
    agent: 'B',
    waitMs: 60_000,
    ownWaitMs: 10_000,
    rawOwnWaitMs: 10_000,
  });
  expect(round[1]).toMatchObject({ agent: 'A', lostInTransfer: true, replied: false, index: -1 });
});

test('a session mean leaves bare closings out', () => {
  const { conversation } = units(
    `10:00:00 > 有货吗
     10:00:10 A 有的
     10:01:00 > 谢谢
     10:02:00 A 不客气`,
  );
  expect(conversation[0]).toMatchObject({ repliedRounds: 1, meanWaitUs: 10_000_000 });
});

test('an attributed order counts on the day of its inquiry, a silent one on the day of placing', () => {
  const { order, inquiry } = bought({ placed: '1+09:00:00', paid: '1+09:01:00' });
  expect(order[0]).toMatchObject({ agent: 'A', day: parseDay('2026-06-01') });
  expect(inquiry[0]).toMatchObject({
    orderedSameDay: false,
    paidSameDay: false,
    paidByNextDay: true,
    kept: true,
    itemsKnown: false,
  });
  const silent = unitsOf(
    analyseChat(orderEvents({ placed: '1+09:00:00', paid: '1+09:01:00' })),
    CHAT_SETUP,
  ).order[0];
  expect(silent).toMatchObject({ agent: null, ownership: 'silent', day: parseDay('2026-06-02') });
});

test('paid two days later is not paid by the next day; closed is not kept', () => {
  const late = bought({ placed: '21:00:00', paid: '2+00:00:00' }).inquiry[0];
  expect(late).toMatchObject({ paid: true, orderedSameDay: true, paidByNextDay: false });
  const closed = bought({ placed: '21:00:00', closed: '22:00:00' }).inquiry[0];
  expect(closed).toMatchObject({ ordered: true, paid: false, kept: false });
});

test('a reply after midnight answers the day of the question', () => {
  const [first] = units('23:59:50 > 有货吗\n1+00:00:10 A 有的')['buyer-day'];
  expect(first).toMatchObject({ agent: 'A', replied: true, asked: true });
});

test('who passed the buyer on without a word is not the main one', () => {
  const found = units('10:00:00 >A 有货吗\n10:00:50 >B 有人吗')['buyer-day'];
  expect(found.map(({ agent, leftOut, main }) => [agent, leftOut, main])).toEqual([
    ['A', 'transfer-without-reply', false],
    ['B', '', true],
  ]);
});

test('a session with an open question is provisional until its day is over', () => {
  const at = (asOf: string) =>
    unitsOf(analyseChat(chatEvents('10:00:00 >A 有货吗'), { asOf: chatInstant(asOf) }), CHAT_SETUP);
  expect(at('12:00:00').conversation[0]?.provisional).toBe(true);
  expect(at('12:00:00').recheckAt).toBe(chatInstant('1+00:00:00'));
  expect(at('1+00:00:00').conversation[0]?.provisional).toBe(false);
});
