// Long work as jobs in the same database: put in, looked at, cancelled and resumed from any process.
import { randomUUID } from 'node:crypto';
import type { Database } from '../store/database.ts';
import {
  askToCancel,
  findJob,
  insertJob,
  type JobFilter,
  type JobRow,
  listJobs,
  type NewJobRow,
  putBack,
} from '../store/job-rows.ts';

export const JOB_KINDS = [
  'import',
  'recheck',
  'recalculate',
  'roll-up',
  'retention',
  'backtest',
  'mutation',
] as const;

export type JobKind = (typeof JOB_KINDS)[number];

export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;

export type JobState = (typeof JOB_STATES)[number];

/** How far a job is; `total` null while nobody knows. Kept on the job, so a resumed one can read it. */
export interface JobProgress {
  readonly done: number;
  readonly total: number | null;
  readonly unit: string;
  /** Whatever the handler needs to go on after a stop; shown to nobody. */
  readonly checkpoint?: unknown;
}

export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  readonly state: JobState;
  readonly shop: string | null;
  /** What the handler was asked to do; JSON of the handler's own shape. */
  readonly input: unknown;
  readonly progress: JobProgress | null;
  readonly result: unknown;
  /** Why it failed, in the words of the error. */
  readonly error: string | null;
  /** How many times a worker took it. */
  readonly attempts: number;
  readonly cancelAsked: boolean;
  /** Account id, or `schedule`, or `command-line`. */
  readonly by: string;
  /** Not before this instant, ms. */
  readonly runAt: number;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

export interface NewJob {
  readonly kind: JobKind;
  readonly shop: string | null;
  readonly input: unknown;
  readonly by: string;
  /** At most one waiting or running job has this key; a second is not made and the first returned. */
  readonly key?: string;
  readonly runAt?: number;
  readonly id?: string;
}

/** The queue as the API and the command line see it; workers are `startJobWorker`. */
export interface Jobs {
  /** Puts a job in; with `tx` it is there if and only if the transaction is. */
  enqueue(job: NewJob, tx?: Database): Promise<Job>;
  find(id: string): Promise<Job | null>;
  /** Newest first. */
  list(filter: JobFilter): Promise<readonly Job[]>;
  /** A waiting job ends at once, a running one at its next checkpoint; null: no such job. */
  cancel(id: string): Promise<Job | null>;
  /** Puts a failed or cancelled job back, progress kept; null if there is none to put back. */
  resume(id: string): Promise<Job | null>;
  /** Called in this process whenever a job was put in here; returns how to stop listening. */
  onEnqueue(listener: () => void): () => void;
}

/** The queue over a database; `now` dates the rows. */
export function openJobs(db: Database, now: () => number): Jobs {
  const listeners = new Set<() => void>();
  const wake = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    async enqueue(job, tx) {
      const row: NewJobRow = {
        id: job.id ?? randomUUID(),
        kind: job.kind,
        shop: job.shop,
        input: job.input,
        by: job.by,
        key: job.key ?? null,
        runAt: job.runAt ?? now(),
        createdAt: now(),
      };
      const made = await insertJob(tx ?? db, row);
      wake();
      return jobOf(made);
    },
    find: async (id) => mapOrNull(await findJob(db, id)),
    list: async (filter) => (await listJobs(db, filter)).map(jobOf),
    cancel: async (id) => mapOrNull(await askToCancel(db, id, now())),
    resume: async (id) => {
      const job = mapOrNull(await putBack(db, id, now()));
      wake();
      return job;
    },
    onEnqueue(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function mapOrNull(row: JobRow | null): Job | null {
  return row === null ? null : jobOf(row);
}

/** A stored row as the rest of the program sees it. */
export function jobOf(row: JobRow): Job {
  return {
    id: row.id,
    kind: row.kind as JobKind,
    state: row.state as JobState,
    shop: row.shop_id,
    input: row.input,
    progress: row.progress as JobProgress | null,
    result: row.result,
    error: row.error,
    attempts: row.attempts,
    cancelAsked: row.cancel_asked,
    by: row.by_whom,
    runAt: row.run_at,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}
