// The server process: the app behind a socket, the worker beside it where the database is embedded, and a graceful stop.
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { LocalEntry } from '../features/people/entry-routes.ts';
import { newSetupCode } from '../features/people/secrets.ts';
import { hasAccounts } from '../features/people/store.ts';
import type { Services } from '../http/app-env.ts';
import { addServerGauges } from '../http/server-gauges.ts';
import type { Config } from '../work/config.ts';
import { SCHEDULES } from '../work/job-schedules.ts';
import { type JobWorker, startJobWorker } from '../work/job-worker.ts';
import { packageRoot } from '../work/package-root.ts';
import { createApp } from './app.ts';
import { Refused } from './exit.ts';
import { jobHandlers } from './job-handlers.ts';
import { openServices } from './open-services.ts';
import { programVersion } from './program-version.ts';
import { portTaken } from './taken-port.ts';

export interface RunningServer {
  /** e.g. `http://127.0.0.1:7788`. */
  readonly url: string;
  /** There is no account yet: the owner is created with this code; null: there is one. */
  readonly setupCode: string | null;
  /** Stops accepting, lets requests and the job under way finish, closes the database. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly config: Config;
  /** Does jobs in this process too. */
  readonly withWorker: boolean;
  /** Before anybody may ask: the demo brings its shop in, and says how its owner gets in. */
  readonly prepare?: (services: Services) => Promise<LocalEntry>;
  /** Hears the address of the link `prepare` made, once it is answered. */
  readonly onEntry?: (url: string) => void;
}

/** Requests still running after this long are cut off. */
const FINISH_MS = 10_000;
/** While it stops, connections whose request has ended are looked for this often. */
const IDLE_CHECK_MS = 50;
/**
 * An idle connection is kept longer than proxies keep theirs (nginx and load balancers: 60 s). Node's own 5 s would
 * close some just as the next request is sent on them, which then fails for no reason anybody can see.
 */
const KEEP_ALIVE_MS = 75_000;

/** Starts it; throws a refusal if the data folder or the address cannot be used. */
export async function startServer({
  config,
  withWorker,
  prepare,
  onEntry,
}: ServerOptions): Promise<RunningServer> {
  const { services, beginStop, close } = await openServices(config);
  let entry: LocalEntry | null = null;
  try {
    entry = (await prepare?.(services)) ?? null;
  } catch (error) {
    await close();
    throw error;
  }
  const setupCode = (await hasAccounts(services.db)) ? null : newSetupCode();
  const app = createApp({
    services,
    setupCode,
    webFolder: join(packageRoot(), 'dist', 'web'),
    version: programVersion(),
    entry,
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  if ('keepAliveTimeout' in server) {
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    // Longer still: there are versions of Node that count it from the end of the request before.
    server.headersTimeout = KEEP_ALIVE_MS + 5000;
  }
  const removeGauges = addServerGauges(services.metrics, services.db);
  let url: string;
  try {
    url = await listen(server, config);
  } catch (error) {
    removeGauges();
    await close();
    throw error;
  }
  const worker: JobWorker | null = withWorker
    ? startJobWorker({
        ...services,
        handlers: jobHandlers(services),
        schedules: SCHEDULES,
        onProblem: (error, job) => services.log.error({ err: error, job: job?.id }, 'job failed'),
      })
    : null;
  services.log.info({ url, database: services.db.kind }, 'serving');
  if (entry !== null) onEntry?.(`${url}/api/session/entry?token=${entry.token}`);
  return {
    url,
    setupCode,
    async stop() {
      beginStop();
      removeGauges();
      await Promise.all([closeServer(server), worker?.stop()]);
      await close();
      services.log.info('stopped');
    },
  };
}

function listen(server: ServerType, { host, port }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'EADDRINUSE') {
        void portTaken(port).then(reject);
        return;
      }
      reject(
        new Refused({
          zh: `不能在 ${host}:${port} 上监听（${code}）`,
          en: `Cannot listen on ${host}:${port} (${code})`,
        }),
      );
    });
    server.listen(port, host, () => {
      const { port: bound } = server.address() as AddressInfo;
      const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
      resolve(`http://${shown.includes(':') ? `[${shown}]` : shown}:${bound}`);
    });
  });
}

function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const closing = 'closeAllConnections' in server ? server : null;
    const timer = setTimeout(() => closing?.closeAllConnections(), FINISH_MS);
    const idle = setInterval(() => closing?.closeIdleConnections(), IDLE_CHECK_MS);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(idle);
      resolve();
    });
    closing?.closeIdleConnections();
  });
}
