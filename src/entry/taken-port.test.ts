// G4 A port that is taken is said before any work is done, with who has it and what to do.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../testing/run-command.ts';
import { isFree } from './taken-port.ts';

const folder = mkdtempSync(join(tmpdir(), 'kejing-port-'));
let server: Server;
let port = 0;
/** What whoever has the port answers. */
let body = 'hello';

beforeAll(async () => {
  server = createServer((_request, response) => response.end(body));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true, force: true });
});

describe('a port that is taken', () => {
  const demo = (dir: string) =>
    runCommand('demo', '--no-open', '--port', String(port), '--dir', join(folder, dir));

  test('G4 the demo says so before it makes its shop', async () => {
    const { code, out, err } = await demo('one');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`端口 ${port} 被别的程序占着`);
    expect(err).toContain('--port');
    expect(existsSync(join(folder, 'one'))).toBe(false);
  });

  test('G4 it knows Kejing itself by its health check', async () => {
    body = JSON.stringify({ ok: true, database: 'pglite' });
    const { code, err } = await demo('two');
    expect(code).toBe(2);
    expect(err).toContain(`已经开着一个客镜：http://127.0.0.1:${port}`);
  });

  test('a port is free or not on the address asked for', async () => {
    expect(await isFree(port, '127.0.0.1')).toBe(false);
    expect(await isFree(0, '127.0.0.1')).toBe(true);
  });
});
