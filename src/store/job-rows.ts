// The job table's SQL: put in, claim with a lease, keep, end. The database's own clock decides leases.
import type { Database } from './database.ts';

export interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly shop_id: string | null;
  readonly input: unknown;
  readonly progress: unknown;
  readonly result: unknown;
  readonly error: string | null;
  readonly attempts: number;
  readonly cancel_asked: boolean;
  readonly by_whom: string;
  readonly run_at: number;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  readonly worker: string | null;
}

export interface NewJobRow {
  readonly id: string;
  readonly kind: string;
  readonly shop: string | null;
  readonly input: unknown;
  readonly by: string;
  readonly key: string | null;
  readonly runAt: number;
  readonly createdAt: number;
}

export interface JobFilter {
  readonly kinds?: readonly string[];
  readonly states?: readonly string[];
  readonly shops?: readonly string[] | 'all';
  /** Rows before this (created_at, id), newest first. */
  readonly before?: readonly [number, string] | null;
  readonly limit: number;
}

/** Who holds a job: a worker, and how many times the job had been taken then (the fencing token). */
export interface JobHold {
  readonly id: string;
  readonly worker: string;
  readonly attempts: number;
}

const COLUMNS =
  'id, kind, state, shop_id, input, progress, result, error, attempts, cancel_asked, by_whom,' +
  ' run_at, created_at, started_at, ended_at, worker';
const NOW = '(extract(epoch from clock_timestamp()) * 1000)::bigint';
const HELD = "id = $1 and worker = $2 and attempts = $3 and state = 'running'";

/** Inserts, or returns the waiting or running job that has the same key, or the same id. */
export async function insertJob(db: Database, job: NewJobRow): Promise<JobRow> {
  const [made] = await db.query<JobRow>(
    `insert into job (id, kind, state, shop_id, key, input, by_whom, run_at, created_at)
     values ($1, $2, 'waiting', $3, $4, $5::jsonb, $6, $7, $8)
     on conflict do nothing returning ${COLUMNS}`,
    [
      job.id,
      job.kind,
      job.shop,
      job.key,
      JSON.stringify(job.input ?? null),
      job.by,
      job.runAt,
      job.createdAt,
    ],
  );
  if (made !== undefined) return made;
  const [there] = await db.query<JobRow>(
    `select ${COLUMNS} from job where id = $1 or (key = $2 and state in ('waiting', 'running')) limit 1`,
    [job.id, job.key],
  );
  // The other one ended between the two statements: ours can go in now.
  return there ?? (await insertJob(db, job));
}

export async function findJob(db: Database, id: string): Promise<JobRow | null> {
  const [row] = await db.query<JobRow>(`select ${COLUMNS} from job where id = $1`, [id]);
  return row ?? null;
}

export async function listJobs(db: Database, filter: JobFilter): Promise<JobRow[]> {
  const params: unknown[] = [];
  const where = ['true'];
  const value = (one: unknown): string => `$${params.push(one)}`;
  if (filter.kinds !== undefined) where.push(`kind = any(${value([...filter.kinds])}::text[])`);
  if (filter.states !== undefined) where.push(`state = any(${value([...filter.states])}::text[])`);
  if (filter.shops !== undefined && filter.shops !== 'all') {
    where.push(`(shop_id is null or shop_id = any(${value([...filter.shops])}::text[]))`);
  }
  if (filter.before) {
    where.push(
      `(created_at, id) < (${value(filter.before[0])}::bigint, ${value(filter.before[1])})`,
    );
  }
  return await db.query<JobRow>(
    `select ${COLUMNS} from job where ${where.join(' and ')}
     order by created_at desc, id desc limit ${value(filter.limit)}`,
    params,
  );
}

/** Takes the next job that is due, or one whose worker has not been heard of; null: nothing to do. */
export async function claimJob(
  db: Database,
  worker: string,
  kinds: readonly string[],
  leaseMs: number,
): Promise<JobRow | null> {
  const [row] = await db.query<JobRow>(
    `update job set state = 'running', worker = $1, lease_until = ${NOW} + $2::bigint,
       attempts = attempts + 1, started_at = coalesce(started_at, ${NOW}), error = null
     where id = (
       select id from job
       where kind = any($3::text[]) and ((state = 'waiting' and run_at <= ${NOW})
         or (state = 'running' and lease_until < ${NOW}))
       order by run_at, created_at, id limit 1 for update skip locked)
     returning ${COLUMNS}`,
    [worker, leaseMs, [...kinds]],
  );
  return row ?? null;
}

/** Keeps the lease; `lost` if another worker has it by now, else whether somebody asked to cancel. */
export async function keepJob(
  db: Database,
  hold: JobHold,
  leaseMs: number,
): Promise<'kept' | 'cancel' | 'lost'> {
  const [row] = await db.query<{ cancel_asked: boolean }>(
    `update job set lease_until = ${NOW} + $4::bigint where ${HELD} returning cancel_asked`,
    [hold.id, hold.worker, hold.attempts, leaseMs],
  );
  if (row === undefined) return 'lost';
  return row.cancel_asked ? 'cancel' : 'kept';
}

/** `lost` if the job is another worker's by now, else whether somebody asked to cancel. */
export async function saveJobProgress(
  db: Database,
  hold: JobHold,
  progress: unknown,
): Promise<'kept' | 'cancel' | 'lost'> {
  const [row] = await db.query<{ cancel_asked: boolean }>(
    `update job set progress = $4::jsonb where ${HELD} returning cancel_asked`,
    [hold.id, hold.worker, hold.attempts, JSON.stringify(progress)],
  );
  if (row === undefined) return 'lost';
  return row.cancel_asked ? 'cancel' : 'kept';
}

/** Locks the job's row for the rest of the transaction; false if it is another worker's by now. */
export async function lockHeldJob(tx: Database, hold: JobHold): Promise<boolean> {
  const rows = await tx.query(`select id from job where ${HELD} for update`, [
    hold.id,
    hold.worker,
    hold.attempts,
  ]);
  return rows.length === 1;
}

/** Ends a job this worker holds; false if it is another's by now. */
export async function endJob(
  db: Database,
  hold: JobHold,
  state: 'done' | 'failed' | 'cancelled',
  outcome: { readonly result?: unknown; readonly error?: string },
): Promise<boolean> {
  const rows = await db.query(
    `update job set state = $4, result = $5::jsonb, error = $6, ended_at = ${NOW}, lease_until = null
     where ${HELD} returning id`,
    [
      hold.id,
      hold.worker,
      hold.attempts,
      state,
      JSON.stringify(outcome.result ?? null),
      outcome.error ?? null,
    ],
  );
  return rows.length === 1;
}

/** Gives a job this worker holds back to the queue, e.g. when the worker is told to stop. */
export async function releaseJob(db: Database, hold: JobHold): Promise<void> {
  await db.query(
    `update job set state = 'waiting', worker = null, lease_until = null, attempts = attempts - 1 where ${HELD}`,
    [hold.id, hold.worker, hold.attempts],
  );
}

export async function askToCancel(db: Database, id: string, now: number): Promise<JobRow | null> {
  const [row] = await db.query<JobRow>(
    `update job set cancel_asked = state in ('waiting', 'running'),
       state = case when state = 'waiting' then 'cancelled' else state end,
       ended_at = case when state = 'waiting' then $2::bigint else ended_at end
     where id = $1 returning ${COLUMNS}`,
    [id, now],
  );
  return row ?? null;
}

export async function putBack(db: Database, id: string, now: number): Promise<JobRow | null> {
  const [row] = await db.query<JobRow>(
    `update job set state = 'waiting', cancel_asked = false, error = null, ended_at = null,
       worker = null, lease_until = null, run_at = $2, attempts = 0
     where id = $1 and state in ('failed', 'cancelled') returning ${COLUMNS}`,
    [id, now],
  );
  return row ?? null;
}

/** How many jobs there are by kind and state. */
export async function countJobs(
  db: Database,
): Promise<readonly { readonly kind: string; readonly state: string; readonly jobs: number }[]> {
  return await db.query('select kind, state, count(*)::int as jobs from job group by kind, state');
}

/** Forgets jobs that ended before `before` (ms); returns how many. */
export async function deleteEndedJobs(db: Database, before: number): Promise<number> {
  const rows = await db.query('delete from job where ended_at < $1 returning id', [before]);
  return rows.length;
}

/** Of one schedule's ended runs only the newest `keep` stay. */
export async function trimSchedule(db: Database, key: string, keep: number): Promise<void> {
  await db.query(
    `delete from job where key = $1 and state = 'done' and id not in (
       select id from job where key = $1 and state = 'done' order by ended_at desc limit $2)`,
    [key, keep],
  );
}
