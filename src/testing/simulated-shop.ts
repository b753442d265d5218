// A shop's diagnosis rows drawn by chance: quiet, or with a trouble planted in it.
import { createPrng, type Prng } from '../lib/prng.ts';
import { weekday } from '../lib/zone.ts';
import {
  type AgentDayRow,
  type DiagnosisInput,
  type HourRow,
  noSums,
  type ProductRow,
  type RuleDayRow,
} from '../scoring/diagnosis/rows.ts';

/** What of an agent's day may be planted; a quiet shop leaves all as they are. */
export interface Mood {
  traffic: number;
  ordering: number;
  paying: number;
  orderValueFen: number;
  waitSeconds: number;
  bare: number;
  /** By rule, the chance of a hit. */
  readonly rules: Record<string, number>;
  closing: number;
  refunding: number;
}

export interface ShopPlan {
  readonly agents: number;
  readonly days: number;
  /** Inquiries of an agent on an ordinary day. */
  readonly traffic: number;
  readonly products: number;
  /** Changes the mood of one agent's day. */
  readonly plant?: (mood: Mood, agent: number, day: number) => void;
  readonly plantHour?: (hour: number, day: number) => { wait: number; ordering: number };
  readonly plantProduct?: (product: number) => { asking: number; closing: number };
}

export const RULES = ['rule-a', 'rule-b', 'rule-c', 'rule-d', 'rule-e', 'rule-f'];
export const FIRST_DAY = 20_600;
const BY_WEEKDAY = [0.9, 1.15, 1.1, 1, 1, 0.95, 0.9];

/** Equal seeds and plans give equal rows. */
export function simulateShop(seed: number, plan: ShopPlan): DiagnosisInput {
  const rng = createPrng(seed, 'simulated-shop');
  const agentDays: AgentDayRow[] = [];
  const ruleDays: RuleDayRow[] = [];
  const bare = Array.from({ length: plan.agents }, () => ({ judged: 0, hits: 0 }));
  for (let day = 0; day < plan.days; day++) {
    // Days are better or worse for everybody, as they are in life.
    const luck = Math.exp(0.06 * rng.normal());
    const crowd = Math.exp(0.08 * rng.normal()) * (BY_WEEKDAY[weekday(FIRST_DAY + day)] ?? 1);
    for (let agent = 0; agent < plan.agents; agent++) {
      if ((day + agent) % 6 === 0) continue;
      const mood = quietMood(plan.traffic * crowd, luck);
      plan.plant?.(mood, agent, day);
      const row = drawDay(rng, mood);
      agentDays.push({ ...row, agent: `shop:${agent}`, day: FIRST_DAY + day });
      for (const rule of RULES) {
        const hits = binomial(rng, row.receptions, mood.rules[rule] ?? 0.1);
        const judged = row.receptions;
        ruleDays.push({ agent: `shop:${agent}`, rule, day: FIRST_DAY + day, judged, hits });
      }
      const own = bare[agent]!;
      own.judged += row.receptions;
      own.hits += binomial(rng, row.receptions, mood.bare);
    }
  }
  return {
    ordersKnown: true,
    agentDays,
    agents: bare.map(({ judged, hits }, i) => ({
      ...{
        agent: `shop:${i}`,
        sells: true,
        role: 'presale',
        bareJudged: judged,
        bareHits: hits,
        reasons: [],
      },
    })),
    ruleDays,
    hours: drawHours(rng, plan),
    products: Array.from({ length: plan.products }, (_, i) => drawProduct(rng, plan, i)),
    reasons: [],
  };
}

function quietMood(traffic: number, luck: number): Mood {
  return {
    ...{ traffic, ordering: Math.min(0.9, 0.35 * luck), paying: 0.85, orderValueFen: 20_000 },
    ...{ waitSeconds: 20, bare: 0.3, rules: {}, closing: 0.12, refunding: 0.08 },
  };
}

function drawDay(rng: Prng, mood: Mood): Omit<AgentDayRow, 'agent' | 'day'> {
  const sums = noSums();
  sums.inquiries = Math.max(1, Math.round(mood.traffic * Math.exp(0.15 * rng.normal())));
  sums.receptions = Math.round(sums.inquiries * 1.2);
  sums.unanswered = binomial(rng, sums.receptions, 0.02);
  sums.ordered = binomial(rng, sums.inquiries, mood.ordering);
  sums.paid = binomial(rng, sums.ordered, mood.paying);
  for (let i = 0; i < sums.paid; i++) {
    const fen = Math.round(rng.logNormal(mood.orderValueFen, 0.5));
    sums.salesFen += fen;
    sums.salesYuanSquares += Math.round(fen / 100) ** 2;
  }
  sums.waits = sums.receptions - sums.unanswered;
  for (let i = 0; i < sums.waits; i++) {
    sums.logWaits += Math.round(1000 * Math.log1p(rng.logNormal(mood.waitSeconds, 0.6)));
  }
  sums.settledOrders = sums.ordered;
  sums.closedOrders = binomial(rng, sums.ordered, mood.closing);
  sums.paidOrders = sums.paid;
  sums.refundedOrders = binomial(rng, sums.paid, mood.refunding);
  sums.settledFen = sums.settledOrders * 20_000;
  sums.closedFen = sums.closedOrders * 20_000;
  sums.paidFen = sums.paidOrders * 20_000;
  sums.refundFen = sums.refundedOrders * 20_000;
  return sums;
}

function drawHours(rng: Prng, plan: ShopPlan): HourRow[] {
  const rows: HourRow[] = [];
  for (let day = 0; day < plan.days; day++) {
    for (let hour = 9; hour < 23; hour++) {
      const { wait, ordering } = plan.plantHour?.(hour, day) ?? { wait: 1, ordering: 1 };
      const inquiries = 4 + rng.int(Math.max(1, Math.round((plan.agents * plan.traffic) / 8)));
      let logWaits = 0;
      const crowd = Math.exp(0.15 * rng.normal());
      for (let i = 0; i < inquiries; i++) {
        logWaits += Math.round(1000 * Math.log1p(rng.logNormal(20 * wait * crowd, 0.6)));
      }
      const paid = binomial(rng, inquiries, 0.3 * ordering);
      rows.push({ day: FIRST_DAY + day, hour, waits: inquiries, logWaits, inquiries, paid });
    }
  }
  return rows;
}

function drawProduct(rng: Prng, plan: ShopPlan, index: number): ProductRow {
  const { asking, closing } = plan.plantProduct?.(index) ?? { asking: 1, closing: 1 };
  const asked = 20 + rng.int(120);
  const settledOrders = Math.round(asked * 0.4);
  const closedOrders = binomial(rng, settledOrders, Math.min(0.9, 0.12 * closing));
  const paidOrders = settledOrders - closedOrders;
  const refundedOrders = binomial(rng, paidOrders, 0.08);
  const priceFen = 5000 + rng.int(300) * 100;
  return {
    ...{ sku: `P${index}`, title: `商品${index}`, priceFen, asked, reasons: [] },
    askedPaid: binomial(rng, asked, 0.3 * asking),
    ...{ settledOrders, closedOrders, paidOrders, refundedOrders },
    ...{ settledFen: settledOrders * priceFen, closedFen: closedOrders * priceFen },
    ...{ paidFen: paidOrders * priceFen, refundFen: refundedOrders * priceFen },
  };
}

function binomial(rng: Prng, n: number, p: number): number {
  let hits = 0;
  for (let i = 0; i < n; i++) if (rng.next() < p) hits++;
  return hits;
}
