// Sends mutated requests to every route and looks what came of it: statuses, shapes, and whether refusals left anything.

import type { SchemaNode } from '../http/present-schema.ts';
import { createPrng } from '../lib/prng.ts';
import type { Database } from '../store/database.ts';
import { tableShapes } from '../store/dump-tables.ts';
import { listOperations, type MutatedRequest, mutateRequest } from './mutate-request.ts';
import type { TestApp } from './test-app.ts';

export interface BodiesReport {
  readonly routes: number;
  readonly requests: number;
  /** Status → how many. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Requests that were answered 500 or above, or not at all. */
  readonly crashes: readonly string[];
  /** Refusals that are not of the one shape. */
  readonly shapeless: readonly string[];
  /** Refused writes after which some table had another number of rows. */
  readonly halfWritten: readonly string[];
}

/** Counting tries and jobs' own bookkeeping is not what the request asked for. */
const ASIDE = new Set(['sign_in_try', 'session', 'oidc_attempt', 'job']);

/** Routes that would end the session of the drill itself. */
const ENDING = new Set(['DELETE /api/session', 'DELETE /api/sessions']);

/** Deterministic by seed. Streams are cancelled after their headers. */
export async function drillBodies(
  app: TestApp,
  requests: number,
  seed: number,
): Promise<BodiesReport> {
  const document = await (await app.anonymous('/api/openapi.json')).json();
  const { schemas = {} } = (document as { components: { schemas?: Record<string, SchemaNode> } })
    .components;
  const operations = listOperations(document).filter(
    ({ method, path }) => !ENDING.has(`${method} ${path}`),
  );
  const tables = (await tableShapes(app.db))
    .map(({ table }) => table)
    .filter((table) => !ASIDE.has(table));
  const statuses = new Map<number, number>();
  const crashes: string[] = [];
  const shapeless: string[] = [];
  const halfWritten: string[] = [];
  const random = createPrng(seed, 'bodies');
  for (let i = 0; i < requests; i++) {
    const request = mutateRequest(operations[i % operations.length]!, schemas, random);
    const reads = request.method === 'GET';
    const before = reads ? '' : await countRows(app.db, tables);
    const outcome = await send(app, request);
    statuses.set(outcome.status, (statuses.get(outcome.status) ?? 0) + 1);
    if (outcome.status >= 500 || outcome.status === 0) crashes.push(tell(request, outcome.text));
    if (outcome.status >= 400 && !outcome.shaped) shapeless.push(tell(request, outcome.text));
    if (reads || outcome.status < 400) continue;
    const after = await countRows(app.db, tables);
    if (after !== before) halfWritten.push(tell(request, outcome.text));
  }
  return { routes: operations.length, requests, statuses, crashes, shapeless, halfWritten };
}

async function send(
  app: TestApp,
  { path, init }: MutatedRequest,
): Promise<{ status: number; shaped: boolean; text: string }> {
  try {
    const response = await app.request(path, init);
    if (response.status < 400) {
      await response.body?.cancel();
      return { status: response.status, shaped: true, text: '' };
    }
    const text = await response.text();
    return { status: response.status, shaped: isShaped(text), text };
  } catch (error) {
    return { status: 0, shaped: false, text: String(error) };
  }
}

function isShaped(text: string): boolean {
  try {
    const { error } = JSON.parse(text) as {
      error?: { code?: unknown; message?: unknown; todo?: unknown };
    };
    return [error?.code, error?.message, error?.todo].every((one) => typeof one === 'string');
  } catch {
    return false;
  }
}

/** Rows of every table, as one text to compare. */
async function countRows(db: Database, tables: readonly string[]): Promise<string> {
  const counts = tables.map((table) => `(select count(*) from "${table}")`).join(" || ' ' || ");
  const [row] = await db.query<{ counts: string }>(`select ${counts} as counts`);
  return row?.counts ?? '';
}

function tell({ method, path, init }: MutatedRequest, text: string): string {
  return `${method} ${path} ${String(init.body ?? '').slice(0, 300)} → ${text.slice(0, 300)}`;
}
