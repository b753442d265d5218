// One figure explained: its definition, the units it was counted from, what was left out, and that it adds up.
import type { Analysis } from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';
import type { Setup } from '../domain/setup.ts';
import { type CompiledMetric, compileMetrics, type Metrics } from '../measures/compile-metrics.ts';
import { parseDay } from '../measures/days.ts';
import type { MetricDefinition } from '../measures/definition.ts';
import { type ExpectedFinal, expectFinal, newForecaster } from '../measures/expect-final.ts';
import { fateOf, newInquiryFates, tallyFates } from '../measures/inquiry-fates.ts';
import {
  type DrillDown,
  drillDown,
  finishDrillDown,
  newDrillDown,
  type UnitList,
} from '../measures/list-units.ts';
import { type MetricRow, rollUp } from '../measures/roll-up.ts';
import { newTally, tally } from '../measures/tally.ts';
import { countThread } from './count-thread.ts';
import { type NearestNames, nearestNames } from './nearest-names.ts';
import type { StoredThread } from './visit-threads.ts';

/** Of whom a figure is asked. */
export type Whose =
  | { readonly kind: 'shop' }
  | { readonly kind: 'unattributed' }
  /** An id, the part after its colon, or a name of the roster. */
  | { readonly kind: 'agent'; readonly named: string };

/** The figure of one shop and one version of the definition. */
export interface ExplainedFigure {
  readonly definition: MetricDefinition;
  readonly shop: string;
  /** Id of the agent; null: of nobody, or of the whole shop. */
  readonly agent: string | null;
  readonly list: UnitList;
  /** The same figure as counted for reports; its sums must be those of the list. */
  readonly row: MetricRow;
  readonly adds: boolean;
  /** Of a provisional figure of one day; null: final, or nothing to learn it from. */
  readonly expected: ExpectedFinal | null;
}

export interface MetricExplanation {
  readonly figures: readonly ExplainedFigure[];
  readonly asOf: Instant;
  readonly zoneOffsetMs: number;
  /** Agents that go by the name asked for: none, one, or several. */
  readonly agents: readonly string[];
  readonly nearest: readonly string[];
}

export interface MetricInquiry {
  add(stored: StoredThread): void;
  result(): MetricExplanation;
}

/** `versions`: all versions of one metric. `day`: `YYYY-MM-DD`, null: all days. */
export function startMetricInquiry(
  versions: readonly MetricDefinition[],
  whose: Whose,
  day: string | null,
): MetricInquiry {
  const metrics = compileMetrics(versions);
  const sums = newTally(metrics);
  const fates = newInquiryFates();
  const wanted = whose.kind === 'agent' ? whose.named : '';
  const near = nearestNames(wanted);
  const agents = new Set<string>();
  const drills: Drills = new Map();
  let setup: Setup | null = null;
  let asOf = Number.NEGATIVE_INFINITY;
  return {
    add(stored) {
      const analysis = countThread(stored);
      setup = stored.setup;
      asOf = Math.max(asOf, stored.asOf);
      tally(sums, analysis, stored.setup, metrics);
      tallyFates(fates, analysis, stored.setup);
      if (whose.kind === 'agent') gatherAgents(analysis, stored.setup, wanted, agents, near);
      for (const agent of agentsOf(whose, agents)) {
        for (const drill of drillsOf(drills, analysis.shop, agent, metrics, day)) {
          drillDown(drill, analysis, stored.setup);
        }
      }
    },
    result() {
      const rows = rollUp(sums, metrics, {
        scope: whose.kind === 'shop' ? 'shop' : 'agent',
        over: day === null ? 'period' : 'day',
      });
      const forecaster = setup === null ? null : newForecaster(fates, setup, asOf);
      const figures = [...drills.values()].flatMap(({ shop, agent, byMetric }) =>
        byMetric.flatMap((drill) => {
          const row = rows.find((each) => isOf(each, drill.metric, shop, agent, day));
          if (row === undefined) return [];
          const figure = explained(drill, shop, agent, row);
          const number = day === null ? null : parseDay(day);
          const fate = fateOf(drill.metric.definition);
          if (forecaster === null || row.state !== 'provisional') return [figure];
          if (fate === null || number === null) return [figure];
          const of = { shop, fate, day: number, ...(agent === undefined ? {} : { agent }) };
          return [{ ...figure, expected: expectFinal(forecaster, of) }];
        }),
      );
      const { zoneOffsetMs = 0 } = setup ?? {};
      return { figures, asOf, zoneOffsetMs, agents: [...agents].sort(), nearest: near.list() };
    },
  };
}

/** By shop and agent (undefined: the whole shop), one drill-down a version. */
type Drills = Map<
  string,
  {
    readonly shop: string;
    readonly agent: string | null | undefined;
    readonly byMetric: DrillDown[];
  }
>;

function agentsOf(whose: Whose, named: ReadonlySet<string>): Iterable<string | null | undefined> {
  if (whose.kind === 'shop') return [undefined];
  return whose.kind === 'unattributed' ? [null] : named;
}

function drillsOf(
  drills: Drills,
  shop: string,
  agent: string | null | undefined,
  metrics: Metrics,
  day: string | null,
): readonly DrillDown[] {
  const key = JSON.stringify([shop, agent === undefined ? 'shop' : [agent]]);
  const known = drills.get(key);
  if (known !== undefined) return known.byMetric;
  const where = {
    shop,
    ...(agent === undefined ? {} : { agent }),
    ...(day === null ? {} : { day }),
  };
  const byMetric = metrics.all.map((metric) => newDrillDown(metric, metrics, where));
  drills.set(key, { shop, agent, byMetric });
  return byMetric;
}

function gatherAgents(
  { conversations, orders }: Analysis,
  { agents: roster }: Setup,
  wanted: string,
  found: Set<string>,
  near: NearestNames,
): void {
  const meet = (id: string): void => {
    const short = id.slice(id.lastIndexOf(':') + 1);
    const name = roster.get(id)?.name ?? short;
    if (id === wanted || short === wanted || name === wanted) found.add(id);
    else near.offer(short);
  };
  for (const { agents } of conversations) for (const id of agents) meet(id);
  for (const { owner } of orders) if (owner !== null) meet(owner);
}

function isOf(
  row: MetricRow,
  { definition }: CompiledMetric,
  shop: string,
  agent: string | null | undefined,
  day: string | null,
): boolean {
  if (row.version !== definition.version || row.shop !== shop || row.day !== day) return false;
  return agent === undefined ? row.scope === 'shop' : row.agent === agent;
}

function explained(
  drill: DrillDown,
  shop: string,
  agent: string | null | undefined,
  row: MetricRow,
): ExplainedFigure {
  const list = finishDrillDown(drill);
  const { definition } = drill.metric;
  const sameUnits = list.counted.length === row.units;
  const adds =
    sameUnits &&
    (row.numerator === null || row.numerator === list.numerator) &&
    (row.denominator === null || row.denominator === list.denominator);
  return { definition, shop, agent: agent ?? null, list, row, adds, expected: null };
}
