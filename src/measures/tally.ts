// Running sums of all metrics by shop, agent and day: cheap to add to, mergeable in any order, plain data.
import type { Analysis } from '../domain/analysis.ts';
import type { Setup } from '../domain/setup.ts';
import type { CompiledMetric, MetricGroup, Metrics } from './compile-metrics.ts';
import { NO_ITEM } from './compiled.ts';
import { addValue, type Histogram, mergeHistogram, newHistogram } from './histogram.ts';
import { UNIT_KINDS, type Unit } from './unit.ts';
import { unitsOf } from './units.ts';

/** Stands for the day of units without a time. */
export const UNDATED = Number.MIN_SAFE_INTEGER;

/** Numbers kept of a metric in a cell. Numerators and denominators are whole, so sums are exact. */
export const SLOT = { numerator: 0, denominator: 1, units: 2, provisional: 3, size: 4 } as const;

export interface ShopTally {
  /** Threads whose orders are known, and those of which nothing can be said. */
  ordersKnown: number;
  ordersUnknown: number;
  /** Cell by agent (null: unattributed), then by day number (UNDATED: untimed). */
  readonly agents: Map<string | null, Map<number, number>>;
}

/** Survives structured cloning, so workers can post it. */
export interface Tally {
  /** Of the metrics it was made for. */
  readonly key: string;
  readonly stride: number;
  readonly shops: Map<string, ShopTally>;
  cells: number;
  /** `SLOT.size` numbers a metric, `stride` a cell. */
  slots: Float64Array;
  /** By cell × number of histograms + histogram. */
  readonly histograms: Map<number, Histogram>;
  readonly histogramsPerCell: number;
}

export function newTally(metrics: Metrics): Tally {
  const stride = metrics.all.length * SLOT.size;
  return {
    key: metrics.key,
    stride,
    shops: new Map(),
    cells: 0,
    slots: new Float64Array(stride * 16),
    histograms: new Map(),
    histogramsPerCell: metrics.histograms,
  };
}

/** Adds one thread's units. Call it once for each thread; the order means nothing. */
export function tally(t: Tally, analysis: Analysis, setup: Setup, metrics: Metrics): void {
  if (t.key !== metrics.key) throw new Error('tally: made for other metrics');
  const units = unitsOf(analysis, setup);
  const shop = shopTally(t, units.shop);
  if (units.ordersKnown) shop.ordersKnown++;
  else shop.ordersUnknown++;
  const answers = new Uint8Array(metrics.conditions);
  let last: Unit | null = null;
  let cell = 0;
  for (const kind of UNIT_KINDS) {
    const groups = metrics.groups[kind];
    if (groups.length === 0) continue;
    for (const unit of units[kind]) {
      answers.fill(UNASKED);
      for (const group of groups) {
        if (!isInEffect(group, unit) || !holds(group, unit, answers)) continue;
        if (last === null || last.agent !== unit.agent || last.day !== unit.day) {
          cell = cellOf(t, shop, unit.agent, unit.day ?? UNDATED);
          last = unit;
        }
        addUnit(t, cell, group, unit);
      }
    }
  }
}

const UNASKED = 0;
const YES = 1;
const NO = 2;

/** As refusedBy, remembering answers for the other groups of the same unit. */
function holds({ conditions }: MetricGroup, unit: Unit, answers: Uint8Array): boolean {
  for (let i = 0; i < conditions.length; i++) {
    const { slot, run } = conditions[i]!;
    let answer = answers[slot]!;
    if (answer === UNASKED) {
      answer = run(unit, NO_ITEM) === true ? YES : NO;
      answers[slot] = answer;
    }
    if (answer === NO) return false;
  }
  return true;
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

function addUnit(t: Tally, cell: number, group: MetricGroup, unit: Unit): void {
  const base = cell * t.stride;
  const { slots } = t;
  for (const metric of group.metrics) {
    const at = base + metric.index * SLOT.size;
    const numerator = numeratorOf(metric, unit);
    slots[at] = slots[at]! + numerator;
    slots[at + 1] = slots[at + 1]! + denominatorOf(metric, unit);
    slots[at + 2] = slots[at + 2]! + 1;
    const { provisional } = metric;
    const open = provisional === null ? unit.provisional : provisional(unit, NO_ITEM) === true;
    if (open) slots[at + 3] = slots[at + 3]! + 1;
    if (metric.feeds) addValue(histogramOf(t, cell, metric.histogram), numerator);
  }
}

function shopTally(t: Tally, shop: string): ShopTally {
  let found = t.shops.get(shop);
  if (found === undefined) {
    found = { ordersKnown: 0, ordersUnknown: 0, agents: new Map() };
    t.shops.set(shop, found);
  }
  return found;
}

function cellOf(t: Tally, shop: ShopTally, agent: string | null, day: number): number {
  let byDay = shop.agents.get(agent);
  if (byDay === undefined) {
    byDay = new Map();
    shop.agents.set(agent, byDay);
  }
  let cell = byDay.get(day);
  if (cell === undefined) {
    cell = t.cells++;
    byDay.set(day, cell);
    if (t.cells * t.stride > t.slots.length) {
      const grown = new Float64Array(t.slots.length * 2);
      grown.set(t.slots);
      t.slots = grown;
    }
  }
  return cell;
}

function histogramOf(t: Tally, cell: number, histogram: number): Histogram {
  const key = cell * t.histogramsPerCell + histogram;
  let found = t.histograms.get(key);
  if (found === undefined) {
    found = newHistogram();
    t.histograms.set(key, found);
  }
  return found;
}

/** A new tally holding both; neither is changed. Commutative and associative in what it says. */
export function mergeTally(a: Tally, b: Tally): Tally {
  if (a.key !== b.key) throw new Error('tally: made for other metrics');
  const merged: Tally = {
    ...a,
    shops: new Map(),
    cells: 0,
    slots: new Float64Array(a.stride * Math.max(16, a.cells + b.cells)),
    histograms: new Map(),
  };
  for (const part of [a, b]) addTally(merged, part);
  return merged;
}

function addTally(into: Tally, part: Tally): void {
  for (const [name, from] of part.shops) {
    const shop = shopTally(into, name);
    shop.ordersKnown += from.ordersKnown;
    shop.ordersUnknown += from.ordersUnknown;
    for (const [agent, byDay] of from.agents) {
      for (const [day, source] of byDay) {
        const cell = cellOf(into, shop, agent, day);
        for (let i = 0; i < into.stride; i++) {
          const at = cell * into.stride + i;
          into.slots[at] = into.slots[at]! + part.slots[source * into.stride + i]!;
        }
        for (let h = 0; h < into.histogramsPerCell; h++) {
          const found = part.histograms.get(source * into.histogramsPerCell + h);
          if (found !== undefined) mergeHistogram(histogramOf(into, cell, h), found);
        }
      }
    }
  }
}
