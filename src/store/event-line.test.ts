// Spooled events read back exactly, whatever their texts hold.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Message, OrderEvent, Rating, ThreadEvent } from '../domain/event.ts';
import { decodeEvents, encodeEvent } from './event-line.ts';

const text = fc.string({
  unit: fc.constantFrom('亲', 'a', '\n', '\r', '\x1f', '\\', '\0', 'n', '"', '😀'),
});
const maybe = fc.option(text, { nil: null });
const time = fc.option(
  fc.oneof(fc.integer({ min: -4e12, max: 4e12 }), fc.constant(1e21), fc.constant(0.5)),
  {
    nil: null,
  },
);

const messages: fc.Arbitrary<Message> = fc.record({
  type: fc.constant('message' as const),
  id: text,
  at: time,
  seq: fc.nat(),
  conversation: maybe,
  by: fc.constantFrom('buyer' as const, 'agent' as const, 'bot' as const, 'system' as const),
  agent: maybe,
  kind: fc.constantFrom('text' as const, 'image' as const),
  text,
  sku: maybe,
  orderId: maybe,
  auto: fc.constantFrom(true, false, null),
  revokedAt: time,
  revision: fc.nat(),
});

const orders: fc.Arbitrary<OrderEvent> = fc.record({
  type: fc.constant('order' as const),
  id: text,
  orderId: text,
  at: time,
  notBefore: time,
  seq: fc.nat(),
  state: fc.constantFrom('placed' as const, 'closed' as const),
  amountFen: fc.option(fc.nat(), { nil: null }),
  postageFen: fc.option(fc.nat(), { nil: null }),
  items: fc.constant([]),
  reason: maybe,
  flagged: fc.boolean(),
  revision: fc.nat(),
});

const ratings: fc.Arbitrary<Rating> = fc.record({
  type: fc.constant('rating' as const),
  id: text,
  at: time,
  seq: fc.nat(),
  conversation: maybe,
  orderId: maybe,
  agent: maybe,
  score: fc.constantFrom(null, 1 as const, 5 as const),
  invited: fc.constantFrom(true, false, null),
  text,
  revision: fc.nat(),
});

interface Spooled {
  readonly shop: string;
  readonly buyer: string;
  readonly event: ThreadEvent;
}

const spooled: fc.Arbitrary<Spooled> = fc.record({
  shop: text,
  buyer: text,
  event: fc.oneof(messages, orders, ratings),
});

test('G1 events survive the spool unchanged, whatever stood in the lines before', () => {
  fc.assert(
    fc.property(fc.array(spooled, { maxLength: 8 }), (events) => {
      const lines = events.map(({ shop, buyer, event }) => encodeEvent(shop, buyer, event));
      for (const line of lines) expect(line.indexOf('\n')).toBe(line.length - 1);
      const read: Spooled[] = [];
      decodeEvents(lines.join(''), (shop, buyer, event) => read.push({ shop, buyer, event }));
      expect(read).toEqual(events);
    }),
  );
});
