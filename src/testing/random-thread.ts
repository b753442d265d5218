// Random but lifelike threads for simulations: a seeded source decides, so a seed replays a failure.
import fc from 'fast-check';
import type { Message, OrderEvent, OrderState, Rating, ThreadEvent } from '../domain/event.ts';

const DAY_MS = 86_400_000;
/** 2026-06-01 09:00 in China. */
export const SIMULATION_START = Date.UTC(2026, 5, 1, 1);

const BUYER_LINES = [
  '在吗',
  '这件有 M 码吗？',
  '想给我妈妈买件外套，有推荐的吗',
  '多少钱，能便宜点吗',
  '什么时候发货',
  '好的，谢谢',
  '嗯嗯',
  '我再看看吧',
  '尺码偏大吗',
  '收到货有破损，怎么退货',
  '你们什么态度，垃圾客服',
  '已经付款了',
];

const AGENT_LINES = [
  '您好，在的亲',
  '有的',
  '亲是自己穿还是送人呢？',
  '推荐您看看这款，和您那件是同一个面料的',
  '稍等，我帮您查一下',
  '拍下的这件库存不多了，亲现在付款的话今天就能发出',
  '加我微信 abc12345 给您优惠',
  '这是全网最低价',
  '好评返现五元哦',
  '您有完没完，自己不会看吗',
  '感谢光临，祝您生活愉快，再见',
  '48 小时内发货的哦',
];

const AUTO_LINE = '亲，欢迎光临小店，客服正在赶来，请稍等～【自动回复】';

const AGENTS = ['云上小铺:小雅', '云上小铺:阿杰'];
const STEPS_SECONDS = [0, 1, 3, 15, 20, 21, 60, 121, 599, 601, 901, 7200, 7201, 40_000];

const messageStep = fc.record({
  gapSeconds: fc.constantFrom(...STEPS_SECONDS),
  who: fc.constantFrom('buyer', 'buyer', 'agent', 'agent', 'other', 'auto', 'system'),
  line: fc.nat({ max: BUYER_LINES.length - 1 }),
  card: fc.boolean(),
  revokedAfterSeconds: fc.option(fc.constantFrom(1, 30, 5000), { nil: null, freq: 8 }),
});

const orderStep = fc.record({
  afterSeconds: fc.nat({ max: 3 * 86_400 }),
  paidAfterSeconds: fc.option(fc.constantFrom(10, 899, 900, 901, 90_000), { nil: null }),
  endAfterSeconds: fc.option(fc.constantFrom(600, 1200, 200_000), { nil: null }),
  ends: fc.constantFrom<OrderState>('closed', 'refunded', 'completed'),
  untimedEnd: fc.boolean(),
  sku: fc.constantFrom('P1', 'P2', 'P3'),
});

type MessageStep = {
  gapSeconds: number;
  who: string;
  line: number;
  card: boolean;
  revokedAfterSeconds: number | null;
};
type OrderStep = {
  afterSeconds: number;
  paidAfterSeconds: number | null;
  endAfterSeconds: number | null;
  ends: OrderState;
  untimedEnd: boolean;
  sku: string;
};

function messageOf(step: MessageStep, at: number, index: number, given: boolean): Message {
  const other = step.who === 'other';
  const by = step.who === 'buyer' ? 'buyer' : step.who === 'system' ? 'system' : 'agent';
  const text =
    step.who === 'auto'
      ? AUTO_LINE
      : by === 'buyer'
        ? BUYER_LINES[step.line]!
        : by === 'agent'
          ? AGENT_LINES[step.line]!
          : '系统消息：会话已转接';
  return {
    type: 'message',
    id: `m${index}`,
    at,
    seq: index,
    conversation: given ? `c${Math.floor(index / 9)}` : null,
    by,
    agent: by === 'system' ? null : AGENTS[other ? 1 : 0]!,
    kind: step.card ? 'product' : 'text',
    text: step.card ? '' : text,
    sku: step.card ? `P${(step.line % 3) + 1}` : null,
    orderId: null,
    auto: step.who === 'auto' ? null : by === 'agent' ? false : null,
    revokedAt: step.revokedAfterSeconds === null ? null : at + step.revokedAfterSeconds * 1000,
    revision: 0,
  };
}

function orderEvents(step: OrderStep, index: number): OrderEvent[] {
  const orderId = `A${index}`;
  const placedAt = SIMULATION_START + step.afterSeconds * 1000;
  const event = (state: OrderState, at: number | null, amountFen: number | null): OrderEvent => ({
    type: 'order',
    id: `${orderId}:${state}`,
    orderId,
    at,
    notBefore: at === null ? placedAt : null,
    seq: index,
    state,
    amountFen,
    postageFen: null,
    items: [
      {
        sku: step.sku,
        title: `商品${step.sku}`,
        quantity: 1,
        priceFen: 19_900,
        paidFen: 19_900,
        refundFen: 0,
      },
    ],
    reason: null,
    flagged: false,
    revision: 0,
  });
  const events = [event('placed', placedAt, 19_900)];
  if (step.paidAfterSeconds !== null) {
    events.push(event('paid', placedAt + step.paidAfterSeconds * 1000, 19_900));
  }
  if (step.endAfterSeconds !== null) {
    const at = step.untimedEnd ? null : placedAt + step.endAfterSeconds * 1000;
    events.push(event(step.ends, at, step.ends === 'refunded' ? 19_900 : null));
  }
  return events;
}

const ratingStep = fc.record({
  afterSeconds: fc.nat({ max: 2 * 86_400 }),
  of: fc.constantFrom('conversation', 'agent', 'order'),
  score: fc.constantFrom(null, 1 as const, 3 as const, 5 as const),
  again: fc.boolean(),
});

type RatingStep = {
  afterSeconds: number;
  of: string;
  score: Rating['score'];
  again: boolean;
};

/** The rating, and a second one of the same id later if the buyer thought again. */
function ratingEvents({ afterSeconds, of, score, again }: RatingStep, index: number): Rating[] {
  const rating: Rating = {
    type: 'rating',
    id: `rating:${of}`,
    at: SIMULATION_START + afterSeconds * 1000,
    seq: index,
    conversation: of === 'conversation' ? 'c0' : null,
    orderId: of === 'order' ? 'A0' : null,
    agent: of === 'agent' ? AGENTS[0]! : null,
    score,
    invited: score === null ? true : null,
    text: '',
    revision: 0,
  };
  return again ? [rating, { ...rating, at: (rating.at ?? 0) + 61_000, score: 2 }] : [rating];
}

/** The events of one thread over some days, in the order they happened. */
export const randomEvents: fc.Arbitrary<ThreadEvent[]> = fc
  .record({
    messages: fc.array(messageStep, { minLength: 1, maxLength: 24 }),
    orders: fc.array(orderStep, { maxLength: 2 }),
    ratings: fc.array(ratingStep, { maxLength: 2 }),
    given: fc.boolean(),
  })
  .map(({ messages, orders, ratings, given }) => {
    let at = SIMULATION_START;
    const said = messages.map((step, index) => {
      at += step.gapSeconds * 1000;
      return messageOf(step, at, index, given);
    });
    return [...said, ...orders.flatMap(orderEvents), ...ratings.flatMap(ratingEvents)];
  });

/** How events reach us: in which order, in what batches, how late, told how often. */
export interface Arrival {
  readonly events: readonly ThreadEvent[];
  readonly now: number;
}

/** Arrivals of the given events: shuffled, batched, delayed, some repeated. */
export function randomArrivals(events: readonly ThreadEvent[]): fc.Arbitrary<Arrival[]> {
  const delivery = fc.record({
    event: fc.constantFrom(...events),
    delayMs: fc.constantFrom(0, 0, 1, 700, 61_000, 20 * 60_000, DAY_MS),
  });
  const repeats = fc.array(delivery, { maxLength: 6 });
  const delays = fc.array(fc.constantFrom(0, 0, 0, 1, 5000, 130_000, 2 * DAY_MS), {
    minLength: events.length,
    maxLength: events.length,
  });
  return fc
    .tuple(delays, repeats, fc.constantFrom(1, 1000, 600_000))
    .map(([late, again, batchMs]) => {
      const all = [...events.map((event, i) => ({ event, delayMs: late[i]! })), ...again];
      const batches = new Map<number, ThreadEvent[]>();
      for (const { event, delayMs } of all) {
        const happened = event.at ?? SIMULATION_START + DAY_MS;
        const now = Math.ceil((happened + delayMs) / batchMs) * batchMs;
        const batch = batches.get(now);
        if (batch) batch.unshift(event);
        else batches.set(now, [event]);
      }
      return [...batches.entries()]
        .sort((a, b) => a[0] - b[0])
        .map(([now, list]) => ({ now, events: list }));
    });
}
