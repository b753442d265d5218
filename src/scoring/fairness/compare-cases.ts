// The case mix of a whole run, compared fairly: after-sale staff are left out.
import type { Setup } from '../../domain/setup.ts';
import type { CaseMix } from '../case-mix/case-mix.ts';
import { settleCases } from '../case-mix/settle-cases.ts';
import { compareFairly } from './compare-fairly.ts';
import type { FairComparison } from './fair-comparison.ts';

/** null where there is no final inquiry of a known agent to compare. */
export function compareCases(
  mix: CaseMix,
  { agents }: Pick<Setup, 'agents'>,
): FairComparison | null {
  const rows = settleCases(mix);
  if (rows.length === 0) return null;
  const afterSale = [...agents.values()].filter(({ role }) => role === 'aftersale');
  const notCompared = new Set(afterSale.map(({ id }) => id));
  return compareFairly(rows, { notCompared, oneIn: mix.oneIn });
}
