// Loaded before a measured program: tells on descriptor 3 what the whole process used, its threads too.
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

export interface Usage {
  readonly cpuSeconds: number;
  readonly peakMib: number;
}

const TOLD_TO = 3;

if (isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage: Usage = {
      cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
      peakMib: maxRSS / 1024,
    };
    writeSync(TOLD_TO, JSON.stringify(usage));
  });
}
