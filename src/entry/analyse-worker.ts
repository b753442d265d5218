// The worker process of `analyze`: compiles the rules, then takes one share of the spool and posts what came of it.
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { compileParsed } from '../work/load-content.ts';
import type { WorkerMessage } from '../work/run-workers.ts';
import {
  type AnalyseJob,
  type AnalyseResult,
  analyseShare,
  type ContentSource,
} from './analyse-share.ts';

if (parentPort !== null) {
  const port = parentPort;
  const post = (message: WorkerMessage<AnalyseResult>): void => port.postMessage(message);
  const { parsed, options } = workerData as ContentSource;
  const content = compileParsed(parsed, options);
  const [job] = (await once(port, 'message')) as [AnalyseJob];
  const result = analyseShare(job, (done) => post({ kind: 'progress', done }), content);
  post({ kind: 'result', result });
  port.unref();
}
