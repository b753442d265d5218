// Counting metrics over analyses held in memory, on one core: of all families, or of one.
import type { Analysis } from '../../src/domain/analysis.ts';
import { Clock } from '../../src/lib/clock.ts';
import { compileMetrics, type Metrics } from '../../src/measures/compile-metrics.ts';
import { rollUp } from '../../src/measures/roll-up.ts';
import { newTally, type Tally, tally } from '../../src/measures/tally.ts';
import { unitsOf } from '../../src/measures/units.ts';
import { assembleThread } from '../../src/threads/assemble-thread.ts';
import { compileContent, readContent } from '../../src/work/load-content.ts';
import { collectGarbage } from '../collect-garbage.ts';
import { type LoadedThreads, loadThreads } from '../load-threads.ts';

/** User CPU seconds of a pass over all messages, the least of several passes. */
export interface MetricsFigures {
  readonly messages: number;
  readonly definitions: number;
  /** Making the units alone, and making and counting them. */
  readonly units: number;
  readonly counted: number;
  /** Rows by agent and day of all metrics, once. */
  readonly rollUp: number;
  readonly rows: number;
}

const PASSES = 60;

function userSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1e6;
}

function analysesOf({ threads, setup, asOf }: LoadedThreads): Analysis[] {
  return threads.map((thread) => {
    const { shop, buyer, ordersKnown } = thread;
    const clock = new Clock(asOf);
    const { recheckAt } = clock;
    const assembled = assembleThread(thread, setup, clock);
    return { shop, buyer, asOf, ordersKnown, recheckAt, verdicts: [], ...assembled };
  });
}

function tallyAll(
  analyses: readonly Analysis[],
  { setup }: LoadedThreads,
  metrics: Metrics,
): Tally {
  const sums = newTally(metrics);
  for (const analysis of analyses) tally(sums, analysis, setup, metrics);
  return sums;
}

/** `family`: `all`, or one; in a process of its own, as a run has one set of metrics. */
function measure(loaded: LoadedThreads, family: string): MetricsFigures {
  const shipped = compileContent(readContent()).metrics.all.map(({ definition }) => definition);
  const chosen = shipped.filter((each) => family === 'all' || each.family === family);
  const metrics = compileMetrics(chosen);
  const analyses = analysesOf(loaded);
  const least = { units: 9e9, counted: 9e9 };
  collectGarbage();
  for (let pass = 0; pass < PASSES; pass++) {
    const counted = userSeconds(() => void tallyAll(analyses, loaded, metrics));
    const units = userSeconds(() => {
      for (const analysis of analyses) unitsOf(analysis, loaded.setup);
    });
    least.units = Math.min(least.units, units);
    least.counted = Math.min(least.counted, counted);
  }
  const sums = tallyAll(analyses, loaded, metrics);
  let rows = 0;
  const rolled = userSeconds(() => {
    rows = rollUp(sums, metrics, { scope: 'agent', over: 'day' }).length;
  });
  const { messages } = loaded;
  return { messages, definitions: chosen.length, ...least, rollUp: rolled, rows };
}

const [family = 'all', ...paths] = process.argv.slice(2);
process.stdout.write(JSON.stringify(measure(await loadThreads(paths), family)));
