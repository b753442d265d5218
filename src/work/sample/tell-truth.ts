// Turns what was played into the records of truth.jsonl.
import { dayNumber, dayText } from '../../lib/zone.ts';
import { BARE, KEPT } from './answer.ts';
import { ZONE_MS } from './calendar.ts';
import { paidFenOf, type SampleOrder } from './place-order.ts';
import type { SampleAgent } from './staff.ts';
import type { Talk } from './talk.ts';
import type { AgentTruth, ConversationTruth, OrderTruth, Planted } from './truth.ts';

/** Planted only to be summed up at the end. */
const PARTS: ReadonlySet<string> = new Set([BARE, KEPT]);

/** What agents achieved so far, by id. */
export type Achievements = Map<
  string,
  { conversations: number; presale: number; orders: number; paidOrders: number; paidFen: number }
>;

export function tellTalk(talk: Talk, asOf: number): ConversationTruth {
  const agents = new Set<string>();
  for (const line of talk.lines) if (line.by === 'agent') agents.add(line.agent);
  return {
    type: 'conversation',
    id: talk.id,
    buyer: talk.buyer.nick,
    scenario: talk.scenario,
    agents: [...agents],
    day: dayText(dayNumber(talk.lines[0]!.at, ZONE_MS)),
    promotion: talk.promotion,
    buyerDifficulty: Math.round(talk.buyer.difficulty * 1000) / 1000,
    waitsSeconds: talk.waits,
    steps: talk.steps,
    asked: talk.product.sku,
    recommended: talk.recommended.map((product) => product.sku),
    orders: talk.orders.map((order) => order.id),
    planted: talk.planted
      .filter((one) => one.rule !== null || !PARTS.has(one.what))
      .map((one) => settled(one, talk, asOf)),
  };
}

/**
 * A recommendation is only bought once it is paid for and kept. Who came to be recommended something
 * was recommended everything they bought.
 */
function settled(planted: Planted, talk: Talk, asOf: number): Planted {
  if (planted.rule !== 'good-recommendation-bought') return planted;
  const order = talk.orders.find(({ id }) => id === planted.order);
  const has = (at: number | null | undefined): boolean => at != null && at <= asOf;
  const kept = order?.items.some(
    ({ product, refundFen }) =>
      (talk.scenario === 'browse' || talk.recommended.includes(product)) &&
      (refundFen === 0 || !has(order.refundedAt)),
  );
  return has(order?.paidAt) && kept === true ? planted : { ...planted, expect: 'miss' };
}

export function tellOrder(order: SampleOrder, asOf: number): OrderTruth {
  const paid = order.paidAt !== null && order.paidAt <= asOf;
  const { id, owner, kind, assists, conversation, remindedAfterSeconds } = order;
  return {
    type: 'order',
    id,
    buyer: order.buyer.nick,
    owner,
    kind,
    assists,
    conversation,
    paidFen: paid ? paidFenOf(order) : 0,
    remindedAfterSeconds,
  };
}

export function tellAgent(agent: SampleAgent, achievements: Achievements): AgentTruth {
  const none = { conversations: 0, presale: 0, orders: 0, paidOrders: 0, paidFen: 0 };
  const { id, group, character, skills, vice } = agent;
  return { type: 'agent', id, group, character, skills, vice, ...(achievements.get(id) ?? none) };
}

/** Adds a conversation and its orders to what its agent achieved by `asOf`. */
export function credit(achievements: Achievements, talk: Talk, asOf: number): void {
  if (talk.agent === null) return;
  const { id } = talk.agent;
  const sum = achievements.get(id) ?? {
    conversations: 0,
    presale: 0,
    orders: 0,
    paidOrders: 0,
    paidFen: 0,
  };
  achievements.set(id, sum);
  sum.conversations += 1;
  if (talk.scenario !== 'aftersale' && talk.scenario !== 'transferred') sum.presale += 1;
  for (const order of talk.orders) {
    if (order.owner !== id) continue;
    sum.orders += 1;
    const truth = tellOrder(order, asOf);
    if (truth.paidFen > 0) sum.paidOrders += 1;
    sum.paidFen += truth.paidFen;
  }
}
