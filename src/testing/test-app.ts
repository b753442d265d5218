// The whole server in a test: a real database, the real app, and somebody signed in.
import { pino } from 'pino';
import { createApp } from '../entry/app.ts';
import { createAccount } from '../features/people/change-accounts.ts';
import { hashSecret, newSecret } from '../features/people/secrets.ts';
import { insertSession } from '../features/people/store-sessions.ts';
import type { Services } from '../http/app-env.ts';
import { Metrics } from '../http/metrics.ts';
import type { Role } from '../http/permissions.ts';
import { EVERYTHING, type Scope } from '../http/scope.ts';
import type { Database } from '../store/database.ts';
import { type Config, loadConfig } from '../work/config.ts';
import { openJobs } from '../work/jobs.ts';
import { openTestDatabase, type TestDatabaseOptions } from './test-database.ts';

export interface TestAppOptions extends TestDatabaseOptions {
  /** Who is signed in at first; `owner` who sees everything unless told. */
  readonly role?: Role;
  readonly scope?: Scope;
  /** The agent the account is. */
  readonly agent?: string;
  readonly config?: Partial<Config>;
  readonly setupCode?: string;
  readonly webFolder?: string;
}

export type AppRequest = (path: string, init?: RequestInit) => Promise<Response>;

export interface TestApp {
  readonly app: ReturnType<typeof createApp>;
  readonly db: Database;
  readonly services: Services;
  /** As the account of the options; paths as a browser asks, e.g. `/api/accounts`. */
  readonly request: AppRequest;
  /** Somebody else, signed in: a new account with this role and scope. */
  signInAs(role: Role, scope?: Scope, agent?: string | null): Promise<AppRequest>;
  /** Nobody: no cookie. */
  readonly anonymous: AppRequest;
  /** Sets the server's clock; it stands still from then on. */
  setNow(at: number): void;
  close(): Promise<void>;
}

/** Opens it; `close` it and nothing is left. */
export async function openTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const opened = await openTestDatabase(options);
  let stopped: number | null = null;
  const now = (): number => stopped ?? Date.now();
  const { config } = loadConfig({ env: {}, cwd: opened.dataFolder });
  const services: Services = {
    db: opened.db,
    jobs: openJobs(opened.db, now),
    dataFolder: opened.dataFolder,
    config: { ...config, ...options.config },
    log: pino({ level: 'silent' }),
    metrics: new Metrics(),
    stopping: new AbortController().signal,
    now,
  };
  const app = createApp({
    services,
    setupCode: options.setupCode ?? null,
    webFolder: options.webFolder ?? null,
    version: '0.0.0-test',
  });
  const signInAs = async (
    role: Role,
    scope: Scope = EVERYTHING,
    agent: string | null = null,
  ): Promise<AppRequest> => {
    const token = await beginTestSession(services, role, scope, agent);
    return requester(app, token);
  };
  const request = await signInAs(options.role ?? 'owner', options.scope, options.agent);
  return {
    app,
    db: opened.db,
    services,
    request,
    signInAs,
    anonymous: requester(app, null),
    setNow(at) {
      stopped = at;
    },
    close: () => opened.close(),
  };
}

let accounts = 0;

/** An account and its session straight in the database: hashing a password would cost 30 ms each. */
async function beginTestSession(
  { db, now }: Services,
  role: Role,
  scope: Scope,
  agent: string | null,
): Promise<string> {
  const token = newSecret();
  await db.transaction(async (tx) => {
    const account = await createAccount(
      tx,
      {
        name: `test-${role}-${++accounts}`,
        role,
        scope: fitting(role, scope),
        agent: agent ?? (role === 'agent' || scope.self ? 'nobody' : null),
      },
      null,
      now(),
    );
    await insertSession(tx, {
      tokenHash: hashSecret(token),
      accountId: account.id,
      createdAt: now(),
      expiresAt: now() + 86_400_000 * 14,
    });
  });
  return token;
}

/** An agent always sees only their own work. */
function fitting(role: Role, scope: Scope): Scope {
  return role === 'agent' ? { ...scope, self: true } : scope;
}

function requester(app: ReturnType<typeof createApp>, token: string | null): AppRequest {
  return async (path, init = {}) => {
    const headers = new Headers(init.headers);
    if (token !== null) headers.set('cookie', `kejing=${token}`);
    if (!headers.has('x-kejing')) headers.set('x-kejing', '1');
    if (typeof init.body === 'string' && !headers.has('content-type')) {
      headers.set('content-type', 'application/json');
    }
    return await app.request(path, { ...init, headers });
  };
}
