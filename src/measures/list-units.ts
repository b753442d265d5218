// Drill-down: the very units a number was counted from, what each added, and what was left out and why.
import type { Analysis } from '../domain/analysis.ts';
import type { Setup } from '../domain/setup.ts';
import type { CompiledMetric, MetricGroup, Metrics } from './compile-metrics.ts';
import { parseDay } from './days.ts';
import { FIELDS } from './fields.ts';
import { denominatorOf, numeratorOf, refusedBy } from './tally.ts';
import type { Unit } from './unit.ts';
import { unitsOf } from './units.ts';

export interface ListedUnit {
  readonly shop: string;
  readonly buyer: string;
  readonly unit: Unit;
  /** What it added, in the value's unit; 0 of a unit left out. */
  readonly numerator: number;
  readonly denominator: number;
  /** Why it was left out, a code of `reasons`; null: counted. */
  readonly reason: string | null;
}

/** Which units: absent means all, agent null means nobody's, day null means untimed. */
export interface Where {
  readonly shop?: string;
  readonly agent?: string | null;
  /** `YYYY-MM-DD` */
  readonly day?: string | null;
}

export interface UnitList {
  readonly counted: readonly ListedUnit[];
  readonly leftOut: readonly ListedUnit[];
  /** Sums over `counted`: the number's own numerator and denominator, in the value's unit. */
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * Lists what `metric` (one of `metrics.all`) counted and left out in these analyses, in their order.
 * Units on days its version is not in effect are not listed.
 */
export function listUnits(
  metric: CompiledMetric,
  metrics: Metrics,
  analyses: Iterable<Analysis>,
  setup: Setup,
  where: Where = {},
): UnitList {
  const { unit: kind, scale } = metric.definition;
  const group = metrics.groups[kind].find((each) => each.metrics.includes(metric));
  if (group === undefined) throw new Error('listUnits: the metric is not of these metrics');
  const counted: ListedUnit[] = [];
  const leftOut: ListedUnit[] = [];
  let sum = 0;
  let denominator = 0;
  for (const analysis of analyses) {
    if (where.shop !== undefined && analysis.shop !== where.shop) continue;
    for (const unit of unitsOf(analysis, setup)[kind]) {
      if (!isAt(unit, where)) continue;
      const refused = refusedBy(group, unit);
      if (refused === -2) continue;
      const { shop, buyer } = analysis;
      if (refused >= 0) {
        const reason = reasonOf(group, refused, unit);
        leftOut.push({ shop, buyer, unit, numerator: 0, denominator: 0, reason });
        continue;
      }
      const added = numeratorOf(metric, unit);
      const below = denominatorOf(metric, unit);
      sum += added;
      denominator += below;
      const numerator = added / scale;
      counted.push({ shop, buyer, unit, numerator, denominator: below, reason: null });
    }
  }
  return { counted, leftOut, numerator: sum / scale, denominator };
}

function isAt(unit: Unit, { agent, day }: Where): boolean {
  if (agent !== undefined && unit.agent !== agent) return false;
  return day === undefined || unit.day === (day === null ? null : parseDay(day));
}

function reasonOf(group: MetricGroup, refused: number, unit: Unit): string {
  const { reason } = group.conditions[refused]!;
  if (!reason.startsWith('$')) return reason;
  const field = FIELDS[unit.kind].find(({ name }) => name === reason.slice(1));
  return String(field?.get(unit as never));
}
