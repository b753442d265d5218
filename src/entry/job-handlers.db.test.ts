// G2 G5 Every kind of upkeep through the queue: put in, done by a worker, cancelled and resumed, taken over from a dead one.
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../store/database.ts';
import { listRecalculations } from '../store/recalculations.ts';
import { saveSetting } from '../store/shops.ts';
import { dumpFacts } from '../testing/dump-facts.ts';
import { loadSmallShop } from '../testing/small-shop.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { type JobHandlers, startJobWorker } from '../work/job-worker.ts';
import type { Job, JobKind, JobProgress } from '../work/jobs.ts';
import { recalculate } from '../work/recalculate.ts';
import { jobHandlers } from './job-handlers.ts';

let t: TestApp;
let shop = '';
beforeEach(async () => {
  t = await openTestApp({ template: { name: 'small-shop', fill: loadSmallShop } });
  shop = (await t.db.query<{ shop_id: string }>('select shop_id from shop'))[0]!.shop_id;
}, 120_000);
afterEach(() => t.close());

const DAY_MS = 86_400_000;
const put = (kind: JobKind, input: unknown = {}, of: string | null = shop) =>
  t.services.jobs.enqueue({ kind, shop: of, input, by: 'test' });

/** Runs a worker until the job is in one of these states. */
async function work(
  job: Job,
  states: readonly string[] = ['done'],
  handlers: JobHandlers = jobHandlers(t.services),
  db: Database = t.db,
): Promise<Job> {
  const { jobs, now } = t.services;
  const worker = startJobWorker({ db, jobs, now, handlers, pollMs: 10, leaseMs: 300 });
  try {
    for (;;) {
      const found = (await jobs.find(job.id))!;
      if (states.includes(found.state)) return found;
      if (found.state === 'failed') throw new Error(found.error ?? '');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  } finally {
    await worker.stop();
  }
}

/** The real handlers, with something happening at the first report of progress. */
function interrupted(db: Database, happens: (job: Job) => Promise<void>): JobHandlers {
  const own = jobHandlers({ ...t.services, db });
  let happened = false;
  return {
    recalculate: (job, run) => {
      const report = async (progress: JobProgress): Promise<void> => {
        if (!happened) await happens(job);
        happened = true;
        await run.report(progress);
      };
      return own.recalculate!(job, { ...run, report });
    },
  };
}

const count = async (from: string): Promise<number> =>
  (await t.db.query<{ n: number }>(`select count(*)::int as n from ${from}`))[0]!.n;

describe('upkeep through the queue', () => {
  test('G2 roll-up: days that were touched are summed anew', async () => {
    const before = await dumpFacts(t.db);
    await t.db.exec('delete from agent_day');
    await t.db.exec('insert into touched_day select distinct shop_id, day, agent from thread_cell');
    const { result } = await work(await put('roll-up'));
    expect(result).toEqual({ days: await count('agent_day') });
    expect(await dumpFacts(t.db)).toEqual(before);
  });

  test('G2 recheck: threads whose time has come are analysed, once', async () => {
    const before = await dumpFacts(t.db);
    await t.db.exec(
      `update thread set recheck_at = 1, analysed_as_of = 0, setup_version = 'old'
       where buyer in (select buyer from thread order by buyer limit 5)`,
    );
    expect((await work(await put('recheck', {}, null))).result).toMatchObject({ threads: 5 });
    expect(await dumpFacts(t.db)).toEqual(before);
    expect((await work(await put('recheck', {}, null))).result).toMatchObject({ threads: 0 });
  });

  test('G3 retention: every kind of data by its own days', async () => {
    const { config, dataFolder, jobs } = t.services;
    const now = Date.now();
    const folder = join(dataFolder, 'uploads', 'old-one');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'a.csv'), 'x');
    const long = new Date(now - (config.uploadDays + 1) * DAY_MS);
    utimesSync(folder, long, long);
    await t.db.query(
      `insert into upload (id, account_id, at, name, bytes, sha256, look) values ('old-one', 'x', $1, 'a.csv', 1, '', '{}')`,
      [long.getTime()],
    );
    const old = await put('roll-up');
    await jobs.cancel(old.id);
    await t.db.query('update job set ended_at = $1', [now - (config.jobDays + 1) * DAY_MS]);
    const [span] = await t.db.query<{ first: number; last: number }>(
      'select min(last_at) as first, max(last_at) as last from thread',
    );
    const daysSince = (at: number): number => Math.ceil((now - at) / DAY_MS) + 1;
    await saveSetting(t.db, shop, 'retention', { days: daysSince(span!.first), figures: 'drop' });
    expect((await work(await put('retention', {}, null))).result).toMatchObject({
      shops: [{ shop, threads: 0 }],
      ...{ jobs: 1, uploads: 1 },
    });
    expect([existsSync(folder), await count('upload')]).toEqual([false, 0]);
    const threads = await count('thread');
    await saveSetting(t.db, shop, 'retention', { days: daysSince(span!.last), figures: 'drop' });
    const { result } = await work(await put('retention', {}, null));
    const gone = (result as { shops: { threads: number }[] }).shops[0]!.threads;
    expect(gone).toBeGreaterThan(100);
    expect(await count('thread')).toBe(threads - gone);
    expect(await count('touched_day')).toBe(0);
  });
});

describe('recalculation through the queue', () => {
  const why = { why: '换口径' };

  let known: ReturnType<typeof recalculateQuietly> | null = null;

  /** Rows as an undisturbed recalculation leaves them, and what it recorded. */
  async function recalculateQuietly() {
    const other = await openTestApp({ template: { name: 'small-shop', fill: loadSmallShop } });
    await saveSetting(other.db, shop, 'policy', 'first-agent-24h');
    const { changes } = await recalculate(other.db, shop, { ...why, by: 'test', now: 0 });
    const rows = await dumpFacts(other.db);
    await other.close();
    return { rows, changes };
  }

  async function expectTheSame(done: Job): Promise<void> {
    known ??= recalculateQuietly();
    const { rows, changes } = await known;
    expect(changes).toBeGreaterThan(0);
    expect(await dumpFacts(t.db)).toEqual(rows);
    expect(done.result).toMatchObject({ id: done.id, changes });
    expect(await listRecalculations(t.db, shop, 9)).toHaveLength(1);
    expect(await count('recalculation_base')).toBe(0);
  }

  test('M3 cancelled half-way and resumed, it ends in the rows and the differences of an undisturbed one', async () => {
    await saveSetting(t.db, shop, 'policy', 'first-agent-24h');
    const job = await put('recalculate', why);
    const { jobs } = t.services;
    const cancelling = interrupted(t.db, async ({ id }) => void (await jobs.cancel(id)));
    await work(job, ['cancelled'], cancelling);
    expect(await count('recalculation_base')).toBeGreaterThan(0);
    await jobs.resume(job.id);
    await expectTheSame(await work(job));
  }, 60_000);

  test('M3 taken over from a worker that died in the middle, it ends the same', async () => {
    await saveSetting(t.db, shop, 'policy', 'first-agent-24h');
    const job = await put('recalculate', why);
    let dead = false;
    // As for a process that is gone: nothing it still wants reaches the database.
    const gone = new Proxy(t.db, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (!dead || typeof value !== 'function') return value;
        return () => Promise.reject(new Error('this process is gone'));
      },
    });
    const { jobs, now } = t.services;
    const handlers = interrupted(gone, async () => {
      dead = true;
    });
    const options = { db: gone, jobs, now, handlers, pollMs: 10, leaseMs: 300 };
    const dying = startJobWorker(options);
    while (!dead) await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await jobs.find(job.id))?.state).toBe('running');
    const done = await work(job);
    await dying.stop();
    expect(done.attempts).toBe(2);
    await expectTheSame(done);
  }, 60_000);
});
