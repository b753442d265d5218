// Merging versions of one event: whoever compares them, in whatever grouping, one version wins.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message, OrderEvent } from '../domain/event.ts';
import { scriptEvents } from '../testing/script-thread.ts';
import { preferMessage, preferOrderEvent } from './visible-events.ts';

const [chat, order] = scriptEvents('10:00:00 buyer 在吗\n10:00:00 order A1 placed 9.00');

/** Few values each, so that ties in revision and seq are the rule. */
const message: fc.Arbitrary<Message> = fc
  .record({
    revision: fc.nat(1),
    seq: fc.nat(1),
    text: fc.constantFrom('甲', '乙'),
    revokedAt: fc.constantFrom(null, 1),
    agent: fc.constantFrom(null, '雅'),
  })
  .map((changes) => ({ ...(chat as Message), ...changes }));

const orderEvent: fc.Arbitrary<OrderEvent> = fc
  .record({
    revision: fc.nat(1),
    seq: fc.nat(1),
    amountFen: fc.constantFrom(null, 100, 200),
    flagged: fc.boolean(),
    reason: fc.constantFrom(null, '超时'),
  })
  .map((changes) => ({ ...(order as OrderEvent), ...changes }));

function holdsFor<T>(versions: fc.Arbitrary<T>, prefer: (a: T, b: T) => T): void {
  fc.assert(
    fc.property(versions, versions, versions, (a, b, c) => {
      expect(prefer(a, b)).toEqual(prefer(b, a));
      expect(prefer(prefer(a, b), c)).toEqual(prefer(a, prefer(b, c)));
      expect(prefer(a, a)).toEqual(a);
    }),
    { numRuns: 500 },
  );
}

describe('M1 versions of an event', () => {
  test('messages merge commutatively, associatively and idempotently', () => {
    holdsFor(message, preferMessage);
  });

  test('order events do too', () => {
    holdsFor(orderEvent, preferOrderEvent);
  });

  test('the highest revision wins, whatever came last', () => {
    const old = { ...(chat as Message), text: '旧', revision: 1 };
    const edited = { ...(chat as Message), text: '新', revision: 2, seq: 99 };
    expect(preferMessage(edited, old).text).toBe('新');
    expect(preferMessage(old, edited).text).toBe('新');
  });
});
