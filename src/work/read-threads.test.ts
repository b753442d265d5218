// Threads out of spooled lines are the same as when all events are grouped at once.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ThreadEvent } from '../domain/event.ts';
import { encodeEvent, LINE_ENCODING } from '../store/event-line.ts';
import { oddEvent } from '../testing/odd-event.ts';
import { readThreads } from './read-threads.ts';

interface Spooled {
  readonly shop: string;
  readonly buyer: string;
  readonly event: ThreadEvent;
}

const OPTIONS = {
  ordersKnown: true,
  shopNames: new Map([['旧名', '新名']]),
  unclear: new Map([['新名\n乙', 'masked-buyer']]),
};

const spooled: fc.Arbitrary<Spooled> = fc.record({
  shop: fc.constantFrom('旧名', '新名', '另一家'),
  buyer: fc.constantFrom('甲', '乙', '甲\\', ''),
  event: oddEvent,
});

function bytesOf(events: readonly Spooled[]): Buffer {
  const lines = events.map(({ shop, buyer, event }) => encodeEvent(shop, buyer, event));
  return Buffer.from(lines.join(''), LINE_ENCODING);
}

/** Thread → its events, by what they stand for. */
function naive(events: readonly Spooled[]): Map<string, ThreadEvent[]> {
  const threads = new Map<string, ThreadEvent[]>();
  for (const { shop, buyer, event } of events) {
    const key = `${shop === '旧名' ? '新名' : shop}\n${buyer}`;
    threads.set(key, [...(threads.get(key) ?? []), event]);
  }
  return threads;
}

test('G1 threads have their own lines of every part, in order, sorted by shop and buyer', () => {
  fc.assert(
    fc.property(fc.array(fc.array(spooled, { maxLength: 12 }), { maxLength: 3 }), (parts) => {
      const threads = [...readThreads(parts.map(bytesOf), OPTIONS)];
      const expected = naive(parts.flat());
      expect(threads.map(({ shop, buyer }) => `${shop}\n${buyer}`)).toEqual(
        [...expected.keys()].sort(),
      );
      for (const { shop, buyer, events, ordersUnclear } of threads) {
        expect(events).toEqual(expected.get(`${shop}\n${buyer}`));
        expect(ordersUnclear).toBe(shop === '新名' && buyer === '乙' ? 'masked-buyer' : null);
      }
    }),
  );
});

test('G1 a partition of ten thousand lines loses none', () => {
  const [event] = fc.sample(oddEvent, { seed: 7, numRuns: 1 });
  const lines = Array.from({ length: 10_000 }, (_, n): Spooled => {
    return { shop: '另一家', buyer: `买家${n % 1234}`, event: event! };
  });
  const threads = [...readThreads([bytesOf(lines)], OPTIONS)];
  expect(threads.map(({ events }) => events.length).reduce((a, b) => a + b)).toBe(10_000);
  expect(threads).toHaveLength(1234);
});
