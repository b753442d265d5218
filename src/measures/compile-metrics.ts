// Definitions made ready to count with: grouped by what they count, so that a condition is asked once a unit.
import type { Run } from './compiled.ts';
import { parseDay } from './days.ts';
import { type CountCondition, definitionKey, type MetricDefinition } from './definition.ts';
import { celEnvironment, parseExpression } from './expression.ts';
import { UNIT_KINDS, type UnitKind } from './unit.ts';

export interface CompiledMetric {
  readonly definition: MetricDefinition;
  /** Position among all metrics; slots of a tally follow it. */
  readonly index: number;
  /** null: every unit counts 1. */
  readonly numerator: Run | null;
  /** null: there is none, or it is 1 a unit. */
  readonly denominator: Run | null;
  /** null: the unit's own. */
  readonly provisional: Run | null;
  /** Which histogram of a cell it feeds or reads; −1: none. */
  readonly histogram: number;
  /** It feeds the histogram, as the first of those that share it. */
  readonly feeds: boolean;
}

export interface CompiledCondition {
  readonly run: Run;
  readonly reason: string;
  /** Equal conditions on one kind of unit share a slot, so that they are asked once a unit. */
  readonly slot: number;
}

/** Metrics that count the very same units. */
export interface MetricGroup {
  readonly conditions: readonly CompiledCondition[];
  /** Day numbers, both included. */
  readonly fromDay: number;
  readonly toDay: number;
  readonly metrics: readonly CompiledMetric[];
}

/** What counting needs. Holds functions: make it anew in each worker, from the definitions. */
export interface Metrics {
  readonly all: readonly CompiledMetric[];
  readonly groups: Readonly<Record<UnitKind, readonly MetricGroup[]>>;
  readonly histograms: number;
  /** How many different conditions there are; slots are numbered below it. */
  readonly conditions: number;
  /** Names definitions and versions; tallies of different keys do not mix. */
  readonly key: string;
}

type Compile = (definition: MetricDefinition, text: string) => Run;

/** Compiles checked definitions. Throws on one that parseDefinitions would have refused. */
export function compileMetrics(definitions: readonly MetricDefinition[]): Metrics {
  const environments = new Map(UNIT_KINDS.map((kind) => [kind, celEnvironment(kind)]));
  const compile: Compile = ({ unit, settings, id }, text) => {
    const { compiled, problem } = parseExpression(text, unit, settings, environments.get(unit)!);
    if (problem !== null) throw new Error(`metric ${id}: ${text}: ${problem.words.en}`);
    return compiled.run;
  };
  const conditions = new Map<string, CompiledCondition>();
  const groups = new Map<string, MetricGroup & { readonly metrics: CompiledMetric[] }>();
  const histograms = new Map<string, number>();
  const byKind = Object.fromEntries(UNIT_KINDS.map((kind) => [kind, [] as MetricGroup[]]));
  const all = definitions.map((definition, index): CompiledMetric => {
    const { unit, effective } = definition;
    const own = definition.count.map((each) => condition(definition, each, conditions, compile));
    const asked = own.map(({ slot, reason }) => [slot, reason]);
    const key = JSON.stringify([unit, asked, effective]);
    let group = groups.get(key);
    if (group === undefined) {
      group = { conditions: own, ...daysOf(definition), metrics: [] };
      groups.set(key, group);
      byKind[unit]!.push(group);
    }
    const metric = { ...expressionsOf(definition, compile), index };
    const values = JSON.stringify([key, definition.numerator, definition.settings]);
    const entry = { ...metric, ...histogramOf(definition, values, histograms) };
    group.metrics.push(entry);
    return entry;
  });
  return {
    all,
    groups: byKind as Record<UnitKind, MetricGroup[]>,
    histograms: histograms.size,
    conditions: conditions.size,
    key: definitions.map(definitionKey).join(' '),
  };
}

/** The condition, with the slot of an equal one: same text, same values of the settings it names. */
function condition(
  definition: MetricDefinition,
  { if: text, else: reason }: CountCondition,
  known: Map<string, CompiledCondition>,
  compile: Compile,
): CompiledCondition {
  const { unit, settings } = definition;
  const named = Object.entries(settings).filter(([name]) => text.includes(name));
  const key = JSON.stringify([unit, text, named]);
  const found = known.get(key) ?? { run: compile(definition, text), reason, slot: known.size };
  known.set(key, found);
  return { ...found, reason };
}

function expressionsOf(definition: MetricDefinition, compile: Compile) {
  const { numerator, denominator, provisional } = definition;
  return {
    definition,
    numerator: numerator === '1' ? null : compile(definition, numerator),
    denominator:
      denominator === null || denominator === '1' ? null : compile(definition, denominator),
    provisional: provisional === 'provisional' ? null : compile(definition, provisional),
  };
}

/** Percentiles of the same values share one histogram; the first of them feeds it. */
function histogramOf(
  { aggregate }: MetricDefinition,
  values: string,
  known: Map<string, number>,
): Pick<CompiledMetric, 'histogram' | 'feeds'> {
  if (aggregate !== 'percentile') return { histogram: -1, feeds: false };
  const shared = known.get(values);
  if (shared !== undefined) return { histogram: shared, feeds: false };
  known.set(values, known.size);
  return { histogram: known.size - 1, feeds: true };
}

function daysOf({ effective: { from, to } }: MetricDefinition) {
  return {
    fromDay: from === null ? Number.NEGATIVE_INFINITY : (parseDay(from) ?? 0),
    toDay: to === null ? Number.POSITIVE_INFINITY : (parseDay(to) ?? 0),
  };
}
