// Threads and policies at their worst, for properties that must hold whatever happens.
import fc from 'fast-check';
import type {
  Message,
  OrderEvent,
  OrderState,
  Rating,
  Thread,
  ThreadEvent,
} from '../domain/event.ts';
import { type Agent, type AttributionPolicy, defaultSetup, type Setup } from '../domain/setup.ts';
import { shippedPolicy, shippedPolicyIds } from './shipped-policies.ts';

/** 2026-06-01 10:00 in China. */
export const START = Date.UTC(2026, 5, 1, 2);
export const HOUR = 3_600_000;
const SPAN = 40 * 24 * HOUR;

/** Instants that collide, stand on limits, and spread over weeks. */
const instant = fc.oneof(
  fc.constantFrom(0, 1, 1000, 20_000, 20_001, 2 * HOUR, 2 * HOUR + 1, 24 * HOUR, 48 * HOUR),
  fc.nat(6 * HOUR),
  fc.nat(SPAN),
);
/** An instant of the span. */
export const at: fc.Arbitrary<number> = instant.map((ms) => START + ms);
const maybeAt = fc.option(at, { nil: null, freq: 12 });
const agent = fc.constantFrom('雅', '杰', '敏');
const sku = fc.option(fc.constantFrom('P1', 'P2'), { nil: null });
const TEXTS = [
  '在吗',
  '有货吗',
  '好的谢谢',
  '怎么退货',
  '欢迎光临',
  '在的',
  '没有了',
  '怎么还没发货',
];

const message: fc.Arbitrary<Message> = fc.record({
  type: fc.constant('message' as const),
  id: fc.nat(40).map((n) => `m${n}`),
  at: maybeAt,
  seq: fc.nat(30),
  conversation: fc.option(fc.constantFrom('c1', 'c2'), { nil: null, freq: 2 }),
  by: fc.constantFrom(
    'buyer' as const,
    'buyer' as const,
    'agent' as const,
    'agent' as const,
    'bot' as const,
    'system' as const,
  ),
  agent: fc.option(agent, { nil: null, freq: 3 }),
  kind: fc.constantFrom('text' as const, 'text' as const, 'product' as const, 'image' as const),
  text: fc.constantFrom(...TEXTS),
  sku,
  orderId: fc.constant(null),
  auto: fc.constantFrom(null, null, false, true),
  revokedAt: fc.option(at, { nil: null, freq: 8 }),
  revision: fc.nat(2),
});

const STATES: readonly OrderState[] = [
  'placed',
  'placed',
  'deposit-paid',
  'paid',
  'paid',
  'shipped',
  'completed',
  'closed',
  'refund-requested',
  'refunded',
];

const orderEvent: fc.Arbitrary<OrderEvent> = fc
  .record({
    type: fc.constant('order' as const),
    order: fc.nat(3),
    part: fc.nat(5).map((n) => (n === 0 ? ':2' : '')),
    at: maybeAt,
    notBefore: fc.option(at, { nil: null }),
    seq: fc.nat(30),
    state: fc.constantFrom(...STATES),
    amountFen: fc.option(fc.nat(100_000), { nil: null, freq: 5 }),
    postageFen: fc.option(fc.nat(2000), { nil: null }),
    sku,
    reason: fc.constant(null),
    flagged: fc.nat(9).map((n) => n === 0),
    revision: fc.nat(1),
  })
  .map(({ order, part, sku: itemSku, ...rest }) => ({
    ...rest,
    id: `A${order}:${rest.state}${part}`,
    orderId: `A${order}`,
    items:
      itemSku === null
        ? []
        : [{ sku: itemSku, title: '', quantity: 1, priceFen: null, paidFen: null, refundFen: 0 }],
  }));

const rating: fc.Arbitrary<Rating> = fc.record({
  type: fc.constant('rating' as const),
  id: fc.constantFrom('rating:c1', 'rating:c2', 'rating:A1', 'invite:c1'),
  at: maybeAt,
  seq: fc.nat(30),
  conversation: fc.option(fc.constantFrom('c1', 'c2', 'c9'), { nil: null, freq: 2 }),
  orderId: fc.option(fc.constantFrom('A1', 'A2', 'A9'), { nil: null, freq: 2 }),
  agent: fc.option(agent, { nil: null, freq: 2 }),
  score: fc.constantFrom(null, 1, 3, 4, 5),
  invited: fc.constantFrom(null, true, false),
  text: fc.constantFrom('', '回得很快'),
  revision: fc.nat(1),
});

/** Events of one thread, hostile: colliding times, contradictory states, revisions, revoked lines. */
export const events: fc.Arbitrary<ThreadEvent[]> = fc
  .tuple(
    fc.array(message, { maxLength: 30 }),
    fc.array(orderEvent, { maxLength: 12 }),
    fc.array(rating, { maxLength: 4 }),
  )
  .map(([messages, orders, ratings]) => [...messages, ...orders, ...ratings]);

/** The shipped policies by id. */
export const policies: ReadonlyMap<string, AttributionPolicy> = new Map(
  shippedPolicyIds().map((id) => [id, shippedPolicy(id)]),
);

const AFTER_SALE: Agent = {
  ...{ id: '敏', name: '敏', group: null, hiredAt: null },
  role: 'aftersale',
};

/** Shipped policies, and ones with every switch thrown that no preset throws. */
export const policy: fc.Arbitrary<AttributionPolicy> = fc
  .record({
    id: fc.constantFrom(...policies.keys()),
    changed: fc.boolean(),
    changes: fc.record({
      agentSentencesMin: fc.nat(3),
      transferredSentencesMin: fc.nat(2),
      transferToAfterSale: fc.constantFrom('count' as const, 'leave-out' as const),
      crossDayChat: fc.constantFrom('each-day' as const, 'once' as const),
      countedHours: fc.constantFrom(
        null,
        'shop' as const,
        { fromMinute: 600, toMinute: 720 },
        { fromMinute: 1320, toMinute: 660 },
      ),
      firstLostExempt: fc.boolean(),
      presalePaid: fc.constantFrom('deposit' as const, 'final' as const),
      who: fc.constantFrom(
        'last' as const,
        'most-rounds' as const,
        'served-sku' as const,
        'first' as const,
      ),
      cancelReversesMs: fc.constantFrom(null, HOUR, 24 * HOUR),
      silentFollowUpMs: fc.constantFrom(0, HOUR),
      silentFollowUpIdleMs: fc.constantFrom(0, 60_000),
      flaggedOrders: fc.constantFrom('count' as const, 'leave-out' as const),
      netOfRefund: fc.boolean(),
      withPostage: fc.boolean(),
      criterion: fc.constantFrom('placed' as const, 'paid' as const, 'placed-first' as const),
    }),
  })
  .map(({ id, changed, changes }) => {
    const shipped = policies.get(id) as AttributionPolicy;
    return changed ? { ...shipped, ...changes } : shipped;
  });

/** Setups of any policy, with an after-sale agent now and then. */
export const setup: fc.Arbitrary<Setup> = fc
  .record({ policy, max: fc.constantFrom(20_000, 20_000, 5), own: fc.nat(15), role: fc.boolean() })
  .map(({ policy: used, max, own, role }) => ({
    ...defaultSetup(used),
    agents: role ? new Map([['敏', AFTER_SALE]]) : new Map<string, Agent>(),
    messagesPerThreadMax: max,
    ownAccounts: own === 0 ? new Set(['买家']) : new Set<string>(),
  }));

/** A thread of those events. */
export function threadOf(list: readonly ThreadEvent[]): Thread {
  return { shop: '店', buyer: '买家', events: list, ordersKnown: true, ordersUnclear: null };
}
