// One worker process for the test of the queue: adds 1 per job to a table, slowly, and says when it begins one.
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../store/database.ts';
import { startJobWorker } from '../work/job-worker.ts';
import { openJobs } from '../work/jobs.ts';

/** To be run by node with `TEST_WORKER_URL`. */
export const JOB_PROCESS = fileURLToPath(import.meta.url);

if (process.argv[1] === JOB_PROCESS) await work(process.env['TEST_WORKER_URL'] ?? '');

async function work(url: string): Promise<void> {
  const db = await openDatabase({ url }, { migrate: false });
  const now = (): number => Date.now();
  const worker = startJobWorker({
    db,
    jobs: openJobs(db, now),
    now,
    leaseMs: 900,
    pollMs: 40,
    handlers: {
      backtest: async (job, run) => {
        process.stdout.write(`begun ${job.id}\n`);
        for (let step = 1; step <= 3; step++) {
          await new Promise((resolve) => setTimeout(resolve, 30));
          await run.report({ done: step, total: 3, unit: 'steps' });
        }
        await run.commit((tx) =>
          tx.query('insert into job_effect (job, worker) values ($1, $2)', [job.id, process.pid]),
        );
        return { worker: process.pid };
      },
    },
  });
  process.stdout.write('ready\n');
  process.on('SIGTERM', async () => {
    await worker.stop();
    await db.close();
  });
}
