// Adds up the rows of several shops, so that one report can stand for all of them.
import type { MetricRow } from '../../measures/roll-up.ts';

function sum(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : a + b;
}

function add(a: MetricRow, b: MetricRow): MetricRow {
  const numerator = sum(a.numerator, b.numerator);
  const denominator = sum(a.denominator, b.denominator);
  const units = a.units + b.units;
  // A percentile has no numerator, and percentiles of two shops cannot be added.
  const percentile = numerator === null;
  const ratio = denominator !== null;
  const value =
    numerator === null || denominator === 0 ? null : ratio ? numerator / denominator : numerator;
  const open = a.state === 'provisional' || b.state === 'provisional';
  const reason = value !== null ? (open ? 'window-open' : null) : (a.reason ?? b.reason);
  return {
    ...a,
    value: percentile ? null : value,
    numerator,
    denominator,
    units,
    state: value === null ? 'na' : open ? 'provisional' : 'final',
    reason: value === null && reason === null ? 'no-units' : reason,
  };
}

/**
 * One row for each metric, version, agent and day, whatever shop it is from: numerators and
 * denominators added. Percentiles of several shops become n/a. Rows of a single shop stay as they are.
 */
export function combineRows(rows: readonly MetricRow[]): MetricRow[] {
  const combined = new Map<string, MetricRow>();
  for (const row of rows) {
    const key = JSON.stringify([row.metric, row.version, row.scope, row.agent, row.group, row.day]);
    const known = combined.get(key);
    combined.set(key, known === undefined ? row : add(known, row));
  }
  return [...combined.values()];
}
