// The one server of all browser tests: the built program on an empty data folder and a free port.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const CLI = join(ROOT, 'dist', 'cli.js');
const START_LIMIT_MS = 60_000;

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Playwright calls it once; what it returns is called after the last test. */
export default async function startForTests(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'kejing-e2e-server-'));
  const server = await startServer(join(folder, 'data'));
  process.env['KEJING_E2E_URL'] = server.url;
  process.env['KEJING_E2E_FOLDER'] = folder;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Throws when the build is missing or the server does not come up within a minute. */
export async function startServer(dataFolder: string): Promise<RunningServer> {
  if (!existsSync(CLI)) throw new Error('dist/ is missing: run `npm run prepare` first');
  const port = await freePort();
  const args = [CLI, 'serve', '--port', String(port), '--data', dataFolder];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const url = `http://127.0.0.1:${port}`;
  await untilServing(child, url);
  return { url, stop: () => stop(child) };
}

/** Runs a command of the built program to its end. */
export function runProgram(...args: readonly string[]): void {
  execFileSync(process.execPath, [CLI, ...args], { cwd: ROOT, stdio: 'pipe' });
}

function untilServing(child: ChildProcess, url: string): Promise<void> {
  return new Promise((done, fail) => {
    let said = '';
    const giveUp = (): void => fail(new Error(`the server did not start:\n${said}`));
    const timer = setTimeout(giveUp, START_LIMIT_MS);
    const listen = (text: Buffer): void => {
      said += text.toString();
      if (!said.includes(url)) return;
      clearTimeout(timer);
      done();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('exit', giveUp);
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.on('exit', () => done());
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}
