// Metrics on the same chats (M5): what each pair of definitions sees differently, why, and how much it moves.
import type { Analysis } from '../domain/analysis.ts';
import type { Setup } from '../domain/setup.ts';
import { byPart, type Part, partKey } from './compared-parts.ts';
import type { CompiledMetric, Metrics } from './compile-metrics.ts';
import {
  type DifferenceReason,
  differenceReason,
  type SlowestRound,
  slowestRound,
} from './difference-reason.ts';
import {
  drillDown,
  finishDrillDown,
  type ListedUnit,
  newDrillDown,
  type Where,
} from './list-units.ts';
import { type Reading, readingOf } from './reading.ts';
import { unitsOf } from './units.ts';

/** A round, conversation or buyer's day that two definitions do not see alike. */
export interface MetricDifference {
  readonly shop: string;
  readonly buyer: string;
  readonly conversation: string | null;
  readonly agent: string | null;
  /** Day number and local minute it begins at; null and −1: untimed. */
  readonly day: number | null;
  readonly minuteOfDay: number;
  readonly left: Reading;
  readonly right: Reading;
  /** left-out: only one of them counts it. differently: both do, with different values. */
  readonly kind: 'left-out' | 'differently';
  readonly reason: DifferenceReason;
  /** The longest wait in it, which mostly decides; null: no round. */
  readonly slowest: SlowestRound | null;
  /** How far the gap left − right would move without it, in the value's unit; of percentiles 0. */
  readonly effect: number;
}

/** How many differences have one reason. */
export interface ReasonCount {
  readonly reason: DifferenceReason;
  readonly count: number;
}

export interface MetricComparison {
  readonly left: CompiledMetric;
  readonly right: CompiledMetric;
  /** What the two make of all chats. */
  readonly leftReading: Reading;
  readonly rightReading: Reading;
  /** What is compared: each round, conversation, buyer's day, or unit of another kind. */
  readonly part: Part;
  /** Parts the two agree on, counted by both with one value or by neither. */
  readonly agreeing: number;
  readonly differing: number;
  /** Most frequent first. */
  readonly reasons: readonly ReasonCount[];
  /** Greatest effect first; at most `keptMax` of them. */
  readonly differences: readonly MetricDifference[];
}

interface PairState {
  readonly left: number;
  readonly right: number;
  readonly part: Part;
  agreeing: number;
  differing: number;
  readonly reasons: Map<string, { readonly reason: DifferenceReason; count: number }>;
  readonly kept: Omit<MetricDifference, 'effect'>[];
}

/** A comparison that is fed one analysis after another. */
export interface Comparison {
  readonly compared: readonly CompiledMetric[];
  readonly metrics: Metrics;
  readonly where: Where;
  readonly keptMax: number;
  /** Sums of each metric's readings over all analyses. */
  readonly sums: Reading[];
  readonly pairs: readonly PairState[];
}

/** Begins to compare every two of `compared`, which are metrics of `metrics.all`; agent-days cannot be. */
export function newComparison(
  compared: readonly CompiledMetric[],
  metrics: Metrics,
  where: Where = {},
  keptMax = 20_000,
): Comparison {
  const pairs: PairState[] = [];
  for (let left = 0; left < compared.length; left++) {
    for (let right = left + 1; right < compared.length; right++) {
      const kinds = [compared[left]!, compared[right]!].map(({ definition }) => definition.unit);
      const part = byPart(kinds[0]!, kinds[1]!);
      const counts = { agreeing: 0, differing: 0, reasons: new Map(), kept: [] };
      pairs.push({ left, right, part, ...counts });
    }
  }
  const sums = compared.map((metric) => readingOf(metric, []));
  return { compared, metrics, where, keptMax, sums, pairs };
}

/** Adds one analysis. */
export function compareAnalysis(comparison: Comparison, analysis: Analysis, setup: Setup): void {
  const { compared, metrics, where, sums } = comparison;
  const units = unitsOf(analysis, setup);
  const lists = compared.map((metric, i) => {
    const drill = newDrillDown(metric, metrics, where);
    drillDown(drill, analysis, setup, units);
    const { counted, leftOut } = finishDrillDown(drill);
    sums[i] = addReadings(metric, sums[i]!, readingOf(metric, counted));
    return [...counted, ...leftOut];
  });
  for (const pair of comparison.pairs) comparePair(comparison, pair, lists);
}

function addReadings({ definition }: CompiledMetric, a: Reading, b: Reading): Reading {
  // Added as the whole numbers they are: the scale is put back and taken off again.
  const { scale } = definition;
  const whole = Math.round(a.numerator * scale) + Math.round(b.numerator * scale);
  const numerator = whole / scale;
  const denominator = a.denominator + b.denominator;
  const units = a.units + b.units;
  const ratio = definition.aggregate === 'ratio';
  const na = units === 0 || (ratio && denominator === 0);
  const value = na ? null : ratio ? numerator / denominator : numerator;
  return { numerator, denominator, value, units, leftOut: [] };
}

function comparePair(
  { compared, keptMax }: Comparison,
  pair: PairState,
  lists: readonly (readonly ListedUnit[])[],
): void {
  const left = compared[pair.left]!;
  const right = compared[pair.right]!;
  const leftBy = grouped(lists[pair.left]!, pair.part);
  const rightBy = grouped(lists[pair.right]!, pair.part);
  for (const key of new Set([...leftBy.keys(), ...rightBy.keys()])) {
    const ours = leftBy.get(key) ?? [];
    const theirs = rightBy.get(key) ?? [];
    const a = readingOf(left, ours);
    const b = readingOf(right, theirs);
    if (a.value === b.value) {
      pair.agreeing++;
      continue;
    }
    pair.differing++;
    const reason = differenceReason({ metric: left, reading: a }, { metric: right, reading: b });
    const code = JSON.stringify(reason);
    const known = pair.reasons.get(code);
    if (known === undefined) pair.reasons.set(code, { reason, count: 1 });
    else known.count++;
    if (pair.kept.length >= keptMax) continue;
    const { shop, buyer, unit } = (ours[0] ?? theirs[0])!;
    const { conversation, agent, day, minuteOfDay } = unit;
    const kind = a.value === null || b.value === null ? 'left-out' : 'differently';
    const closings = [left, right].some(({ definition }) => definition.settings['countClosings']);
    const slowest = slowestRound([...ours, ...theirs], closings);
    const found = { shop, buyer, conversation, agent, day, minuteOfDay };
    pair.kept.push({ ...found, left: a, right: b, kind, reason, slowest });
  }
}

function grouped(listed: readonly ListedUnit[], part: Part): Map<string, ListedUnit[]> {
  const groups = new Map<string, ListedUnit[]>();
  for (const each of listed) {
    const key = partKey(each, part);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}

/** Every pair, in the order the metrics were given. */
export function presentComparison({ compared, pairs, sums }: Comparison): MetricComparison[] {
  return pairs.map(({ left, right, part, agreeing, differing, reasons, kept }) => {
    const a = compared[left]!;
    const b = compared[right]!;
    const differences = kept.map((difference) => {
      const ours = effectOf(a, sums[left]!, difference.left);
      return { ...difference, effect: ours - effectOf(b, sums[right]!, difference.right) };
    });
    differences.sort((x, y) => Math.abs(y.effect) - Math.abs(x.effect));
    return {
      left: a,
      right: b,
      leftReading: sums[left]!,
      rightReading: sums[right]!,
      part,
      agreeing,
      differing,
      reasons: [...reasons.values()].sort((x, y) => y.count - x.count),
      differences,
    };
  });
}

/** How far a part pulls the whole away from what it would be without it, to first order. */
function effectOf({ definition }: CompiledMetric, whole: Reading, part: Reading): number {
  if (definition.aggregate === 'percentile') return 0;
  if (definition.aggregate === 'sum') return part.numerator;
  if (whole.value === null || whole.denominator === 0) return 0;
  return (part.numerator - whole.value * part.denominator) / whole.denominator;
}

/**
 * Counts the same analyses under two metrics of `metrics` and lists every part (round, conversation,
 * buyer's day) that one counts and the other does not, or that they value differently.
 */
export function compareMetrics(
  left: CompiledMetric,
  right: CompiledMetric,
  metrics: Metrics,
  analyses: Iterable<Analysis>,
  setup: Setup,
  where: Where = {},
): MetricComparison {
  const comparison = newComparison([left, right], metrics, where);
  for (const analysis of analyses) compareAnalysis(comparison, analysis, setup);
  return presentComparison(comparison)[0]!;
}
