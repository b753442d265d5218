// Takes jobs from the queue and runs their handlers, one at a time: lease, heartbeat, cancel, take-over, stop.
import { randomUUID } from 'node:crypto';
import type { Database } from '../store/database.ts';
import {
  claimJob,
  endJob,
  type JobHold,
  keepJob,
  lockHeldJob,
  releaseJob,
  saveJobProgress,
} from '../store/job-rows.ts';
import { enqueueDue, type Schedule } from './job-schedules.ts';
import { type Job, type JobKind, type JobProgress, type Jobs, jobOf } from './jobs.ts';

/** What a handler is given besides its job. */
export interface JobRun {
  /** Aborted when somebody cancels, the worker stops, or the job was taken over by another worker. */
  readonly signal: AbortSignal;
  /** Shows how far it is; throws `JobStopped` once `signal` is aborted, so it is a checkpoint too. */
  report(progress: JobProgress): Promise<void>;
  /**
   * Does `change` in a transaction that only commits while this worker still holds the job: what a
   * worker that was taken for dead does late has no effect.
   */
  commit<T>(change: (tx: Database) => Promise<T>): Promise<T>;
}

/** Runs one job; what it returns is stored as the job's result (JSON). */
export type JobHandler = (job: Job, run: JobRun) => Promise<unknown>;

export type JobHandlers = Partial<Readonly<Record<JobKind, JobHandler>>>;

/** Thrown out of a handler at a checkpoint: not an error. */
export class JobStopped extends Error {
  readonly why: 'cancelled' | 'stopping' | 'taken-over';

  constructor(why: JobStopped['why']) {
    super(`job ${why}`);
    this.why = why;
  }
}

export interface JobWorkerOptions {
  readonly db: Database;
  readonly jobs: Jobs;
  readonly handlers: JobHandlers;
  readonly schedules?: readonly Schedule[];
  readonly now: () => number;
  /** Told of jobs that failed and of the queue itself failing. */
  readonly onProblem?: (error: unknown, job: Job | null) => void;
  /** A worker not heard of for this long has died; heartbeats come three times as often. */
  readonly leaseMs?: number;
  /** How often an idle worker looks. */
  readonly pollMs?: number;
}

export interface JobWorker {
  readonly name: string;
  /** Stops taking jobs, gives the one under way back at its next checkpoint, and waits for it. */
  stop(): Promise<void>;
}

/** A job whose worker died this often is the cause, not the victim. */
const ATTEMPTS_MAX = 5;

/** Starts a worker; it runs until `stop`. */
export function startJobWorker(options: JobWorkerOptions): JobWorker {
  const { db, jobs, handlers, schedules = [], now, leaseMs = 30_000, pollMs = 1000 } = options;
  const name = `${process.pid}-${randomUUID().slice(0, 8)}`;
  const kinds = Object.keys(handlers);
  const stopping = new AbortController();
  const pause = createPause(stopping.signal);
  const unlisten = jobs.onEnqueue(pause.wake);

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await enqueueDue(db, jobs, schedules, now());
        const row = await claimJob(db, name, kinds, leaseMs);
        if (row === null) await pause.wait(pollMs);
        else await runJob(jobOf(row), { ...options, name, leaseMs, stopping: stopping.signal });
      } catch (error) {
        options.onProblem?.(error, null);
        await pause.wait(pollMs);
      }
    }
  }

  const done = loop();
  return {
    name,
    async stop() {
      unlisten();
      stopping.abort();
      await done;
    },
  };
}

interface RunOptions extends JobWorkerOptions {
  readonly name: string;
  readonly leaseMs: number;
  readonly stopping: AbortSignal;
}

async function runJob(job: Job, options: RunOptions): Promise<void> {
  const { db, handlers, name } = options;
  const hold: JobHold = { id: job.id, worker: name, attempts: job.attempts };
  if (job.attempts > ATTEMPTS_MAX) {
    const error = `workers died ${ATTEMPTS_MAX} times while running it`;
    await endJob(db, hold, 'failed', { error });
    return;
  }
  const abort = new AbortController();
  const stop = (why: JobStopped['why']): void => abort.abort(new JobStopped(why));
  const onStopping = (): void => stop('stopping');
  options.stopping.addEventListener('abort', onStopping);
  const heart = startHeart(hold, options, stop);
  try {
    const run = createRun(db, hold, abort.signal, stop);
    const result = await handlers[job.kind]?.(job, run);
    await endJob(db, hold, 'done', { result });
  } catch (error) {
    await endBadly(error, job, hold, abort.signal, options);
  } finally {
    heart.stop();
    options.stopping.removeEventListener('abort', onStopping);
  }
}

/** Keeps the lease, and looks whether somebody asked to cancel. */
function startHeart(
  hold: JobHold,
  { db, leaseMs, onProblem }: RunOptions,
  stop: (why: JobStopped['why']) => void,
): { stop(): void } {
  let beating = false;
  const beat = async (): Promise<void> => {
    if (beating) return;
    beating = true;
    try {
      const state = await keepJob(db, hold, leaseMs);
      if (state !== 'kept') stop(state === 'lost' ? 'taken-over' : 'cancelled');
    } catch (error) {
      onProblem?.(error, null);
    } finally {
      beating = false;
    }
  };
  const timer = setInterval(() => void beat(), Math.max(50, leaseMs / 3));
  return { stop: () => clearInterval(timer) };
}

function createRun(
  db: Database,
  hold: JobHold,
  signal: AbortSignal,
  stop: (why: JobStopped['why']) => void,
): JobRun {
  return {
    signal,
    async report(progress) {
      signal.throwIfAborted();
      const state = await saveJobProgress(db, hold, progress);
      // Sooner than the next heartbeat would tell.
      if (state !== 'kept') stop(state === 'lost' ? 'taken-over' : 'cancelled');
      signal.throwIfAborted();
    },
    commit: (change) =>
      db.transaction(async (tx) => {
        if (!(await lockHeldJob(tx, hold))) throw new JobStopped('taken-over');
        return await change(tx);
      }),
  };
}

async function endBadly(
  error: unknown,
  job: Job,
  hold: JobHold,
  signal: AbortSignal,
  { db, onProblem }: RunOptions,
): Promise<void> {
  const reason = signal.aborted ? signal.reason : error;
  if (reason instanceof JobStopped) {
    if (reason.why === 'cancelled') await endJob(db, hold, 'cancelled', {});
    if (reason.why === 'stopping') await releaseJob(db, hold);
    return;
  }
  onProblem?.(error, job);
  const words = error instanceof Error ? error.message : String(error);
  await endJob(db, hold, 'failed', { error: words.slice(0, 2000) });
}

/** A wait that a new job or the end cuts short. */
function createPause(signal: AbortSignal): { wait(ms: number): Promise<void>; wake(): void } {
  let woken = false;
  let go: (() => void) | null = null;
  const wake = (): void => {
    woken = true;
    go?.();
  };
  signal.addEventListener('abort', wake);
  return {
    wake,
    async wait(ms) {
      if (!woken) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          go = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      woken = false;
      go = null;
    },
  };
}
