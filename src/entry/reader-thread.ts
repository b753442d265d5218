// A thread that reads blocks of large files.
import { parentPort, workerData } from 'node:worker_threads';
import { hostReader } from '../work/host-reader.ts';
import type { ReaderSettings } from '../work/reader-messages.ts';

if (parentPort !== null) hostReader(parentPort, workerData as ReaderSettings);
