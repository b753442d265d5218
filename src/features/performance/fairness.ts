// Agents compared on the buyers they drew (M4), from the case mix that was stored with each thread.
import { dayOf } from '../../http/day-query.ts';
import { buildFair } from '../../report/build/fair.ts';
import {
  addCase,
  buyerNumber,
  type CaseMix,
  countDay,
  newCaseMix,
} from '../../scoring/case-mix/case-mix.ts';
import type { CaseRow } from '../../scoring/case-mix/case-row.ts';
import { compareCases } from '../../scoring/fairness/compare-cases.ts';
import type { Database } from '../../store/database.ts';
import { queryColumns } from '../../store/query-columns.ts';
import type { Work } from './period.ts';
import type { FairShape } from './shapes.ts';
import { countInquiryDays, type Days } from './store.ts';

/** Days before the period that tell what traffic is usual. */
export const USUAL_DAYS = 28;

const CASE = {
  text: ['buyer', 'agent', 'intent', 'history', 'difficulty'],
  'text?': ['category'],
  number: ['day', 'hour', 'sales_fen'],
  'number?': ['price_fen'],
  flag: ['paid'],
} as const;

async function loadCases(db: Database, days: Days): Promise<CaseMix> {
  const mix = newCaseMix();
  const { shop } = days;
  const parts = await queryColumns(db, {
    ...{ shape: CASE, by: 'day' },
    rows: 'from case_mix where shop_id = $1 and day between $2 and $3',
    params: [shop, dayOf(days.from), dayOf(days.to)],
  });
  for (const part of parts) {
    for (const [i, buyer] of part.buyer.entries()) {
      addCase(mix, {
        shop,
        buyer: buyerNumber(shop, buyer),
        agent: part.agent[i]!,
        day: part.day[i]!,
        hour: part.hour[i]!,
        promotion: false,
        priceFen: part.price_fen[i]!,
        category: part.category[i]!,
        intent: part.intent[i] as CaseRow['intent'],
        history: part.history[i] as CaseRow['history'],
        difficulty: part.difficulty[i] as CaseRow['difficulty'],
        paid: part.paid[i]!,
        salesFen: part.sales_fen[i]!,
      });
    }
  }
  for (const [day, count] of await countInquiryDays(db, days, USUAL_DAYS)) {
    countDay(mix, days.shop, day, count);
  }
  return mix;
}

/**
 * Compared with the whole shop, whoever asks; shown are the agents in `seen`. null: no final inquiry of
 * a known agent.
 */
export async function presentFairness(
  db: Database,
  { shop, from, to, roster, nameOf }: Work,
  seen: readonly string[] | 'all',
): Promise<FairShape | null> {
  const mix = await loadCases(db, { shop, from, to, agents: 'all' });
  const fair = compareCases(mix, { agents: roster });
  if (fair === null) return null;
  const shown = (agent: string): boolean => seen === 'all' || seen.includes(agent);
  const told = fair.pairs.filter(({ better, worse }) => shown(better) && shown(worse));
  const names = Object.fromEntries(
    fair.agents
      .map(({ agent }) => [agent, nameOf(agent)])
      .concat(fair.notCompared.map((agent) => [agent, nameOf(agent)])),
  );
  const own = {
    ...fair,
    agents: fair.agents.filter(({ agent }) => shown(agent)),
    notCompared: fair.notCompared.filter(shown),
    pairs: told,
  };
  const model = buildFair(own, names);
  if (model === null) return null;
  const { level, reach, pairs, quality, notes, rows } = model;
  return {
    ...{ level, reach, pairs, quality, notes: [...notes] },
    rows: rows.map((row) => ({
      ...{ agent: row.agent, inquiries: row.inquiries, observed: row.observed },
      ...{ expected: row.expected, value: row.value, low: row.low, high: row.high },
      ...{ verdict: row.verdict, worthFen: row.worthFen, mix: [...row.mix] },
      ...{ alike: row.alike, tier: row.tier },
    })),
  };
}
