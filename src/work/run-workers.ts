// Worker threads that get ready while their jobs are not known yet; one that fails fails the run.
import { startThread } from '../store/start-thread.ts';

/** What a worker posts: how many units it has finished since it last said so, or its result. */
export type WorkerMessage<Result> =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'result'; readonly result: Result };

/** A live resource: `run` once, or `dismiss`. */
export interface WorkerCrew<Job, Result> {
  /** One worker a job, at most as many as there are; results in the order of the jobs. */
  run(jobs: readonly Job[], onProgress: (done: number) => void): Promise<Result[]>;
  /** Ends them all, whatever they do. */
  dismiss(): Promise<void>;
}

/** Starts `count` workers with what all of them need; each waits for its job as a message. */
export function startWorkers<Job, Result>(
  entry: URL,
  preparation: unknown,
  count: number,
): WorkerCrew<Job, Result> {
  const workers = Array.from({ length: count }, () => {
    const worker = startThread(entry, preparation);
    let failure: unknown = null;
    // Until it has a job nobody listens, and an error nobody hears would end the program.
    worker.on('error', (error) => {
      failure ??= error;
    });
    worker.on('exit', (code) => {
      failure ??= new Error(`worker stopped with code ${code} before it had a job`);
    });
    return { worker, failed: () => failure };
  });
  return {
    async run(jobs, onProgress) {
      return await Promise.all(
        jobs.map(
          (job, n) =>
            new Promise<Result>((resolve, reject) => {
              const { worker, failed } = workers[n]!;
              let result: Result | undefined;
              worker.on('message', (message: WorkerMessage<Result>) => {
                if (message.kind === 'progress') onProgress(message.done);
                else result = message.result;
              });
              worker.on('error', reject);
              worker.on('exit', (code) => {
                if (result !== undefined) resolve(result);
                else reject(new Error(`worker stopped with code ${code} before its result`));
              });
              if (failed() !== null) reject(failed());
              else worker.postMessage(job);
            }),
        ),
      );
    },
    async dismiss() {
      await Promise.all(workers.map(({ worker }) => worker.terminate()));
    },
  };
}
