// What of a document of events may be left out, and what it then means: here ratings.
import { expect, test } from 'vitest';
import type { Rating } from '../../domain/event.ts';
import { parseEventDocument } from './parse-event-document.ts';

const ratings = (...events: readonly object[]) =>
  parseEventDocument({ events: events.map((event) => ({ type: 'rating', ...event })) });

test('P4 a rating is known by its conversation, else its order; without a score it is an invitation', () => {
  const { parsed } = ratings(
    { conversation: 'c1', score: 5, at: '2026-06-01 10:00:00' },
    { order: 'A1', score: 3 },
    { conversation: 'c1', invited: true },
    { score: 1, agent: 'A' },
  );
  const events = parsed!.thread.events as readonly Rating[];
  expect(events.map(({ id, score, invited }) => `${id} ${score} ${invited}`)).toEqual([
    'rating:c1 5 null',
    'rating:A1 3 null',
    'invite:c1 null true',
    'rating:r4 1 null',
  ]);
  expect(events[0]!.at).toBe(Date.UTC(2026, 5, 1, 2));
  expect(events[1]!.orderId).toBe('A1');
});

test.each([
  ['a score of 6', { score: 6 }, 'events[0].score'],
  ['half a point', { score: 4.5 }, 'events[0].score'],
  ['a time that is none', { score: 4, at: '昨天' }, 'events[0].at'],
])('G1 %s is refused with its place', (_, event, path) => {
  const { parsed, problems } = ratings(event);
  expect(parsed).toBeNull();
  expect(problems.map((problem) => problem.path)).toEqual([path]);
});
