// Running sums of all metrics by shop, agent and day: cheap to add to, mergeable in any order, plain data.
import type { Analysis } from '../domain/analysis.ts';
import type { Setup } from '../domain/setup.ts';
import { agentDaySpells } from './agent-day-units.ts';
import { nextUnit } from './answers.ts';
import type { MetricGroup, Metrics } from './compile-metrics.ts';
import { addUnit, feed, visitGroups } from './count-unit.ts';
import { type Histogram, mergeHistogram, newHistogram } from './histogram.ts';
import { THREAD_UNIT_KINDS, type Unit } from './unit.ts';
import { unitsOf } from './units.ts';

/** Stands for the day of units without a time. */
export const UNDATED = Number.MIN_SAFE_INTEGER;

export interface ShopTally {
  /** Threads whose orders are known, and those of which nothing can be said. */
  ordersKnown: number;
  ordersUnknown: number;
  /** Cell by agent (null: unattributed), then by day number (UNDATED: untimed). */
  readonly agents: Map<string | null, Map<number, number>>;
}

/** Survives structured cloning, so workers can post it. Numerators and denominators are whole: exact. */
export interface Tally {
  /** Of the metrics it was made for. */
  readonly key: string;
  readonly stride: number;
  readonly shops: Map<string, ShopTally>;
  cells: number;
  /** `stride` numbers a cell; where a metric's stand say its slots. */
  slots: Float64Array;
  /** By cell × number of histograms + histogram. */
  readonly histograms: Map<number, Histogram>;
  readonly histogramsPerCell: number;
  /** Spells of open receptions (from, to, from, to …) by cell × number of lanes + lane, in any order. */
  readonly spells: Map<number, number[]>;
  readonly lanes: number;
  /** Cells whose day had not ended. */
  readonly open: Set<number>;
}

export function newTally(metrics: Metrics): Tally {
  return {
    key: metrics.key,
    stride: metrics.stride,
    shops: new Map(),
    cells: 0,
    slots: new Float64Array(metrics.stride * 16),
    histograms: new Map(),
    histogramsPerCell: metrics.histograms,
    spells: new Map(),
    lanes: metrics.idleCuts.length,
    open: new Set(),
  };
}

/**
 * Adds one thread's units. Call it once for each thread; the order means nothing. Returns when one of
 * them changes by the mere passing of time; null: never.
 */
export function tally(t: Tally, analysis: Analysis, setup: Setup, metrics: Metrics): number | null {
  if (t.key !== metrics.key) throw new Error('tally: made for other metrics');
  const units = unitsOf(analysis, setup);
  const shop = shopTally(t, units.shop);
  if (units.ordersKnown) shop.ordersKnown++;
  else shop.ordersUnknown++;
  const { answers } = metrics;
  let last: Unit | null = null;
  let cell = 0;
  const take = (group: MetricGroup, unit: Unit): void => {
    if (last === null || last.agent !== unit.agent || last.day !== unit.day) {
      cell = cellOf(t, shop, unit.agent, unit.day ?? UNDATED);
      last = unit;
    }
    addUnit(t.slots, cell * t.stride, group, unit);
    if (group.feeders.length > 0) feed(group, unit, (histogram) => histogramOf(t, cell, histogram));
  };
  for (const kind of THREAD_UNIT_KINDS) {
    if (metrics.groups[kind].length === 0) continue;
    const tree = metrics.trees[kind];
    for (const unit of units[kind]) {
      nextUnit(answers);
      visitGroups(tree, unit, answers, take);
    }
  }
  for (let lane = 0; lane < metrics.idleCuts.length; lane++) {
    addSpells(t, shop, lane, metrics.idleCuts[lane]!, analysis, setup);
  }
  return units.recheckAt;
}

function addSpells(
  t: Tally,
  shop: ShopTally,
  lane: number,
  idleMs: number,
  analysis: Analysis,
  setup: Setup,
): void {
  agentDaySpells(analysis, setup, idleMs, ({ agent, day, from, to, open }) => {
    const cell = cellOf(t, shop, agent, day);
    const key = cell * t.lanes + lane;
    const found = t.spells.get(key);
    if (found === undefined) t.spells.set(key, [from, to]);
    else found.push(from, to);
    if (open) t.open.add(cell);
  });
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

/** What one agent (null: nobody) has of it; the sums themselves are shared, so neither may be added to. */
export function tallyOf(t: Tally, agent: string | null): Tally {
  const shops = [...t.shops].map(([name, shop]): [string, ShopTally] => {
    const byDay = shop.agents.get(agent);
    return [name, { ...shop, agents: new Map(byDay === undefined ? [] : [[agent, byDay]]) }];
  });
  return { ...t, shops: new Map(shops) };
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
    spells: new Map(),
    open: new Set(),
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
        addCellSpells(into, cell, part, source);
      }
    }
  }
}

function addCellSpells(into: Tally, cell: number, part: Tally, source: number): void {
  for (let lane = 0; lane < into.lanes; lane++) {
    const spells = part.spells.get(source * into.lanes + lane);
    if (spells === undefined) continue;
    const key = cell * into.lanes + lane;
    into.spells.set(key, [...(into.spells.get(key) ?? []), ...spells]);
  }
  if (part.open.has(source)) into.open.add(cell);
}
