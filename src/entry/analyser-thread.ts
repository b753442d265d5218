// A thread that analyses what an import, a recheck or a recalculation gives it.
import { parentPort, workerData } from 'node:worker_threads';
import { hostAnalyser } from '../work/analyser-pool.ts';
import type { AnalyserSettings } from '../work/thread-analyser.ts';

if (parentPort !== null) await hostAnalyser(parentPort, workerData as AnalyserSettings);
