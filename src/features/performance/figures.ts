// Rows of a roll-up as figures with their name, unit and the value of the period before.
import type { Metrics } from '../../measures/compile-metrics.ts';
import type { MetricDefinition } from '../../measures/definition.ts';
import type { MetricRow } from '../../measures/roll-up.ts';
import { SIX_CORE } from '../../measures/six-core-figures.ts';
import { findRow, unitOf } from '../../report/build/figures.ts';
import { NA_REASONS } from '../../report/words/na-reasons.ts';
import { say } from '../../report/words/say.ts';
import { identityOf, type SalesIdentity } from '../../scoring/identity.ts';
import { type SalesSplit, splitSales } from '../../scoring/split-sales.ts';
import type { FigureShape, UNITS } from './shapes.ts';

type Unit = (typeof UNITS)[number];

/** The newest definition of each metric, by id. */
export function newestDefinitions({ all }: Metrics): ReadonlyMap<string, MetricDefinition> {
  const newest = new Map<string, MetricDefinition>();
  for (const { definition } of all) {
    const known = newest.get(definition.id);
    if (known === undefined || known.version < definition.version) {
      newest.set(definition.id, definition);
    }
  }
  return newest;
}

/** How a metric's value is shown; never milliseconds or a bare ratio. */
export function shownUnit(definition: Pick<MetricDefinition, 'id' | 'value'>): Unit {
  return unitOf(definition) as Unit;
}

export function presentFigure(
  definition: MetricDefinition,
  row: MetricRow | undefined,
  before: MetricRow | undefined,
): FigureShape {
  const { id, version, name, sentence, better } = definition;
  const value = row?.value ?? null;
  return {
    ...{ metric: id, version: row?.version ?? version, name, sentence, better },
    unit: shownUnit(definition),
    value,
    before: before?.value ?? null,
    numerator: row?.numerator ?? null,
    denominator: row?.denominator ?? null,
    units: row?.units ?? 0,
    state: row?.state ?? 'na',
    reason: value === null ? say(NA_REASONS, row?.reason ?? 'no-data') : null,
  };
}

/** The six core figures (P2) of one agent or of the shop. */
export function presentSix(
  metrics: Metrics,
  rows: readonly MetricRow[],
  before: readonly MetricRow[],
): FigureShape[] {
  const definitions = newestDefinitions(metrics);
  return SIX_CORE.flatMap((id) => {
    const definition = definitions.get(id);
    return definition === undefined
      ? []
      : [presentFigure(definition, findRow(rows, id), findRow(before, id))];
  });
}

/** Identity of two periods and the exact split of what lies between (P1). */
export function compareIdentities(now: SalesIdentity | null, before: SalesIdentity | null) {
  const known = before !== null && before.inquirers > 0 ? before : null;
  const split = now === null || known === null ? null : splitSales(known, now);
  return { now, before: known, split: split === null ? null : presentSplit(split) };
}

export function presentSplit(split: SalesSplit) {
  const { gapFen, inquirersFen, conversionFen, orderValueFen } = split;
  return { gapFen, inquirersFen, conversionFen, orderValueFen };
}

export function identityOfRows(rows: readonly MetricRow[]): SalesIdentity | null {
  return identityOf(rows.filter((row) => findRow(rows, row.metric) === row));
}
