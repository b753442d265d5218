// Looks figures up by metric and puts them as shown: text, what they were counted from, and their state.
import type { MetricDefinition } from '../../measures/definition.ts';
import type { MetricRow } from '../../measures/roll-up.ts';
import type { Shown } from '../model.ts';
import { presentCount, presentFen, presentValue, type Unit } from '../present-number.ts';
import { NA_REASONS } from '../words/na-reasons.ts';
import { say } from '../words/say.ts';

/** Pure ratios that are no share of a whole. */
const DECIMALS = new Set(['answer-question-ratio', 'items-per-buyer', 'items-per-order']);

/** In what a metric's value is shown. */
export function unitOf({ id, value }: Pick<MetricDefinition, 'id' | 'value'>): Unit {
  if (value !== 'ratio') return value;
  return DECIMALS.has(id) ? 'decimal' : 'percent';
}

/** The newest version's row of a metric; undefined if there is none. */
export function findRow(
  rows: readonly MetricRow[] | undefined,
  metric: string,
): MetricRow | undefined {
  let found: MetricRow | undefined;
  for (const row of rows ?? []) {
    if (row.metric === metric && (found === undefined || row.version > found.version)) found = row;
  }
  return found;
}

/** Presents rows of one scope (shop, agent or day). */
export class FigureBook {
  readonly #units: ReadonlyMap<string, Unit>;

  constructor(definitions: readonly MetricDefinition[]) {
    this.#units = new Map(definitions.map((definition) => [definition.id, unitOf(definition)]));
  }

  /** The figure of a metric as shown; n/a with `no-data` where there is none. */
  show(rows: readonly MetricRow[] | undefined, metric: string): Shown {
    return this.showRow(findRow(rows, metric), metric);
  }

  showRow(row: MetricRow | undefined, metric: string): Shown {
    const unit = this.#units.get(metric) ?? 'count';
    const value = row?.value ?? null;
    const reason = value === null ? say(NA_REASONS, row?.reason ?? 'no-data') : null;
    const text = presentValue(value, unit);
    const basis = row === undefined ? '' : basisOf(row, unit);
    return { metric, value, text, basis, state: row?.state ?? 'na', reason };
  }
}

function basisOf(row: MetricRow, unit: Unit): string {
  if (row.numerator === null) {
    return row.denominator === null ? '' : `n = ${presentCount(row.denominator)}`;
  }
  const top =
    unit === 'fen'
      ? presentFen(row.numerator)
      : unit === 'seconds'
        ? `${presentCount(Math.round(row.numerator))} s`
        : presentCount(row.numerator);
  return row.denominator === null ? top : `${top} ÷ ${presentCount(row.denominator)}`;
}
