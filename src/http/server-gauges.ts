// What /metrics asks the database and the process when it is read.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { countImports } from '../store/count-imports.ts';
import type { Database } from '../store/database.ts';
import { countJobs } from '../store/job-rows.ts';
import type { Metrics } from './metrics.ts';

/** Registers the gauges; call the result when the server ends. */
export function addServerGauges(metrics: Metrics, db: Database): () => void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  metrics.onRead('kejing_database_up', '1 if the database answers.', async () => {
    const up = await db.query('select 1').then(
      () => 1,
      () => 0,
    );
    return [{ labels: {}, value: up }];
  });
  metrics.onRead('kejing_jobs', 'Jobs by kind and state.', async () =>
    (await countJobs(db)).map(({ kind, state, jobs }) => ({
      labels: { kind, state },
      value: jobs,
    })),
  );
  metrics.onRead('kejing_imports', 'Imports by state.', async () =>
    (await countImports(db)).map(({ state, imports }) => ({ labels: { state }, value: imports })),
  );
  metrics.onRead(
    'kejing_event_loop_lag_seconds',
    'How late timers ran since the last reading: mean, p99 and worst.',
    async () => {
      const seconds = (nanoseconds: number): number =>
        Number.isFinite(nanoseconds) ? nanoseconds / 1e9 : 0;
      const values = [
        { labels: { of: 'mean' }, value: seconds(delay.mean) },
        { labels: { of: 'p99' }, value: seconds(delay.percentile(99)) },
        { labels: { of: 'max' }, value: seconds(delay.max) },
      ];
      delay.reset();
      return values;
    },
  );
  metrics.onRead('kejing_process_memory_bytes', 'Memory held by the process.', async () => [
    { labels: {}, value: process.memoryUsage().rss },
  ]);
  return () => delay.disable();
}
