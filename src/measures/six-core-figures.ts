// The six figures a manager looks at first (P2), picked from rows of one agent or shop and one span of time.
import type { MetricRow } from './roll-up.ts';

/** Metric ids of the six core figures, in the order they are shown. */
export const SIX_CORE = [
  'conversion',
  'orders',
  'sales',
  'order-loss-rate',
  'average-response',
  'unanswered',
] as const;

export type SixCoreFigures = { readonly [K in (typeof SIX_CORE)[number]]: MetricRow | null };

/**
 * Picks the six from the rows of one bucket of a roll-up; the newest version where there are several,
 * null where a definition is missing.
 */
export function sixCoreFigures(rows: readonly MetricRow[]): SixCoreFigures {
  const found: Record<string, MetricRow | null> = Object.fromEntries(
    SIX_CORE.map((id) => [id, null]),
  );
  for (const row of rows) {
    const known = found[row.metric];
    if (known === undefined) continue;
    if (known === null || known.version < row.version) found[row.metric] = row;
  }
  return found as SixCoreFigures;
}
