// G2 `kejing serve` as a process: it starts, answers, keeps its folder to itself, finishes what it is doing, and stops.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { programArguments } from '../testing/built-program.ts';
import { openTestDatabase } from '../testing/test-database.ts';

const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

function kejing(args: readonly string[], cwd: string, url: string | null): ChildProcess {
  const env: NodeJS.ProcessEnv = { ...process.env, KEJING_LOG_LEVEL: 'info' };
  delete env['DATABASE_URL'];
  if (url !== null) env['DATABASE_URL'] = url;
  const child = spawn(process.execPath, [...programArguments(), ...args], { cwd, env });
  started.push(child);
  return child;
}

async function lineWith(child: ChildProcess, word: string): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) {
    if (line.includes(word)) return line;
  }
  throw new Error(`the program ended without saying “${word}”`);
}

test('G2 it serves, refuses a second one in its folder, and stops gracefully', async () => {
  const t = await openTestDatabase();
  const url = 'url' in t.place ? t.place.url : null;
  if (url === null) await t.db.close();
  const args = ['serve', '--port', '0', '--data', t.dataFolder];
  const server = kejing(args, t.dataFolder, url);
  let log = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    log += chunk.toString('utf8');
  });
  const line = await lineWith(server, '客镜已启动');
  const address = line.slice(line.indexOf('http'));
  const health = await fetch(`${address}/healthz`);
  expect(await health.json()).toMatchObject({ ok: true });
  // Longer than the 60 s of proxies: else they send requests on connections that are just being closed.
  expect(health.headers.get('keep-alive')).toBe('timeout=75');
  const secret = '/api/buyers/花开富贵?q=13812345678';
  expect((await fetch(`${address}${secret}`)).status).toBe(404);
  expect((await fetch(`${address}/some/page`)).headers.get('content-type')).toMatch(/html/);
  if (url === null) {
    const second = kejing(args, t.dataFolder, null);
    expect(await once(second, 'exit')).toEqual([2, null]);
  }
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(log).toContain('"msg":"stopped"');
  expect(log).toContain('"route":"/api/*"');
  expect(log).not.toMatch(/花开|%E8%8A%B1|13812345678/);
  await t.close();
}, 120_000);
