// Sums of a tally presented as rows: by agent or for the shop, by day or for the whole period.
import { dayText } from '../lib/zone.ts';
import { agentDayUnit } from './agent-day-units.ts';
import type { CompiledMetric, MetricGroup, Metrics } from './compile-metrics.ts';
import { addUnit, feed, refusedBy } from './count-unit.ts';
import type { Family, ValueUnit } from './definition.ts';
import { type Histogram, mergeHistogram, newHistogram, quantile } from './histogram.ts';
import { type ShopTally, type Tally, UNDATED } from './tally.ts';

/** final: stays as it is. provisional: something counted may still change. na: there is no value. */
export type MetricState = 'final' | 'provisional' | 'na';

export interface MetricRow {
  readonly metric: string;
  readonly version: number;
  readonly family: Family;
  readonly shop: string;
  /** agent: of `agent`. unattributed: of nobody. group: of `group`. shop: of the shop as a whole. */
  readonly scope: 'agent' | 'unattributed' | 'group' | 'shop';
  readonly agent: string | null;
  readonly group: string | null;
  /** `YYYY-MM-DD`; `undated`: of units without a time; null: the whole period. */
  readonly day: string | null;
  /** In `unit`; null when na. */
  readonly value: number | null;
  readonly unit: ValueUnit;
  /** In the value's unit, so that value = numerator ÷ denominator; null of a percentile. */
  readonly numerator: number | null;
  /** null of a sum; of a percentile how many values there are. */
  readonly denominator: number | null;
  readonly units: number;
  readonly state: MetricState;
  /** Why it is na: `orders-unknown`, `ratings-unknown`, `no-units`; why it is provisional: `window-open`; else null. */
  readonly reason: 'orders-unknown' | 'ratings-unknown' | 'no-units' | 'window-open' | null;
}

export interface RollUpBy {
  /** agent: a row an agent and one for nobody's. group: by `groupOf`. shop: one row for the shop. */
  readonly scope: 'agent' | 'group' | 'shop';
  /** day: a row a day. period: one for all days. */
  readonly over: 'day' | 'period';
  /** Group of an agent; needed for scope `group`. Agents without one and nobody's are `unattributed`. */
  readonly groupOf?: (agent: string) => string | null;
}

interface Bucket {
  readonly scope: MetricRow['scope'];
  readonly agent: string | null;
  readonly group: string | null;
  readonly day: number | null;
  readonly slots: Float64Array;
  readonly histograms: (Histogram | undefined)[];
}

/** Rows by agent and day: the finest there are; all others are sums of these. */
export function presentMetrics(t: Tally, metrics: Metrics): MetricRow[] {
  return rollUp(t, metrics, { scope: 'agent', over: 'day' });
}

/**
 * Adds cells up and presents every metric of each sum, in the order of shop, scope, name, day, metric.
 * Agents + unattributed = shop and days (with `undated`) = period hold exactly for numerators and
 * denominators; percentiles come from merged histograms.
 */
export function rollUp(t: Tally, metrics: Metrics, by: RollUpBy): MetricRow[] {
  if (t.key !== metrics.key) throw new Error('tally: made for other metrics');
  const rows: MetricRow[] = [];
  for (const name of [...t.shops.keys()].sort()) {
    const shop = t.shops.get(name)!;
    const unknown = unknownMetrics(t, shop, metrics);
    for (const bucket of bucketsOf(t, shop, metrics, by)) {
      for (const metric of metrics.all) {
        if (!isInEffect(metric, bucket)) continue;
        rows.push(presentRow(metric, bucket, name, unknown.get(metric) ?? null));
      }
    }
  }
  return rows;
}

type Unknown = 'orders-unknown' | 'ratings-unknown';

/** Metrics of which nothing can be said, because the shop's exports do not hold what they need. */
function unknownMetrics(
  t: Tally,
  shop: ShopTally,
  metrics: Metrics,
): ReadonlyMap<CompiledMetric, Unknown> {
  const unknown = new Map<CompiledMetric, Unknown>();
  const ordersKnown = shop.ordersKnown > 0 || shop.ordersUnknown === 0;
  for (const metric of metrics.all) {
    const { needs } = metric.definition;
    if (needs.includes('orders') && !ordersKnown) unknown.set(metric, 'orders-unknown');
    else if (needs.includes('ratings') && !isSeen(t, shop, metric)) {
      unknown.set(metric, 'ratings-unknown');
    }
  }
  return unknown;
}

/** Some cell of the shop has added to the metric's numerator. */
function isSeen(t: Tally, shop: ShopTally, { slots }: CompiledMetric): boolean {
  for (const byDay of shop.agents.values()) {
    for (const cell of byDay.values()) {
      if (t.slots[cell * t.stride + slots.numerator]! > 0) return true;
    }
  }
  return false;
}

function bucketsOf(t: Tally, shop: ShopTally, metrics: Metrics, by: RollUpBy): Bucket[] {
  const buckets = new Map<string, Bucket>();
  const agentDays = metrics.groups['agent-day'];
  for (const [agent, byDay] of shop.agents) {
    const owner = ownerOf(agent, by);
    for (const [on, cell] of byDay) {
      const day = by.over === 'day' ? on : null;
      const key = JSON.stringify([owner, day]);
      let bucket = buckets.get(key);
      if (bucket === undefined) {
        bucket = { ...owner, day, slots: new Float64Array(t.stride), histograms: [] };
        buckets.set(key, bucket);
      }
      addCell(t, cell, bucket);
      if (agent === null || on === UNDATED) continue;
      for (const group of agentDays) addAgentDay(t, cell, { agent, day: on }, group, bucket);
    }
  }
  return [...buckets.values()].sort(byOwnerAndDay);
}

function ownerOf(agent: string | null, by: RollUpBy): Pick<Bucket, 'scope' | 'agent' | 'group'> {
  if (by.scope === 'shop') return { scope: 'shop', agent: null, group: null };
  if (by.scope === 'agent') {
    return { scope: agent === null ? 'unattributed' : 'agent', agent, group: null };
  }
  const group = agent === null ? null : (by.groupOf?.(agent) ?? null);
  return { scope: group === null ? 'unattributed' : 'group', agent: null, group };
}

function byOwnerAndDay(a: Bucket, b: Bucket): number {
  const left = `${a.scope} ${a.agent ?? a.group ?? ''}`;
  const right = `${b.scope} ${b.agent ?? b.group ?? ''}`;
  if (left !== right) return left < right ? -1 : 1;
  return (a.day ?? 0) - (b.day ?? 0);
}

function addCell(t: Tally, cell: number, bucket: Bucket): void {
  const base = cell * t.stride;
  for (let i = 0; i < t.stride; i++) bucket.slots[i] = bucket.slots[i]! + t.slots[base + i]!;
  for (let h = 0; h < t.histogramsPerCell; h++) {
    const found = t.histograms.get(cell * t.histogramsPerCell + h);
    if (found === undefined) continue;
    bucket.histograms[h] ??= newHistogram();
    mergeHistogram(bucket.histograms[h]!, found);
  }
}

/** An agent-day is made only here, where the receptions of all buyers lie side by side. */
function addAgentDay(
  t: Tally,
  cell: number,
  whose: { readonly agent: string; readonly day: number },
  group: MetricGroup,
  bucket: Bucket,
): void {
  const spells = t.spells.get(cell * t.lanes + group.lane);
  if (spells === undefined) return;
  const unit = agentDayUnit(whose.agent, whose.day, spells, t.open.has(cell));
  if (refusedBy(group, unit) !== -1) return;
  addUnit(bucket.slots, 0, group, unit);
  feed(group, unit, (histogram) => {
    bucket.histograms[histogram] ??= newHistogram();
    return bucket.histograms[histogram];
  });
}

/** Of a single day only the version in effect is presented. */
function isInEffect({ definition }: CompiledMetric, { day }: Bucket): boolean {
  const { from, to } = definition.effective;
  if (day === null) return true;
  if (day === UNDATED) return to === null;
  const text = dayText(day);
  return (from === null || text >= from) && (to === null || text <= to);
}

function presentRow(
  metric: CompiledMetric,
  bucket: Bucket,
  shop: string,
  unknown: Unknown | null,
): MetricRow {
  const { definition, slots, histogram } = metric;
  const { aggregate, scale } = definition;
  const units = bucket.slots[slots.units]!;
  const numerator = bucket.slots[slots.numerator]! / scale;
  const denominator = bucket.slots[slots.denominator]!;
  let value: number | null = numerator;
  if (aggregate === 'ratio') value = denominator === 0 ? null : numerator / denominator;
  if (aggregate === 'percentile') {
    const values = bucket.histograms[histogram];
    const found = values === undefined ? null : quantile(values, definition.p ?? 0);
    value = found === null ? null : found / scale;
  }
  const open = bucket.slots[slots.provisional]! > 0;
  const na = unknown !== null || value === null;
  return {
    metric: definition.id,
    version: definition.version,
    family: definition.family,
    shop,
    scope: bucket.scope,
    agent: bucket.agent,
    group: bucket.group,
    day: bucket.day === null ? null : bucket.day === UNDATED ? 'undated' : dayText(bucket.day),
    value: na ? null : value,
    unit: definition.value,
    numerator: aggregate === 'percentile' || unknown !== null ? null : numerator,
    denominator: aggregate === 'sum' || unknown !== null ? null : denominator,
    units,
    state: na ? 'na' : open ? 'provisional' : 'final',
    reason: unknown ?? (na ? 'no-units' : open ? 'window-open' : null),
  };
}
