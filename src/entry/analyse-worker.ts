// The worker process of `analyze`: takes one share of the spool and posts what came of it.
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerMessage } from '../work/run-workers.ts';
import { type AnalyseJob, type AnalyseResult, analyseShare } from './analyse-share.ts';

function post(message: WorkerMessage<AnalyseResult>): void {
  parentPort?.postMessage(message);
}

const result = analyseShare(workerData as AnalyseJob, (done) => post({ kind: 'progress', done }));
post({ kind: 'result', result });
