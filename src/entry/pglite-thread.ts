// The thread the embedded database lives in.
import { parentPort, workerData } from 'node:worker_threads';
import { hostPglite } from '../store/pglite-host.ts';

if (parentPort !== null) await hostPglite(parentPort, (workerData as { folder: string }).folder);
