// The overview of a period: identity, six figures, days, load of the week, whose the orders are.
import { dayOf } from '../../http/day-query.ts';
import { dayText } from '../../lib/zone.ts';
import type { Metrics } from '../../measures/compile-metrics.ts';
import { type MetricRow, rollUp } from '../../measures/roll-up.ts';
import type { Tally } from '../../measures/tally.ts';
import { findRow } from '../../report/build/figures.ts';
import { METRIC } from '../../report/metric-ids.ts';
import { crowdedDays } from '../../scoring/case-mix/crowded-days.ts';
import type { HourLoad, PeriodFigures } from '../../store/figures.ts';
import { compareIdentities, identityOfRows, presentSix } from './figures.ts';
import type { DaySeries } from './shapes.ts';

/** Means of fewer answers than this are no pattern. */
const WAITS_MIN = 5;

export interface OverviewInput {
  readonly from: string;
  readonly to: string;
  readonly metrics: Metrics;
  readonly now: PeriodFigures;
  readonly before: PeriodFigures;
  /** Inquiries by day number, from well before the period on. */
  readonly crowd: ReadonlyMap<number, number>;
}

export function presentOverview(input: OverviewInput) {
  const { metrics, now, before } = input;
  const rows = rollUp(now.tally, metrics, { scope: 'shop', over: 'period' });
  const past = rollUp(before.tally, metrics, { scope: 'shop', over: 'period' });
  const received = findRow(rows, 'received');
  return {
    identity: compareIdentities(identityOfRows(rows), identityOfRows(past)),
    figures: presentSix(metrics, rows, past),
    received: received?.value ?? null,
    series: presentDays(input, now.tally),
    load: presentLoad(now.load),
  };
}

/** Figures by day, days without any included. */
export function presentDays(
  { from, to, metrics, crowd }: Pick<OverviewInput, 'from' | 'to' | 'metrics' | 'crowd'>,
  tally: Tally,
): DaySeries {
  const byDay = new Map<string, MetricRow[]>();
  for (const row of rollUp(tally, metrics, { scope: 'shop', over: 'day' })) {
    const known = byDay.get(row.day ?? '');
    if (known === undefined) byDay.set(row.day ?? '', [row]);
    else known.push(row);
  }
  const days: string[] = [];
  for (let day = dayOf(from); day <= dayOf(to); day++) days.push(dayText(day));
  const of = (day: string, metric: string): MetricRow | undefined =>
    findRow(byDay.get(day), metric);
  const open = days.find((day) => of(day, METRIC.conversion)?.state === 'provisional');
  return {
    days,
    salesFen: days.map((day) => of(day, METRIC.orderValue)?.numerator ?? null),
    inquirers: days.map((day) => of(day, METRIC.inquiries)?.value ?? null),
    conversion: days.map((day) => of(day, METRIC.conversion)?.value ?? null),
    firstResponseSeconds: days.map((day) => of(day, METRIC.firstResponse)?.value ?? null),
    promotions: runsOf(crowdedDays(crowd), dayOf(from), dayOf(to)),
    openFrom: open ?? null,
  };
}

/** Neighbouring days joined, within the bounds. */
function runsOf(days: ReadonlySet<number>, from: number, to: number) {
  const runs: { from: string; to: string }[] = [];
  for (let day = from; day <= to; day++) {
    if (!days.has(day)) continue;
    const last = runs.at(-1);
    if (last !== undefined && dayOf(last.to) === day - 1) last.to = dayText(day);
    else runs.push({ from: dayText(day), to: dayText(day) });
  }
  return runs;
}

/** `[weekday][hour]`, weekday 0 = Monday. */
export function presentLoad({ buyerLines, answered, waitMs }: HourLoad) {
  const cells = <T>(of: (slot: number) => T): T[][] =>
    Array.from({ length: 7 }, (_, weekday) =>
      Array.from({ length: 24 }, (_hour, hour) => of(((weekday + 1) % 7) * 24 + hour)),
    );
  return {
    buyerLines: cells((slot) => buyerLines[slot] ?? 0),
    waitSeconds: cells((slot) => {
      const count = answered[slot] ?? 0;
      return count < WAITS_MIN ? null : (waitMs[slot] ?? 0) / count / 1000;
    }),
  };
}
