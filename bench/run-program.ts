// Runs a built program as a process of its own and says what it used.
import { spawn } from 'node:child_process';
import type { Usage } from './programs/tell-usage.ts';

export interface Measured extends Usage {
  readonly wallSeconds: number;
  readonly stdout: string;
}

/** `probe` is the built tell-usage program. Throws with the program's own words if it fails. */
export function runProgram(
  program: string,
  args: readonly string[],
  probe: string,
): Promise<Measured> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', probe, program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const texts = ['', '', '', ''];
  for (const at of [1, 2, 3]) {
    child.stdio[at]!.on('data', (chunk: Buffer) => {
      texts[at] += chunk.toString();
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const wallSeconds = (performance.now() - startedAt) / 1000;
      if (code !== 0) reject(new Error(`${program} ended with ${code}: ${texts[2]}`));
      else resolve({ ...(JSON.parse(texts[3]!) as Usage), wallSeconds, stdout: texts[1]! });
    });
  });
}
