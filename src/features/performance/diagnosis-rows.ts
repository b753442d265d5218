// The plain sums the diagnosis reads, from the facts in the database (see report/tally-diagnosis.ts for files).
import { ARCHETYPES } from '../../engine/rule.ts';
import { dayOf } from '../../http/day-query.ts';
import { SEVERITY_WEIGHT } from '../../report/rule-info.ts';
import type {
  AgentDayRow,
  AgentRow,
  DiagnosisInput,
  HourRow,
  OrderSums,
  ProductRow,
  ReasonCount,
  RuleDayRow,
} from '../../scoring/diagnosis/rows.ts';
import { noSums } from '../../scoring/diagnosis/rows.ts';
import type { AgentDay } from '../../store/agent-days.ts';
import type { Database } from '../../store/database.ts';
import { archetypesByAgent } from './agents.ts';
import type { DayPart, HourPart, ProductPart, ReasonPart } from './diagnosis-store.ts';
import * as store from './diagnosis-store.ts';
import type { Work } from './period.ts';

const BARE = ARCHETYPES.indexOf('一问一答型');

/** Everything the diagnosis asks for; `days` are the figures of the same period. */
export async function loadDiagnosisInput(
  db: Database,
  work: Work,
  days: readonly AgentDay[],
): Promise<DiagnosisInput> {
  const { shop, from, to, agents, setup } = work;
  const { zoneOffsetMs, dayCutMs } = setup.setup;
  const agentsOrNull = agents === 'all' ? null : agents;
  const where = { shop, from: dayOf(from), to: dayOf(to), agents: agentsOrNull };
  const clock = { zoneOffsetMs, dayCutMs };
  const inquiries = await store.sumInquiryDays(db, where);
  const waits = await store.sumWaits(db, where, setup.setup);
  const orders = await store.sumOrderDays(db, where, clock);
  const hours = await store.sumInquiryHours(db, where, clock);
  const products = await store.sumProducts(db, where, clock);
  const reasons = await store.countReasons(db, where, clock);
  return {
    ordersKnown: setup.ordersKnown,
    agentDays: joinDays([inquiries, waits.days, orders]),
    agents: agentRows(work, days, reasons),
    ruleDays: ruleDays(days, telling(work)),
    hours: joinHours([waits.hours, hours]),
    products: productRows(products, reasons, work),
    reasons: reasonsOf(reasons, ({ key }) => key === ''),
  };
}

function joinDays(parts: readonly (readonly DayPart[])[]): AgentDayRow[] {
  const rows = new Map<string, AgentDayRow>();
  for (const { agent, day, ...sums } of parts.flat()) {
    const key = `${day}/${agent ?? ''}`;
    rows.set(key, { ...(rows.get(key) ?? { agent, day, ...noSums() }), ...sums });
  }
  return [...rows.values()];
}

function joinHours(parts: readonly (readonly HourPart[])[]): HourRow[] {
  const rows = new Map<string, HourRow>();
  const none = { waits: 0, logWaits: 0, inquiries: 0, paid: 0 };
  for (const { day, hour, ...sums } of parts.flat()) {
    const key = `${day}/${hour}`;
    rows.set(key, { ...(rows.get(key) ?? { day, hour, ...none }), ...sums });
  }
  return [...rows.values()];
}

function agentRows(
  { roster }: Work,
  days: readonly AgentDay[],
  reasons: readonly ReasonPart[],
): AgentRow[] {
  return [...archetypesByAgent(days)].map(([agent, types]) => ({
    agent,
    sells: roster.get(agent)?.role !== 'aftersale',
    role: roster.get(agent)?.role ?? null,
    bareJudged: types[BARE]?.judged ?? 0,
    bareHits: types[BARE]?.hits ?? 0,
    reasons: reasonsOf(reasons, ({ key }) => key === `a:${agent}`),
  }));
}

/** Rules of what an agent may do wrong; a merit or a mere note explains no lost sale. */
function telling({ setup }: Work): ReadonlySet<string> {
  const faults = setup.rulebook.rules.filter(
    ({ rule: { kind, dimension, severity } }) =>
      kind === 'fault' && dimension !== 'buyer' && SEVERITY_WEIGHT[severity] > 0,
  );
  return new Set(faults.map(({ rule }) => rule.id));
}

function ruleDays(days: readonly AgentDay[], among: ReadonlySet<string>): RuleDayRow[] {
  const rows: RuleDayRow[] = [];
  for (const own of days) {
    const { agent, day } = own;
    if (agent === '' || day === null) continue;
    const on = dayOf(day);
    own.visitRules((rule, hit, miss) => {
      if (hit + miss > 0 && among.has(rule)) {
        rows.push({ agent, rule, day: on, judged: hit + miss, hits: hit });
      }
    });
  }
  return rows;
}

const NO_FATES: OrderSums = {
  ...{ settledOrders: 0, closedOrders: 0, settledFen: 0, closedFen: 0 },
  ...{ paidOrders: 0, refundedOrders: 0, paidFen: 0, refundFen: 0 },
};

function productRows(
  parts: readonly ProductPart[],
  reasons: readonly ReasonPart[],
  { setup }: Work,
): ProductRow[] {
  const rows = new Map<string, ProductRow>();
  for (const { sku, title, ...sums } of parts) {
    const known = setup.setup.products.get(sku);
    const first: ProductRow = {
      ...NO_FATES,
      sku,
      title: known?.title ?? title ?? sku,
      priceFen: known?.priceFen ?? null,
      ...{ asked: 0, askedPaid: 0 },
      reasons: reasonsOf(reasons, ({ key }) => key === `p:${sku}`),
    };
    rows.set(sku, { ...(rows.get(sku) ?? first), ...sums });
  }
  return [...rows.values()];
}

/** Most frequent first. */
function reasonsOf(
  parts: readonly ReasonPart[],
  meant: (part: ReasonPart) => boolean,
): ReasonCount[] {
  return parts
    .filter(meant)
    .map(({ reason, count }) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}
