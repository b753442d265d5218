// The report's collection as the plain rows the diagnosis reads.
import type { Setup } from '../../domain/setup.ts';
import { ARCHETYPES } from '../../engine/rule.ts';
import {
  type AgentDayRow,
  type AgentRow,
  DAY_FIELDS,
  type DiagnosisInput,
  type HourRow,
  type OrderSums,
  type ProductRow,
  type ReasonCount,
  type RuleDayRow,
} from '../../scoring/diagnosis/rows.ts';
import type { Collection } from '../collection.ts';
import { type DiagnosisTally, HOUR_FIELDS, ORDER_FROM } from '../diagnosis-tally.ts';

const BARE = ARCHETYPES.indexOf('一问一答型');

/** `ordersKnown`: whether anything can be said of who bought. */
export function diagnosisInput(
  collection: Collection,
  setup: Setup,
  ordersKnown: boolean,
): DiagnosisInput {
  const { diagnosis: tally } = collection;
  return {
    ordersKnown,
    agentDays: agentDaysOf(tally),
    agents: agentsOf(collection, setup),
    ruleDays: ruleDaysOf(tally, collection.ruleIds),
    hours: hoursOf(tally),
    products: productsOf(tally, setup),
    reasons: reasonsOf(tally, ''),
  };
}

function agentDaysOf({ agentDays }: DiagnosisTally): AgentDayRow[] {
  return [...agentDays].flatMap(([agent, days]) =>
    [...days].map(([day, cell]): AgentDayRow => {
      const sums = Object.fromEntries(DAY_FIELDS.map((field, i) => [field, cell[i] ?? 0]));
      return { agent: agent === '' ? null : agent, day, ...sums } as AgentDayRow;
    }),
  );
}

function agentsOf(collection: Collection, setup: Setup): AgentRow[] {
  return [...collection.agents].map(([agent, tally]) => ({
    agent,
    sells: setup.agents.get(agent)?.role !== 'aftersale',
    role: setup.agents.get(agent)?.role ?? null,
    bareJudged: tally.judged[BARE] ?? 0,
    bareHits: tally.hits[BARE] ?? 0,
    reasons: reasonsOf(collection.diagnosis, `a:${agent}`),
  }));
}

function ruleDaysOf({ ruleDays }: DiagnosisTally, ruleIds: readonly string[]): RuleDayRow[] {
  return [...ruleDays].flatMap(([agent, days]) =>
    [...days].flatMap(([day, cell]) =>
      ruleIds.flatMap((rule, i): RuleDayRow[] => {
        const judged = cell[i * 2] ?? 0;
        return judged === 0 ? [] : [{ agent, rule, day, judged, hits: cell[i * 2 + 1] ?? 0 }];
      }),
    ),
  );
}

function hoursOf({ hours }: DiagnosisTally): HourRow[] {
  return [...hours].flatMap(([day, cell]) =>
    Array.from({ length: 24 }, (_, hour): HourRow => {
      const [waits = 0, logWaits = 0, inquiries = 0, paid = 0] = cell.subarray(
        hour * HOUR_FIELDS,
        (hour + 1) * HOUR_FIELDS,
      );
      return { day, hour, waits, logWaits, inquiries, paid };
    }).filter(({ waits, inquiries }) => waits + inquiries > 0),
  );
}

function productsOf(tally: DiagnosisTally, setup: Setup): ProductRow[] {
  return [...tally.products].map(([sku, cell]): ProductRow => {
    const fates = DAY_FIELDS.slice(ORDER_FROM).map((field, i) => [field, cell[i + 2] ?? 0]);
    const known = setup.products.get(sku);
    return {
      ...(Object.fromEntries(fates) as OrderSums),
      sku,
      title: known?.title ?? tally.titles.get(sku) ?? sku,
      priceFen: known?.priceFen ?? null,
      asked: cell[0] ?? 0,
      askedPaid: cell[1] ?? 0,
      reasons: reasonsOf(tally, `p:${sku}`),
    };
  });
}

/** Most frequent first. */
function reasonsOf({ reasons }: DiagnosisTally, key: string): ReasonCount[] {
  return [...(reasons.get(key) ?? [])]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}
