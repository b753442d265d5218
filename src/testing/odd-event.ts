// Random events of every kind whose texts and times are as odd as a source can make them.
import fc from 'fast-check';
import type { Message, OrderEvent, OrderItem, Rating, ThreadEvent } from '../domain/event.ts';

/** With every character some format gives a meaning. */
export const oddText = fc.string({
  unit: fc.constantFrom('亲', 'a', '\n', '\r', '\x1f', '\\', '\0', 'n', '"', '😀'),
});
const maybe = fc.option(oddText, { nil: null });
const time = fc.option(
  fc.oneof(fc.integer({ min: -4e12, max: 4e12 }), fc.constant(1e21), fc.constant(0.5)),
  {
    nil: null,
  },
);

const messages: fc.Arbitrary<Message> = fc.record({
  type: fc.constant('message' as const),
  id: oddText,
  at: time,
  seq: fc.nat(),
  conversation: maybe,
  by: fc.constantFrom('buyer' as const, 'agent' as const, 'bot' as const, 'system' as const),
  agent: maybe,
  kind: fc.constantFrom('text' as const, 'image' as const, 'system' as const),
  text: oddText,
  sku: maybe,
  orderId: maybe,
  auto: fc.constantFrom(true, false, null),
  revokedAt: time,
  revision: fc.nat(),
});

const items: fc.Arbitrary<OrderItem> = fc.record({
  sku: maybe,
  title: oddText,
  quantity: fc.nat(3),
  priceFen: fc.option(fc.nat(), { nil: null }),
  paidFen: fc.option(fc.nat(), { nil: null }),
  refundFen: fc.nat(2),
});

const orders: fc.Arbitrary<OrderEvent> = fc.record({
  type: fc.constant('order' as const),
  id: oddText,
  orderId: oddText,
  at: time,
  notBefore: time,
  seq: fc.nat(),
  state: fc.constantFrom('placed' as const, 'closed' as const, 'refunded' as const),
  amountFen: fc.option(fc.nat(), { nil: null }),
  postageFen: fc.option(fc.nat(), { nil: null }),
  items: fc.array(items, { maxLength: 2 }),
  reason: maybe,
  flagged: fc.boolean(),
  revision: fc.nat(),
});

const ratings: fc.Arbitrary<Rating> = fc.record({
  type: fc.constant('rating' as const),
  id: oddText,
  at: time,
  seq: fc.nat(),
  conversation: maybe,
  orderId: maybe,
  agent: maybe,
  score: fc.constantFrom(null, 1 as const, 5 as const),
  invited: fc.constantFrom(true, false, null),
  text: oddText,
  revision: fc.nat(),
});

export const oddEvent: fc.Arbitrary<ThreadEvent> = fc.oneof(messages, orders, ratings);
