// Which contact and agent a rating belongs to; that the set of ratings alone decides.
import { describe, expect, test } from 'vitest';
import type { Rating } from '../domain/event.ts';
import { analyseChat, chatEvents, chatInstant } from '../testing/timed-chat.ts';
import { preferRating } from './visible-events.ts';

const RATING: Rating = {
  ...{ type: 'rating', id: 'rating:1', at: chatInstant('12:00:00'), seq: 0 },
  ...{ conversation: null, orderId: null, agent: null, score: 5, invited: null },
  ...{ text: '', revision: 0 },
};
const chats = [
  ...chatEvents('10:00:00 >A 有货吗\n10:00:10 A 有的', 'c1'),
  ...chatEvents('11:00:00 >B 几时发\n11:00:10 B 今天', 'c2'),
];

function rated(changes: Partial<Rating>, asOf?: number) {
  const events = [...chats, { ...RATING, ...changes }];
  const { ratings } = analyseChat(events, asOf === undefined ? {} : { asOf });
  return ratings?.map(({ conversation, agent, about }) => `${about} ${conversation} ${agent}`);
}

describe('P4 a rating belongs to', () => {
  test.each<[string, Partial<Rating>, string]>([
    ['the conversation it names, and its agent', { conversation: 'c1' }, 'service c1 A'],
    ['the last one before it', {}, 'service c2 B'],
    ['the named agent’s last one', { agent: 'A' }, 'service c1 A'],
    ['the last one, untimed', { at: null }, 'service c2 B'],
    ['none that began later', { at: chatInstant('10:30:00') }, 'service c1 A'],
    ['no contact of over a week ago', { at: chatInstant('8+12:00:00') }, 'service null null'],
    ['a named agent who never met the buyer', { agent: 'C' }, 'service null C'],
    [
      'the conversation it names before the agent’s last',
      { conversation: 'c2', agent: 'A' },
      'service c2 A',
    ],
    ['an order alone', { orderId: 'A1' }, 'order null null'],
    ['a contact, naming an order as well', { orderId: 'A1', agent: 'A' }, 'service c1 A'],
  ])('%s', (_, changes, expected) => {
    expect(rated(changes)).toEqual([expected]);
  });

  test('M1 is not seen before it was given, and an analysis without one says nothing of ratings', () => {
    expect(rated({}, chatInstant('11:59:59'))).toBeUndefined();
    expect(rated({}, chatInstant('12:00:00'))).toHaveLength(1);
  });

  test('M1 of two versions the later counts, whoever compares them', () => {
    const later = { ...RATING, at: chatInstant('13:00:00'), score: 2 as const };
    const revised = { ...RATING, revision: 1, score: 3 as const };
    const twin = { ...RATING, score: 1 as const };
    for (const [a, b, kept] of [
      [RATING, later, later],
      [later, revised, revised],
      [{ ...RATING, at: null }, RATING, RATING],
      [RATING, twin, twin],
    ] as const) {
      expect(preferRating(a, b)).toEqual(kept);
      expect(preferRating(b, a)).toEqual(kept);
    }
  });
});
