// G5 The queue on a real database: keys, cancel and resume, take-over, schedules, three processes with one killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JOB_PROCESS } from '../testing/job-process.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { enqueueDue } from './job-schedules.ts';
import { type JobHandlers, startJobWorker } from './job-worker.ts';
import { type Jobs, openJobs } from './jobs.ts';

let t: TestDatabase;
let jobs: Jobs;
const now = (): number => Date.now();

beforeAll(async () => {
  t = await openTestDatabase();
  jobs = openJobs(t.db, now);
}, 60_000);
afterAll(() => t.close());

const wish = { kind: 'backtest', shop: null, input: { n: 1 }, by: 'test' } as const;

/** Runs a worker until `until` holds, then stops it. */
async function workUntil(handlers: JobHandlers, until: () => Promise<boolean> | boolean) {
  const worker = startJobWorker({ db: t.db, jobs, now, handlers, pollMs: 10, leaseMs: 300 });
  while (!(await until())) await new Promise((resolve) => setTimeout(resolve, 10));
  await worker.stop();
}

const stateOf = async (id: string) => (await jobs.find(id))?.state;

describe('jobs', () => {
  test('a job runs, shows how far it is, keeps its result', async () => {
    const { id } = await jobs.enqueue(wish);
    await workUntil(
      {
        backtest: async (job, run) => {
          await run.report({ done: 1, total: 2, unit: 'files' });
          return { got: job.input };
        },
      },
      async () => (await stateOf(id)) === 'done',
    );
    const job = await jobs.find(id);
    expect(job).toMatchObject({ progress: { done: 1, total: 2 }, result: { got: { n: 1 } } });
    expect([job?.attempts, job?.endedAt === null]).toEqual([1, false]);
  });

  test('one key, one job: a second wish gives the first job back until it ends', async () => {
    const first = await jobs.enqueue({ ...wish, key: 'k' });
    expect((await jobs.enqueue({ ...wish, key: 'k' })).id).toBe(first.id);
    await jobs.cancel(first.id);
    expect(await stateOf(first.id)).toBe('cancelled');
    const second = await jobs.enqueue({ ...wish, key: 'k' });
    expect(second.id).not.toBe(first.id);
    await jobs.cancel(second.id);
  });

  test('a running job is cancelled at its next checkpoint, and resumed with what it had done', async () => {
    const { id } = await jobs.enqueue(wish);
    const seen: (number | undefined)[] = [];
    const handlers: JobHandlers = {
      backtest: async (job, run) => {
        seen.push(job.progress?.done);
        if (job.progress !== null) return 'resumed';
        await run.report({ done: 7, total: null, unit: 'rows' });
        await jobs.cancel(id);
        for (;;) {
          await new Promise((resolve) => setTimeout(resolve, 10));
          await run.report({ done: 7, total: null, unit: 'rows' });
        }
      },
    };
    await workUntil(handlers, async () => (await stateOf(id)) === 'cancelled');
    await jobs.resume(id);
    await workUntil(handlers, async () => (await stateOf(id)) === 'done');
    expect(seen).toEqual([undefined, 7]);
  });

  test('a failed job says why; a stopped worker gives its job back', async () => {
    const failing = await jobs.enqueue(wish);
    await workUntil(
      {
        backtest: async () => {
          throw new Error('no such month');
        },
      },
      async () => (await stateOf(failing.id)) === 'failed',
    );
    expect((await jobs.find(failing.id))?.error).toBe('no such month');
    const { id } = await jobs.enqueue(wish);
    let begun = false;
    const endless: JobHandlers = {
      backtest: (_job, run) =>
        new Promise((_, reject) => {
          begun = true;
          run.signal.addEventListener('abort', () => reject(run.signal.reason));
        }),
    };
    await workUntil(endless, () => begun);
    expect(await stateOf(id)).toBe('waiting');
    await jobs.cancel(id);
  });

  test('what a worker taken for dead does late has no effect', async () => {
    const { id } = await jobs.enqueue(wish);
    await t.db.exec('create table if not exists job_effect (job text not null, worker int)');
    let late: unknown = null;
    const handlers: JobHandlers = {
      backtest: async (job, run) => {
        // As if this process had slept through its lease and another had taken the job.
        await t.db.query("update job set worker = 'other', attempts = attempts + 1 where id = $1", [
          job.id,
        ]);
        late = await run
          .commit((tx) => tx.query('insert into job_effect values ($1, 1)', [job.id]))
          .catch((error: unknown) => error);
        throw late;
      },
    };
    await workUntil(handlers, () => late !== null);
    expect(late).toMatchObject({ why: 'taken-over' });
    expect(await t.db.query('select * from job_effect')).toEqual([]);
    expect((await jobs.find(id))?.state).toBe('running');
    await t.db.query('delete from job where id = $1', [id]);
  });

  test('a slot of a schedule is one job, however many look', async () => {
    const schedules = [{ kind: 'recheck', everyMs: 60_000, offsetMs: 0 }] as const;
    const others = [jobs, openJobs(t.db, now), openJobs(t.db, now)];
    await Promise.all(others.map((one) => enqueueDue(t.db, one, schedules, 120_500)));
    expect(await jobs.list({ kinds: ['recheck'], limit: 9 })).toHaveLength(1);
    // The first has not run: the next slot is not put on top of it.
    await enqueueDue(t.db, jobs, schedules, 180_500);
    expect(await jobs.list({ kinds: ['recheck'], limit: 9 })).toHaveLength(1);
  });

  const server = process.env['TEST_DATABASE_URL'] ?? '';
  test.runIf(server !== '')(
    'G5 three processes on PostgreSQL, one killed: every job is done exactly once in effect',
    () => threeProcesses(),
    60_000,
  );
});

const JOBS = 60;

async function threeProcesses(): Promise<void> {
  await t.db.exec('drop table if exists job_effect; delete from job');
  await t.db.exec('create table job_effect (job text not null, worker int not null)');
  for (let i = 0; i < JOBS; i++) await jobs.enqueue({ ...wish, id: `three-${i}` });
  const workers = [startProcess(), startProcess(), startProcess()];
  // The first dies in the middle of its third job.
  await begun(workers[0]!, 3);
  workers[0]!.kill('SIGKILL');
  for (;;) {
    const [row] = await t.db.query<{ left: number }>(
      "select count(*)::int as left from job where state <> 'done'",
    );
    if (row?.left === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const rows = await t.db.query<{ job: string; times: number }>(
    'select job, count(*)::int as times from job_effect group by job',
  );
  expect(rows).toHaveLength(JOBS);
  expect(rows.filter(({ times }) => times !== 1)).toEqual([]);
  const taken = await t.db.query('select id from job where attempts > 1');
  expect(taken.length).toBeGreaterThanOrEqual(1);
  const busy = await t.db.query('select distinct worker from job_effect');
  expect(busy.length).toBeGreaterThanOrEqual(2);
  for (const worker of workers.slice(1)) {
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.kill('SIGTERM');
    await ended;
  }
}

function startProcess(): ChildProcess {
  if (!('url' in t.place)) throw new Error('needs a server');
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return spawn(process.execPath, ['--import', tsx, JOB_PROCESS], {
    env: { ...process.env, TEST_WORKER_URL: t.place.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function begun(worker: ChildProcess, jobsBegun: number): Promise<void> {
  let count = 0;
  for await (const line of createInterface({ input: worker.stdout! })) {
    if (line.startsWith('begun') && ++count === jobsBegun) return;
  }
}
