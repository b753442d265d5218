// Why a figure is what it is (M6): its parts by agent and day, and the units counted and left out.
import { dayOf } from '../../http/day-query.ts';
import type { PersonalMask } from '../../http/scope.ts';
import type { Words } from '../../intake/format.ts';
import type { CompiledMetric, Metrics } from '../../measures/compile-metrics.ts';
import {
  drillDown,
  finishDrillDown,
  type ListedUnit,
  newDrillDown,
  type UnitList,
  unitDay,
} from '../../measures/list-units.ts';
import { type MetricRow, rollUp } from '../../measures/roll-up.ts';
import { sumText, unitText } from '../../report/figure-text.ts';
import type { Database } from '../../store/database.ts';
import type { PeriodFigures } from '../../store/figures.ts';
import { refOf } from '../conversations/store.ts';
import type { Work } from './period.ts';
import { listBuyers, visitAnalyses } from './replay.ts';

/** With more threads a figure is taken apart by agent and day first: reading them all would take too long. */
export const THREADS_MAX = 2_000;

/** The newest version's compiled metric; undefined: there is none of this id. */
export function findMetric({ all }: Metrics, id: string): CompiledMetric | undefined {
  let found: CompiledMetric | undefined;
  for (const metric of all) {
    if (metric.definition.id !== id) continue;
    if (found === undefined || metric.definition.version > found.definition.version) found = metric;
  }
  return found;
}

export interface Part {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly units: number;
  readonly state: MetricRow['state'];
}

const partOf = ({ value, numerator, denominator, units, state }: MetricRow): Part => ({
  ...{ value, numerator, denominator, units, state },
});

/** The figure and its parts, from the sums by agent and day alone. */
export function splitFigure(
  figures: PeriodFigures,
  { metrics }: Work['setup'],
  { definition }: CompiledMetric,
) {
  const { id, version } = definition;
  const rows = (scope: 'agent' | 'shop', over: 'day' | 'period'): MetricRow[] =>
    rollUp(figures.tally, metrics, { scope, over }).filter(
      (row) => row.metric === id && row.version === version,
    );
  return {
    row: rows('shop', 'period')[0],
    byAgent: rows('agent', 'period').map((row) => ({ agent: row.agent, ...partOf(row) })),
    byDay: rows('shop', 'day')
      .filter(({ day }) => day !== null)
      .map((row) => ({ day: row.day ?? '', ...partOf(row) })),
  };
}

/** Every unit the figure counted or left out; null: too many threads to read at once. */
export async function listFigure(
  db: Database,
  work: Work,
  metric: CompiledMetric,
): Promise<{ readonly list: UnitList | null; readonly threads: number }> {
  const { count, buyers } = await listBuyers(db, work, THREADS_MAX);
  if (buyers === null) return { list: null, threads: count };
  const drill = newDrillDown(metric, work.setup.metrics, whereOf(work));
  await visitAnalyses(db, work, buyers, (analysis) => drillDown(drill, analysis, work.setup.setup));
  return { list: finishDrillDown(drill), threads: count };
}

export function whereOf({ shop, from, to, agents }: Work) {
  const days = [dayOf(from), dayOf(to)] as const;
  if (agents === 'all') return { shop, days };
  return { shop, days, agents: new Set(agents.map((agent) => (agent === '' ? null : agent))) };
}

/** True if the units make up the number, to the last digit. */
export function addsUp(list: UnitList, row: MetricRow | undefined): boolean {
  if (row === undefined) return list.counted.length === 0;
  const same = (told: number | null, listed: number): boolean => told === null || told === listed;
  return (
    row.units === list.counted.length &&
    same(row.numerator, list.numerator) &&
    same(row.denominator, list.denominator)
  );
}

/** Why units were left out, the most frequent first. */
export function countReasons(list: UnitList, words: Readonly<Record<string, Words>>) {
  const counts = new Map<string, number>();
  for (const { reason } of list.leftOut) {
    counts.set(reason ?? '', (counts.get(reason ?? '') ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count, words: words[reason] ?? same(reason) }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

const same = (text: string): Words => ({ zh: text, en: text });

export interface UnitWords {
  readonly metric: CompiledMetric;
  readonly reasons: Readonly<Record<string, Words>>;
  readonly mask: PersonalMask;
  nameOf(agent: string): string;
}

/** One unit as a line: whose, when, what it is, what it added. */
export function presentUnit(listed: ListedUnit, { metric, reasons, mask, nameOf }: UnitWords) {
  const { unit, buyer, numerator, denominator, open, reason } = listed;
  const { conversation, agent, minuteOfDay } = unit;
  const ref =
    conversation === null || buyer === '' ? null : refOf({ conversation_id: conversation, buyer });
  return {
    buyer: buyer === '' ? null : mask.buyer(buyer),
    agent: agent === null ? null : { id: agent, name: nameOf(agent) },
    day: unitDay(unit),
    minuteOfDay,
    ref,
    orderId: 'orderId' in unit ? unit.orderId : null,
    what: { zh: unitText(listed, 'zh'), en: unitText(listed, 'en') },
    numerator,
    denominator,
    adds: reason === null ? sumText(metric.definition, numerator, denominator) : null,
    open,
    reason: reason === null ? null : (reasons[reason] ?? same(reason)),
  };
}
