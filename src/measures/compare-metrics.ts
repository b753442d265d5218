// Two definitions on the same chats (M5): the conversations they see differently, and why.
import type { Analysis } from '../domain/analysis.ts';
import type { Setup } from '../domain/setup.ts';
import type { CompiledMetric, Metrics } from './compile-metrics.ts';
import { type ListedUnit, listUnits, type UnitList, type Where } from './list-units.ts';

/** What one definition makes of one conversation. */
export interface Reading {
  readonly numerator: number;
  readonly denominator: number;
  /** numerator ÷ denominator of a ratio, else numerator; null: nothing in it counts. */
  readonly value: number | null;
  readonly units: number;
  /** Why units in it were left out, each code once, in order of occurrence. */
  readonly leftOut: readonly string[];
}

export interface MetricDifference {
  readonly shop: string;
  readonly buyer: string;
  readonly conversation: string | null;
  readonly left: Reading;
  readonly right: Reading;
  /** left-out: only one of them counts it. differently: both do, with different values. */
  readonly kind: 'left-out' | 'differently';
}

export interface MetricComparison {
  readonly left: Reading;
  readonly right: Reading;
  /** Conversations the two agree on, counted by both with one value or by neither. */
  readonly agreeing: number;
  /** In the order of the analyses. */
  readonly differences: readonly MetricDifference[];
}

/**
 * Counts the same analyses under two metrics of `metrics` and lists every conversation that one counts
 * and the other does not, or that they value differently. A conversation all of whose units agree
 * makes no difference, though its weight may differ (rounds against sessions).
 */
export function compareMetrics(
  left: CompiledMetric,
  right: CompiledMetric,
  metrics: Metrics,
  analyses: readonly Analysis[],
  setup: Setup,
  where: Where = {},
): MetricComparison {
  const lists = [left, right].map((each) => listUnits(each, metrics, analyses, setup, where));
  const [leftBy, rightBy] = lists.map(byConversation) as [Grouped, Grouped];
  const differences: MetricDifference[] = [];
  let agreeing = 0;
  for (const key of new Set([...leftBy.keys(), ...rightBy.keys()])) {
    const found = leftBy.get(key) ?? rightBy.get(key)!;
    const { shop, buyer, unit } = found[0]!;
    const a = readingOf(left, leftBy.get(key) ?? []);
    const b = readingOf(right, rightBy.get(key) ?? []);
    if (a.value === b.value) agreeing++;
    else {
      const kind = a.value === null || b.value === null ? 'left-out' : 'differently';
      const { conversation } = unit;
      differences.push({ shop, buyer, conversation, left: a, right: b, kind });
    }
  }
  const whole = (metric: CompiledMetric, list: UnitList): Reading =>
    readingOf(metric, [...list.counted, ...list.leftOut]);
  return { left: whole(left, lists[0]!), right: whole(right, lists[1]!), agreeing, differences };
}

type Grouped = Map<string, ListedUnit[]>;

function byConversation(list: UnitList): Grouped {
  const groups: Grouped = new Map();
  for (const listed of [...list.counted, ...list.leftOut]) {
    const key = JSON.stringify([listed.shop, listed.buyer, listed.unit.conversation]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [listed]);
    else group.push(listed);
  }
  return groups;
}

function readingOf({ definition }: CompiledMetric, listed: readonly ListedUnit[]): Reading {
  const scaled = { numerator: 0, denominator: 0 };
  const leftOut = new Set<string>();
  let units = 0;
  for (const { numerator, denominator, reason } of listed) {
    if (reason !== null) {
      leftOut.add(reason);
      continue;
    }
    units++;
    // Summed as the whole numbers they are: the scale is put back and taken off again once.
    scaled.numerator += Math.round(numerator * definition.scale);
    scaled.denominator += denominator;
  }
  const numerator = scaled.numerator / definition.scale;
  const { denominator } = scaled;
  const ratio = definition.aggregate === 'ratio' ? numerator / denominator : numerator;
  const value =
    units === 0 || (definition.aggregate === 'ratio' && denominator === 0) ? null : ratio;
  return { numerator, denominator, value, units, leftOut: [...leftOut] };
}
