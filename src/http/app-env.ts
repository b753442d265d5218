// What every route handler finds in its context: who asks, in which language, and the services.
import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { Database } from '../store/database.ts';
import type { Config } from '../work/config.ts';
import type { Jobs } from '../work/jobs.ts';
import type { Metrics } from './metrics.ts';
import type { Lang } from './refusal.ts';
import type { Who } from './scope.ts';

export interface Services {
  readonly db: Database;
  readonly jobs: Jobs;
  readonly dataFolder: string;
  readonly config: Config;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Aborted when the server begins to stop: streams that never end by themselves end then. */
  readonly stopping: AbortSignal;
  /** Milliseconds since 1970; the only clock of the server, so that tests can set it. */
  now(): number;
}

export interface AppEnv {
  Variables: {
    /** Present on every route with a permission; see `findWho` for the public ones. */
    who: Who;
    lang: Lang;
    services: Services;
    requestId: string;
  };
}

export type AppContext = Context<AppEnv>;

/** Who is signed in, or null on a public route without a session. */
export function findWho(c: Context<AppEnv>): Who | null {
  return (c.get('who') as Who | undefined) ?? null;
}

/** The token of `Authorization: Bearer …`; null without one. */
export function bearerOf(c: Context<AppEnv>): string | null {
  const header = c.req.header('authorization');
  return header?.startsWith('Bearer ') ? header.slice(7).trim() : null;
}
