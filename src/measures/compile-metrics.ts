// Definitions made ready to count with: grouped by what they count, so that a condition is asked once a unit.
import { type Answers, newAnswers } from './answers.ts';
import type { Run } from './compiled.ts';
import { parseDay } from './days.ts';
import { type CountCondition, definitionKey, type MetricDefinition } from './definition.ts';
import { celEnvironment, parseExpression } from './expression.ts';
import { UNIT_KINDS, type UnitKind } from './unit.ts';

/** Where a metric's sums stand in a cell. Metrics that count the same units share what is the same. */
export interface MetricSlots {
  readonly numerator: number;
  readonly denominator: number;
  /** How many units were counted, and how many of them are provisional. */
  readonly units: number;
  readonly provisional: number;
}

export interface CompiledMetric {
  readonly definition: MetricDefinition;
  /** Position among all metrics. */
  readonly index: number;
  readonly slots: MetricSlots;
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

/** A sum of its own: what is added to `slot` for every unit of the group. */
export interface Sum {
  readonly slot: number;
  readonly run: Run;
}

/** Metrics that count the very same units. */
export interface MetricGroup {
  readonly conditions: readonly CompiledCondition[];
  /** Day numbers, both included. */
  readonly fromDay: number;
  readonly toDay: number;
  readonly metrics: readonly CompiledMetric[];
  readonly units: number;
  readonly provisional: number;
  /** Equal sums of several metrics are added once. */
  readonly sums: readonly Sum[];
  readonly feeders: readonly CompiledMetric[];
  /** Which spells it reads, of agent-days: a position in `Metrics.idleCuts`; else −1. */
  readonly lane: number;
}

/** Groups by the conditions they begin with, so that what one refuses is not asked of the others. */
export interface ConditionNode {
  readonly condition: CompiledCondition;
  readonly groups: readonly MetricGroup[];
  readonly next: readonly ConditionNode[];
}

export type ConditionTree = Pick<ConditionNode, 'groups' | 'next'>;

/** What counting needs. Holds functions: make it anew in each worker, from the definitions. */
export interface Metrics {
  readonly all: readonly CompiledMetric[];
  readonly groups: Readonly<Record<UnitKind, readonly MetricGroup[]>>;
  readonly trees: Readonly<Record<UnitKind, ConditionTree>>;
  /** Numbers kept in a cell. */
  readonly stride: number;
  readonly histograms: number;
  /** Scratch of `tally`, which is done with it when it returns. */
  readonly answers: Answers;
  /** Pauses that end a spell, of agent-days, in ms. */
  readonly idleCuts: readonly number[];
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
  const groups = new Map<string, GroupDraft>();
  const histograms = new Map<string, number>();
  const idleCuts: number[] = [];
  const byKind = Object.fromEntries(UNIT_KINDS.map((kind) => [kind, []])) as unknown as Readonly<
    Record<UnitKind, GroupDraft[]>
  >;
  let stride = 0;
  const takeSlot = (): number => stride++;
  const all = definitions.map((definition, index): CompiledMetric => {
    const { unit, effective } = definition;
    const own = definition.count.map((each) => condition(definition, each, conditions, compile));
    const asked = own.map(({ slot, reason }) => [slot, reason]);
    const lane = laneOf(definition, idleCuts);
    const key = JSON.stringify([unit, asked, effective, lane]);
    let group = groups.get(key);
    if (group === undefined) {
      group = newGroup(definition, own, lane, takeSlot);
      groups.set(key, group);
      byKind[unit].push(group);
    }
    const values = JSON.stringify([key, definition.numerator, definition.settings]);
    const entry: CompiledMetric = {
      ...expressionsOf(definition, group, compile, takeSlot),
      index,
      ...histogramOf(definition, values, histograms),
    };
    group.metrics.push(entry);
    if (entry.feeds) group.feeders.push(entry);
    return entry;
  });
  return {
    all,
    groups: byKind,
    trees: treesOf(byKind),
    stride,
    histograms: histograms.size,
    answers: newAnswers(conditions.size),
    idleCuts,
    key: definitions.map(definitionKey).join(' '),
  };
}

interface GroupDraft extends MetricGroup {
  readonly metrics: CompiledMetric[];
  readonly sums: Sum[];
  readonly feeders: CompiledMetric[];
  /** Slots of sums by their text and settings. */
  readonly known: Map<string, Sum>;
}

function newGroup(
  definition: MetricDefinition,
  conditions: readonly CompiledCondition[],
  lane: number,
  takeSlot: () => number,
): GroupDraft {
  return {
    conditions,
    ...daysOf(definition),
    metrics: [],
    units: takeSlot(),
    provisional: takeSlot(),
    sums: [],
    feeders: [],
    lane,
    known: new Map(),
  };
}

function laneOf({ unit, settings }: MetricDefinition, idleCuts: number[]): number {
  if (unit !== 'agent-day') return -1;
  const idleMs = Number(settings['idleMs']);
  const found = idleCuts.indexOf(idleMs);
  return found >= 0 ? found : idleCuts.push(idleMs) - 1;
}

function treesOf(
  groups: Readonly<Record<UnitKind, readonly MetricGroup[]>>,
): Readonly<Record<UnitKind, ConditionTree>> {
  const trees = UNIT_KINDS.map((kind) => [kind, treeOf(groups[kind], 0)]);
  return Object.fromEntries(trees) as Record<UnitKind, ConditionTree>;
}

function treeOf(groups: readonly MetricGroup[], depth: number): ConditionTree {
  const ending = groups.filter(({ conditions }) => conditions.length === depth);
  const by = new Map<number, MetricGroup[]>();
  for (const group of groups) {
    const slot = group.conditions[depth]?.slot;
    if (slot !== undefined) by.set(slot, [...(by.get(slot) ?? []), group]);
  }
  const branches = [...by.values()].map((branch): ConditionNode => {
    const { groups: ended, next } = treeOf(branch, depth + 1);
    return { condition: branch[0]!.conditions[depth]!, groups: ended, next };
  });
  return { groups: ending, next: branches };
}

/** The condition, with the slot of an equal one: same text, same values of the settings it names. */
function condition(
  definition: MetricDefinition,
  { if: text, else: reason }: CountCondition,
  known: Map<string, CompiledCondition>,
  compile: Compile,
): CompiledCondition {
  const { unit, settings } = definition;
  const key = JSON.stringify([unit, text, settingsIn(text, settings)]);
  const found = known.get(key) ?? { run: compile(definition, text), reason, slot: known.size };
  known.set(key, found);
  return { ...found, reason };
}

function expressionsOf(
  definition: MetricDefinition,
  group: GroupDraft,
  compile: Compile,
  takeSlot: () => number,
): Omit<CompiledMetric, 'index' | 'histogram' | 'feeds'> {
  const { numerator, denominator, provisional, aggregate, settings } = definition;
  const sum = (text: string | null, standard: string, slot: number): Sum | null => {
    if (text === null || text === standard) return null;
    const key = JSON.stringify([text, settingsIn(text, settings), slot]);
    let found = group.known.get(key);
    if (found === undefined) {
      found = { slot: takeSlot(), run: compile(definition, text) };
      group.known.set(key, found);
      group.sums.push(found);
    }
    return found;
  };
  const { units, provisional: open } = group;
  const value = aggregate === 'percentile' ? null : sum(numerator, '1', units);
  const below = sum(denominator, '1', units);
  const may = sum(provisional, 'provisional', open);
  const own = numerator === '1' ? null : (value?.run ?? compile(definition, numerator));
  return {
    definition,
    slots: {
      numerator: value?.slot ?? units,
      denominator: below?.slot ?? units,
      units,
      provisional: may?.slot ?? open,
    },
    numerator: own,
    denominator: below?.run ?? null,
    provisional: may?.run ?? null,
  };
}

function settingsIn(text: string, settings: MetricDefinition['settings']): object {
  return Object.entries(settings).filter(([name]) => text.includes(name));
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
