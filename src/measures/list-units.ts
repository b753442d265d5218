// Drill-down: the very units a number was counted from, what each added, and what was left out and why.
import type { Analysis } from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';
import type { Setup } from '../domain/setup.ts';
import { dayText } from '../lib/zone.ts';
import { type AgentDaySpell, agentDaySpells, agentDayUnit } from './agent-day-units.ts';
import type { CompiledMetric, MetricGroup, Metrics } from './compile-metrics.ts';
import { denominatorOf, isOpen, numeratorOf, refusedBy } from './count-unit.ts';
import { parseDay } from './days.ts';
import { FIELDS } from './fields.ts';
import type { Unit, Units } from './unit.ts';
import { unitsOf } from './units.ts';

/** A reception that was open at the peak of an agent's day. */
export interface OpenReception {
  readonly buyer: string;
  readonly conversation: string;
  readonly from: Instant;
  readonly to: Instant;
}

export interface ListedUnit {
  readonly shop: string;
  /** Empty of an agent-day, which is of many buyers. */
  readonly buyer: string;
  readonly unit: Unit;
  /** What it added, in the value's unit; 0 of a unit left out. */
  readonly numerator: number;
  readonly denominator: number;
  /** It may still change what it added. */
  readonly open: boolean;
  /** Why it was left out, a code of `reasons`; null: counted. */
  readonly reason: string | null;
  /** Of an agent-day: what was open at its peak. */
  readonly receptions?: readonly OpenReception[];
}

/** Which units: absent means all, agent null means nobody's, day null means untimed. */
export interface Where {
  readonly shop?: string;
  readonly agent?: string | null;
  /** `YYYY-MM-DD` */
  readonly day?: string | null;
  /** Day numbers, both included; the untimed are in none. */
  readonly days?: readonly [number, number];
  /** Any of these; null is nobody. */
  readonly agents?: ReadonlySet<string | null>;
}

export interface UnitList {
  readonly counted: readonly ListedUnit[];
  readonly leftOut: readonly ListedUnit[];
  /** Sums over `counted`: the number's own numerator and denominator, in the value's unit. */
  readonly numerator: number;
  readonly denominator: number;
}

type NamedSpell = AgentDaySpell & { readonly shop: string; readonly buyer: string };

/** A drill-down that is fed one analysis after another, so that only what is listed is kept. */
export interface DrillDown {
  readonly metric: CompiledMetric;
  readonly group: MetricGroup;
  readonly where: Where;
  /** Of agent-days: the pause that ends a spell. */
  readonly idleMs: number;
  readonly counted: ListedUnit[];
  readonly leftOut: ListedUnit[];
  /** By shop, agent and day. */
  readonly spells: Map<string, NamedSpell[]>;
  /** Whole numbers: the scale is taken off once. */
  numerator: number;
  denominator: number;
}

/** Begins the drill-down of `metric`, one of `metrics.all`. */
export function newDrillDown(
  metric: CompiledMetric,
  metrics: Metrics,
  where: Where = {},
): DrillDown {
  const { unit: kind } = metric.definition;
  const group = metrics.groups[kind].find((each) => each.metrics.includes(metric));
  if (group === undefined) throw new Error('listUnits: the metric is not of these metrics');
  return {
    metric,
    group,
    where,
    idleMs: metrics.idleCuts[group.lane] ?? 0,
    counted: [],
    leftOut: [],
    spells: new Map(),
    numerator: 0,
    denominator: 0,
  };
}

/** Adds the units of one analysis; `known` are its units, where they have been made already. */
export function drillDown(
  drill: DrillDown,
  analysis: Analysis,
  setup: Setup,
  known: Units | null = null,
): void {
  const { metric, where } = drill;
  const { unit: kind } = metric.definition;
  if (where.shop !== undefined && analysis.shop !== where.shop) return;
  const { shop, buyer } = analysis;
  if (kind === 'agent-day') {
    agentDaySpells(analysis, setup, drill.idleMs, (spell) => {
      const key = JSON.stringify([shop, spell.agent, spell.day]);
      const found = drill.spells.get(key);
      if (found === undefined) drill.spells.set(key, [{ ...spell, shop, buyer }]);
      else found.push({ ...spell, shop, buyer });
    });
    return;
  }
  const units = known ?? unitsOf(analysis, setup);
  for (const unit of units[kind]) listUnit(drill, { shop, buyer, unit });
}

/** What was listed, once all analyses are in. Call it once. */
export function finishDrillDown(drill: DrillDown): UnitList {
  for (const spells of drill.spells.values()) {
    const [{ shop, agent, day }] = spells as [NamedSpell];
    const ends = spells.flatMap(({ from, to }) => [from, to]);
    const provisional = spells.some(({ open }) => open);
    const unit = agentDayUnit(agent, day, ends, provisional);
    const receptions = spells
      .filter(({ from, to }) => from <= unit.peakAt && unit.peakAt <= to)
      .map(({ buyer, conversation, from, to }) => ({ buyer, conversation, from, to }));
    listUnit(drill, { shop, buyer: '', unit, receptions });
  }
  const { counted, leftOut, numerator, denominator, metric } = drill;
  return { counted, leftOut, numerator: numerator / metric.definition.scale, denominator };
}

type Found = Pick<ListedUnit, 'shop' | 'buyer' | 'unit' | 'receptions'>;

function listUnit(drill: DrillDown, found: Found): void {
  const { metric, group, where } = drill;
  const { unit } = found;
  if (!isAt(unit, where)) return;
  const refused = refusedBy(group, unit);
  if (refused === -2) return;
  if (refused >= 0) {
    const reason = reasonOf(group, refused, unit);
    drill.leftOut.push({ ...found, numerator: 0, denominator: 0, open: false, reason });
    return;
  }
  const added = numeratorOf(metric, unit);
  const denominator = denominatorOf(metric, unit);
  drill.numerator += added;
  drill.denominator += denominator;
  const numerator = added / metric.definition.scale;
  const open = isOpen(metric, unit);
  drill.counted.push({ ...found, numerator, denominator, open, reason: null });
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
  const drill = newDrillDown(metric, metrics, where);
  for (const analysis of analyses) drillDown(drill, analysis, setup);
  return finishDrillDown(drill);
}

function isAt(unit: Unit, { agent, day, days, agents }: Where): boolean {
  if (agent !== undefined && unit.agent !== agent) return false;
  if (agents !== undefined && !agents.has(unit.agent)) return false;
  if (days !== undefined) {
    if (unit.day === null || unit.day < days[0] || unit.day > days[1]) return false;
  }
  if (day === undefined) return true;
  return unit.day === (day === null ? null : parseDay(day));
}

function reasonOf(group: MetricGroup, refused: number, unit: Unit): string {
  const { reason } = group.conditions[refused]!;
  if (!reason.startsWith('$')) return reason;
  const field = FIELDS[unit.kind].find(({ name }) => name === reason.slice(1));
  return String(field?.get(unit as never));
}

/** `YYYY-MM-DD` of a unit; null: untimed. */
export function unitDay({ day }: Unit): string | null {
  return day === null ? null : dayText(day);
}
