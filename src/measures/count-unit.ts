// Whether a unit counts for a metric, what it adds, and adding it to the sums of a cell.
import type { Answers } from './answers.ts';
import type { CompiledMetric, ConditionTree, MetricGroup } from './compile-metrics.ts';
import { NO_ITEM } from './compiled.ts';
import { addValue, type Histogram } from './histogram.ts';
import type { Unit } from './unit.ts';

export type TakeGroup = (group: MetricGroup, unit: Unit) => void;

/** Hands on every group of the tree that counts the unit. Call `nextUnit` before each new unit. */
export function visitGroups(
  tree: ConditionTree,
  unit: Unit,
  answers: Answers,
  take: TakeGroup,
): void {
  const { groups, next } = tree;
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    if (isInEffect(group, unit)) take(group, unit);
  }
  for (let i = 0; i < next.length; i++) {
    const node = next[i]!;
    const { slot, run } = node.condition;
    const { bySlot, epoch } = answers;
    let answer = bySlot[slot]!;
    if (answer < epoch) {
      answer = run(unit, NO_ITEM) === true ? epoch + 1 : epoch;
      bySlot[slot] = answer;
    }
    if (answer !== epoch) visitGroups(node, unit, answers, take);
  }
}

/** The version is in effect on the unit's day; undated units go to the version without an end. */
function isInEffect({ fromDay, toDay }: MetricGroup, { day }: Unit): boolean {
  if (day === null) return toDay === Number.POSITIVE_INFINITY;
  return day >= fromDay && day <= toDay;
}

/** Position of the first condition that does not hold; −1: the unit counts. −2: not in effect that day. */
export function refusedBy(group: MetricGroup, unit: Unit): number {
  if (!isInEffect(group, unit)) return -2;
  return group.conditions.findIndex(({ run }) => run(unit, NO_ITEM) !== true);
}

/** What a unit adds to the numerator: a whole number, or 1 for yes. */
export function numeratorOf(metric: CompiledMetric, unit: Unit): number {
  return metric.numerator === null ? 1 : Number(metric.numerator(unit, NO_ITEM));
}

/** What a unit adds to the denominator; of a sum or percentile, how many units there are. */
export function denominatorOf(metric: CompiledMetric, unit: Unit): number {
  return metric.denominator === null ? 1 : Number(metric.denominator(unit, NO_ITEM));
}

/** The unit may still change what the metric says. */
export function isOpen({ provisional }: CompiledMetric, unit: Unit): boolean {
  return provisional === null ? unit.provisional : provisional(unit, NO_ITEM) === true;
}

/** Adds a unit to the sums of the cell that begins at `base`; the histograms are `feed`'s matter. */
export function addUnit(slots: Float64Array, base: number, group: MetricGroup, unit: Unit): void {
  const units = base + group.units;
  slots[units] = slots[units]! + 1;
  if (unit.provisional) {
    const open = base + group.provisional;
    slots[open] = slots[open]! + 1;
  }
  const { sums } = group;
  for (let i = 0; i < sums.length; i++) {
    const { slot, run } = sums[i]!;
    const added = run(unit, NO_ITEM);
    if (added === false) continue;
    const at = base + slot;
    slots[at] = slots[at]! + (added === true ? 1 : (added as number));
  }
}

/** Feeds the histograms of a group's percentiles. */
export function feed(
  { feeders }: MetricGroup,
  unit: Unit,
  find: (histogram: number) => Histogram,
): void {
  for (const metric of feeders) addValue(find(metric.histogram), numeratorOf(metric, unit));
}
