// The embedded database inside its own thread: WebAssembly blocks its thread while it works, and nobody else's.
import type { MessagePort } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { PgliteAnswer, PgliteFailure, PgliteRequest } from './pglite-messages.ts';

/** Opens the folder and answers requests on `port`, one after another, until it is asked to close. */
export async function hostPglite(port: MessagePort, folder: string): Promise<void> {
  let db: PGlite;
  try {
    db = await PGlite.create({ dataDir: folder });
    await db.exec('set jit = off');
  } catch (error) {
    port.postMessage({ id: 0, failed: failureOf(error) } satisfies PgliteAnswer);
    return;
  }
  let queue: Promise<void> = Promise.resolve();
  port.on('message', (request: PgliteRequest) => {
    queue = queue.then(async () => {
      let answer: PgliteAnswer;
      try {
        answer = { id: request.id, rows: await handle(db, request) };
      } catch (error) {
        answer = { id: request.id, failed: failureOf(error) };
      }
      port.postMessage(answer);
      if (request.kind === 'close') port.close();
    });
  });
  port.postMessage({ id: 0, rows: [] } satisfies PgliteAnswer);
}

async function handle(db: PGlite, request: PgliteRequest): Promise<readonly unknown[]> {
  switch (request.kind) {
    case 'run': {
      const { rows } = await db.query(
        request.sql,
        [...request.params],
        request.asArrays ? { rowMode: 'array' } : undefined,
      );
      return rows;
    }
    case 'exec':
      await db.exec(request.sql);
      return [];
    case 'copy':
      await db.query(request.sql, [], { blob: new Blob([...request.chunks]) });
      return [];
    case 'close':
      await db.close();
      return [];
  }
}

function failureOf(error: unknown): PgliteFailure {
  const text = (name: string): string | null => {
    const value: unknown =
      typeof error === 'object' && error !== null ? Reflect.get(error, name) : null;
    return typeof value === 'string' ? value : null;
  };
  return {
    message: text('message') ?? String(error),
    stack: text('stack') ?? undefined,
    code: text('code'),
    constraint: text('constraint'),
    detail: text('detail'),
  };
}
