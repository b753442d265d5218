// Splits partitions over worker threads and waits for all of them; a failing worker fails the run.
import { startThread } from '../store/start-thread.ts';

export interface WorkerRun<Job> {
  /** The worker's entry; a `.ts` one runs through tsx. */
  readonly entry: URL;
  readonly jobs: readonly Job[];
  readonly onProgress: (done: number) => void;
}

/** What a worker posts: how many units it has finished since it last said so, or its result. */
export type WorkerMessage<Result> =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'result'; readonly result: Result };

/** One worker a job; results in the order of the jobs. */
export async function runWorkers<Job, Result>(run: WorkerRun<Job>): Promise<Result[]> {
  return await Promise.all(
    run.jobs.map(
      (job) =>
        new Promise<Result>((resolve, reject) => {
          const worker = startThread(run.entry, job);
          let result: Result | undefined;
          worker.on('message', (message: WorkerMessage<Result>) => {
            if (message.kind === 'progress') run.onProgress(message.done);
            else result = message.result;
          });
          worker.on('error', reject);
          worker.on('exit', (code) => {
            if (result !== undefined) resolve(result);
            else reject(new Error(`worker stopped with code ${code} before its result`));
          });
        }),
    ),
  );
}
