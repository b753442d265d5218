// The case mix of a whole run, compared fairly: after-sale staff, and who seems to be such, are left out.
import type { Setup } from '../../domain/setup.ts';
import type { CaseMix } from '../case-mix/case-mix.ts';
import type { CaseRow } from '../case-mix/case-row.ts';
import { settleCases } from '../case-mix/settle-cases.ts';
import { seemsAfterSale } from '../seems-after-sale.ts';
import { compareFairly } from './compare-fairly.ts';
import type { FairComparison } from './fair-comparison.ts';

/** null where there is no final inquiry of a known agent to compare. */
export function compareCases(
  mix: CaseMix,
  { agents }: Pick<Setup, 'agents'>,
): FairComparison | null {
  const rows = settleCases(mix);
  if (rows.length === 0) return null;
  const notCompared = new Set(whoDoesNotSell(rows, agents));
  return compareFairly(rows, { notCompared, oneIn: mix.oneIn });
}

function whoDoesNotSell(rows: readonly CaseRow[], agents: Setup['agents']): string[] {
  const counted = new Map<string, { inquiries: number; ordered: number }>();
  for (const { agent, paid } of rows) {
    const sums = counted.get(agent) ?? { inquiries: 0, ordered: 0 };
    sums.inquiries++;
    if (paid) sums.ordered++;
    counted.set(agent, sums);
  }
  return [...counted].flatMap(([agent, sums]) => {
    const role = agents.get(agent)?.role ?? null;
    return role === 'aftersale' || seemsAfterSale(role, sums) ? [agent] : [];
  });
}
