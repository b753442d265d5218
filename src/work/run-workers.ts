// Splits partitions over worker threads and waits for all of them; a failing worker fails the run.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

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
          const worker = startWorker(run.entry, job);
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

/** A worker from source needs tsx registered inside its own thread first. */
function startWorker(entry: URL, workerData: unknown): Worker {
  if (!entry.pathname.endsWith('.ts')) return new Worker(entry, { workerData });
  // Not import.meta.resolve: test runners give modules none. A require finds the CommonJS twin.
  const twin = createRequire(import.meta.url).resolve('tsx/esm/api');
  const tsx = JSON.stringify(pathToFileURL(twin.replace(/\.cjs$/, '.mjs')).href);
  const start = `import(${tsx}).then((tsx) => { tsx.register(); return import(${JSON.stringify(entry.href)}); })`;
  return new Worker(start, { eval: true, workerData });
}
