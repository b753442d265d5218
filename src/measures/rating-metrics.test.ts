// Satisfaction, rating and invitation rates, and orders rated low: worked examples with known answers.
import { describe, expect, test } from 'vitest';
import type { OrderEvent, Rating, ThreadEvent } from '../domain/event.ts';
import { readShippedMetrics } from '../testing/shipped-metrics.ts';
import { analyseChat, CHAT_SETUP, chatEvents, chatInstant } from '../testing/timed-chat.ts';
import { compileMetrics } from './compile-metrics.ts';
import { listUnits } from './list-units.ts';
import { type MetricRow, rollUp } from './roll-up.ts';
import { newTally, tally } from './tally.ts';

const { definitions } = readShippedMetrics();
const metrics = compileMetrics(definitions);

const CHAT = chatEvents('10:00:00 >A 有货吗\n10:00:10 A 有的亲', 'c1');
/** The agent alone speaks. */
const MONOLOGUE = chatEvents('10:00:10 A 在吗', 'c1');

function rating(score: Rating['score'], changes: Partial<Rating> = {}): Rating {
  return {
    ...{ type: 'rating', id: `rating:${changes.orderId ?? 'c1'}`, at: chatInstant('12:00:00') },
    ...{ seq: 0, conversation: 'c1', orderId: null, agent: null, score, invited: null, text: '' },
    revision: 0,
    ...changes,
  };
}

const asked = rating(null, { id: 'invite:c1', invited: true });
const notAsked = rating(null, { id: 'invite:c1', invited: false });
const ofOrder = (orderId: string, score: Rating['score']) =>
  rating(score, { orderId, conversation: null });

function order(orderId: string, at: string): OrderEvent {
  return {
    ...{ type: 'order', id: `${orderId}:placed`, orderId, at: chatInstant(at), notBefore: null },
    ...{ seq: 0, state: 'placed', amountFen: 100, postageFen: 0, items: [], reason: null },
    ...{ flagged: false, revision: 0 },
  };
}

function analyses(threads: readonly (readonly ThreadEvent[])[]) {
  return threads.map((events, i) => analyseChat(events, { buyer: `买家${i}` }));
}

function rows(
  threads: readonly (readonly ThreadEvent[])[],
  scope: 'shop' | 'agent' = 'shop',
  over: 'day' | 'period' = 'period',
): MetricRow[] {
  const t = newTally(metrics);
  for (const each of analyses(threads)) tally(t, each, CHAT_SETUP, metrics);
  return rollUp(t, metrics, { scope, over });
}

function figure(id: string, threads: readonly (readonly ThreadEvent[])[]): string {
  const row = rows(threads).find(({ metric }) => metric === id)!;
  if (row.state === 'na') return row.reason!;
  return `${row.numerator}/${row.denominator}`;
}

const VERY: ThreadEvent[] = [...CHAT, rating(5)];
const GOOD: ThreadEvent[] = [...CHAT, rating(4)];
const SO_SO: ThreadEvent[] = [...CHAT, rating(3)];
const BAD: ThreadEvent[] = [...CHAT, rating(1)];

describe('P4 ratings, worked', () => {
  test.each<[string, string, readonly (readonly ThreadEvent[])[], string]>([
    ['satisfaction-rate', 'very satisfied and satisfied count', [VERY, GOOD, SO_SO, BAD], '2/4'],
    ['satisfaction-rate', 'who was not rated is in neither', [VERY, CHAT, CHAT], '1/1'],
    ['satisfaction-rate', 'asked and silent is no rating', [[...CHAT, asked]], 'no-units'],
    ['satisfaction-rate', 'a rating of an order is none', [[...CHAT, ofOrder('o', 1)]], 'no-units'],
    [
      'satisfaction-rate',
      'a later rating replaces',
      [[...BAD, rating(5, { at: chatInstant('13:00:00') })]],
      '1/1',
    ],
    ['satisfaction-rate', 'told twice counts once', [[...VERY, rating(5)]], '1/1'],
    ['satisfaction-rate', 'of no reception: left out', [[...MONOLOGUE, rating(5)], BAD], '0/1'],
    ['satisfaction-rate', 'one that meets no chat counts', [[rating(5, { agent: 'A' })]], '1/1'],
    ['rating-rate', 'rated of received', [VERY, BAD, CHAT, CHAT], '2/4'],
    ['rating-rate', 'no rating in all the data', [CHAT, CHAT], 'ratings-unknown'],
    ['rating-rate', 'asked is not rated', [VERY, [...CHAT, asked]], '1/2'],
    ['invitation-rate', 'asked of received', [[...VERY, asked], [...CHAT, asked], CHAT], '2/3'],
    ['invitation-rate', 'exports that do not say', [VERY, CHAT], 'ratings-unknown'],
    [
      'invitation-rate',
      'said not to be asked',
      [
        [...CHAT, asked],
        [...CHAT, notAsked],
      ],
      '1/2',
    ],
    [
      'low-score-order-rate',
      'three and less is low, the lowest rating of an order counts',
      [
        [...CHAT, order('o', '10:05:00'), ofOrder('o', 3)],
        [...CHAT, order('o', '10:05:00'), ofOrder('o', 4)],
        [...CHAT, order('o', '10:05:00'), ofOrder('o', 5), { ...ofOrder('o', 2), id: '追评' }],
        [...CHAT, order('o', '10:05:00')],
      ],
      '2/3',
    ],
    ['low-score-order-rate', 'no order was rated', [[...CHAT, order('o', '10:05:00')]], 'no-units'],
  ])('%s: %s', (id, _, threads, expected) => {
    expect(figure(id, threads)).toBe(expected);
  });

  test('M6 a rating counts on the day of the contact, for the agent who had it', () => {
    const late = rating(5, { at: chatInstant('2+09:00:00') });
    const found = rows([[...CHAT, late], CHAT], 'agent', 'day').filter(
      ({ metric, value }) =>
        ['satisfaction-rate', 'rating-rate'].includes(metric) && value !== null,
    );
    expect(
      found.map(({ metric, agent, day, value }) => `${metric} ${agent} ${day} ${value}`).sort(),
    ).toEqual(['rating-rate A 2026-06-01 0.5', 'satisfaction-rate A 2026-06-01 1']);
  });

  test('M6 each sub-account by itself: the rating is the named agent’s alone', () => {
    const both = chatEvents(
      '10:00:00 >A 有货吗\n10:00:10 A 有的\n10:05:00 >B 几时发\n10:05:10 B 今天',
      'c1',
    );
    const found = rows([[...both, rating(5, { agent: 'B' })]], 'agent').filter(
      ({ metric }) => metric === 'rating-rate',
    );
    expect(found.map(({ agent, value }) => `${agent} ${value}`)).toEqual(['A 0', 'B 1']);
  });

  test('M6 the drill-down names the ratings and what was left out', () => {
    const metric = metrics.all.find(({ definition }) => definition.id === 'satisfaction-rate')!;
    const list = listUnits(
      metric,
      metrics,
      analyses([VERY, [...CHAT, ofOrder('o', 1)]]),
      CHAT_SETUP,
    );
    expect([list.numerator, list.denominator]).toEqual([1, 1]);
    expect(list.counted.map(({ unit }) => unit.conversation)).toEqual(['c1']);
    expect(list.leftOut.map(({ reason }) => reason)).toEqual(['rates-order']);
  });
});
