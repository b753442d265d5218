// The clock answers strictly and knows exactly when an answer first changes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Clock } from './clock.ts';

test('M1 at the deadline itself nothing is overdue', () => {
  expect(new Clock(100).isPast(100)).toBe(false);
  expect(new Clock(101).isPast(100)).toBe(true);
  expect(new Clock(100).hasCome(100)).toBe(true);
  expect(new Clock(99).hasCome(100)).toBe(false);
});

test('M1 no answer changes before recheckAt and one changes at it', () => {
  const question = fc.record({ at: fc.integer({ min: 0, max: 200 }), strict: fc.boolean() });
  fc.assert(
    fc.property(fc.array(question), fc.integer({ min: 0, max: 200 }), (questions, asOf) => {
      const ask = (now: number) => {
        const clock = new Clock(now);
        const answers = questions.map((q) => (q.strict ? clock.isPast(q.at) : clock.hasCome(q.at)));
        return { answers, recheckAt: clock.recheckAt };
      };
      const first = ask(asOf);
      const end = first.recheckAt ?? 300;
      for (let now = asOf; now < end; now++) expect(ask(now)).toEqual(first);
      if (first.recheckAt !== null) expect(ask(end).answers).not.toEqual(first.answers);
    }),
  );
});
