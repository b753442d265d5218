// Looks figures up by metric and puts them as shown: text, what they were counted from, and their state.
import type { MetricDefinition } from '../../measures/definition.ts';
import type { Forecaster } from '../../measures/expect-final.ts';
import { expectRow } from '../../measures/expect-row.ts';
import type { MetricRow } from '../../measures/roll-up.ts';
import type { ExpectedShown, Shown } from '../model.ts';
import { presentExpected } from '../present-expected.ts';
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
  readonly #definitions: readonly MetricDefinition[];
  readonly #forecaster: Forecaster | null;

  /** With a forecaster, of the one shop the rows are of, provisional figures say what they will end at. */
  constructor(definitions: readonly MetricDefinition[], forecaster: Forecaster | null = null) {
    this.#units = new Map(definitions.map((definition) => [definition.id, unitOf(definition)]));
    this.#definitions = definitions;
    this.#forecaster = forecaster;
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
    const expected = row === undefined ? null : this.expected(row);
    const shown: Shown = { metric, value, text, basis, state: row?.state ?? 'na', reason };
    return expected === null ? shown : { ...shown, expected };
  }

  /** null: the row is final, or its end cannot be foretold. */
  expected(row: MetricRow): ExpectedShown | null {
    if (this.#forecaster === null || row.state !== 'provisional') return null;
    const { metric, version } = row;
    const definition = this.#definitions.find(
      (each) => each.id === metric && each.version === version,
    );
    if (definition === undefined) return null;
    const told = expectRow(this.#forecaster, row, definition);
    return told === null ? null : presentExpected(told, unitOf(definition));
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
