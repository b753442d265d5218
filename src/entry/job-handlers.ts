// Which part of the program does which kind of job; one line a kind.

import { z } from 'zod';
import { runImport } from '../features/imports/run-import.ts';
import { deleteUploadsBefore } from '../features/imports/store-uploads.ts';
import { deleteExpired } from '../features/people/store-sessions.ts';
import { BacktestInput, runBacktest } from '../features/rulebook/backtest-job.ts';
import { runMutations } from '../features/rulebook/mutation-job.ts';
import type { Services } from '../http/app-env.ts';
import { refreshDays } from '../store/refresh-days.ts';
import { sweepShops } from '../store/sweep-search.ts';
import { forgetOld } from '../work/forget-old.ts';
import type { JobHandlers, JobRun } from '../work/job-worker.ts';
import type { Job } from '../work/jobs.ts';
import { recalculate } from '../work/recalculate.ts';
import { recheckDue } from '../work/recheck.ts';
import { applyRetention } from '../work/retention.ts';

export type JobServices = Pick<Services, 'db' | 'jobs' | 'config' | 'dataFolder' | 'now' | 'log'>;

/** For `startJobWorker`, in `kejing serve` (embedded) and `kejing worker`. */
export function jobHandlers(services: JobServices): JobHandlers {
  const { db, jobs, config, dataFolder, now } = services;
  return {
    import: (job, run) => runImport(services, job, run),
    recheck: (_job, { signal }) => recheckDue(db, now(), { signal }),
    'roll-up': async ({ shop }, { signal }) => ({
      days: await refreshDays(db, { signal, ...(shop === null ? {} : { shop }) }),
    }),
    recalculate: (job, run) => recalculateShop(services, job, run),
    backtest: ({ shop, input }, run) =>
      runBacktest(db, shop ?? '', BacktestInput.parse(input), (done, total) =>
        run.report({ done, total, unit: 'threads' }),
      ),
    mutation: async ({ shop, by }, run) => {
      const done = await runMutations(db, shop ?? '', now, (some, total) =>
        run.report({ done: some, total, unit: 'rules' }),
      );
      // A few rules a job: a back-test or a recalculation does not wait for all of them.
      const key = `mutation:${shop ?? ''}:${done.left}`;
      if (done.left > 0) await jobs.enqueue({ kind: 'mutation', shop, input: {}, by, key });
      return done;
    },
    retention: async (_job, { signal }) => {
      const shops = await applyRetention(db, now());
      await sweepShops(db, signal);
      const forgotten = await forgetOld({ db, config, dataFolder, now: now(), signal });
      await deleteUploadsBefore(db, now() - config.uploadDays * 86_400_000);
      return { shops, ...forgotten, sessions: await deleteExpired(db, now()) };
    },
  };
}

const RecalculateInput = z.object({ why: z.string(), since: z.number().nullish() });

/** The job's id is the recalculation's: whoever takes the job over goes on with the same one. */
async function recalculateShop(
  { db, now }: JobServices,
  { id, shop, input, by }: Job,
  run: JobRun,
): Promise<unknown> {
  if (shop === null) throw new Error('a recalculation is of one shop');
  const { why, since = null } = RecalculateInput.parse(input);
  let shown: Promise<void> = Promise.resolve();
  const report = await recalculate(
    db,
    shop,
    { id, why, by, since, now: now(), signal: run.signal },
    (done, total) => {
      shown = shown.then(() => run.report({ done, total, unit: 'threads' })).catch(() => undefined);
    },
  );
  await shown;
  return report;
}
