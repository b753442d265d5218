// The embedded database: PGlite in a thread of its own behind the same interface as a server.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { copyStatement } from './copy-rows.ts';
import { transferOf } from './copy-writer.ts';
import { lockFolder } from './data-folder-lock.ts';
import type { Database } from './database-interface.ts';
import { ROWS_DEVICE } from './pglite-device.ts';
import type { PgliteAnswer, PgliteFailure, PgliteRequest } from './pglite-messages.ts';
import { createDatabase, type Session } from './session.ts';
import { startThread } from './start-thread.ts';

/** What the database refused, as pg's DatabaseError has it. */
export class StatementFailed extends Error {
  readonly code: string | null;
  readonly constraint: string | null;
  readonly detail: string | null;

  constructor({ message, stack, code, constraint, detail }: PgliteFailure) {
    super(message);
    if (stack !== undefined) this.stack = stack;
    this.code = code;
    this.constraint = constraint;
    this.detail = detail;
  }
}

const HOST = import.meta.url.endsWith('.ts') ? '../entry/pglite-thread.ts' : './pglite-thread.js';

/** Opens `dataFolder/database`, made at need, and keeps other processes out until it is closed. */
export async function openPglite(dataFolder: string): Promise<Database> {
  const release = lockFolder(dataFolder);
  const folder = join(dataFolder, 'database');
  if (!existsSync(folder)) mkdirSync(folder);
  try {
    const thread = await startHost(folder);
    let last: Promise<unknown> = Promise.resolve();
    return createDatabase({
      kind: 'pglite',
      // There is one session only: whoever has it, has the database.
      withSession(use) {
        const mine = last.then(() => use(thread.session));
        last = mine.catch(() => undefined);
        return mine;
      },
      async close() {
        await last;
        await thread.close();
        release();
      },
    });
  } catch (error) {
    release();
    throw error;
  }
}

interface Host {
  readonly session: Session;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (rows: readonly unknown[]) => void;
  readonly reject: (error: Error) => void;
}

async function startHost(folder: string): Promise<Host> {
  const worker = startThread(new URL(HOST, import.meta.url), { folder });
  const waiting = new Map<number, Waiting>();
  let next = 1;
  let closed = false;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const fail = (error: Error): void => {
    closed = true;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const opened = new Promise<readonly unknown[]>((resolve, reject) =>
    waiting.set(0, { resolve, reject }),
  );
  worker.on('message', (answer: PgliteAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('failed' in answer) asked?.reject(new StatementFailed(answer.failed));
    else asked?.resolve(answer.rows);
  });
  worker.on('error', fail);
  worker.once('exit', () => fail(new Error('the embedded database has stopped')));
  const ask = (request: Asked, transfer: ArrayBuffer[] = []): Promise<readonly unknown[]> => {
    if (closed) return Promise.reject(new Error('the database is closed'));
    const id = next++;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ ...request, id }, transfer);
    });
  };
  await opened;
  // The thread must not keep a program alive that has nothing else to do.
  worker.unref();
  return {
    session: sessionOf((request, transfer) => withRef(worker, waiting, ask(request, transfer))),
    async close() {
      if (closed) return;
      worker.ref();
      await ask({ kind: 'close' });
      closed = true;
      await ended;
    },
  };
}

type Asked = PgliteRequest extends infer R ? (R extends unknown ? Omit<R, 'id'> : never) : never;
type Ask = (request: Asked, transfer?: ArrayBuffer[]) => Promise<readonly unknown[]>;

/** While an answer is awaited the program has something to do. */
async function withRef(
  worker: Worker,
  waiting: ReadonlyMap<number, Waiting>,
  answer: Promise<readonly unknown[]>,
): Promise<readonly unknown[]> {
  worker.ref();
  try {
    return await answer;
  } finally {
    if (waiting.size === 0) worker.unref();
  }
}

function sessionOf(ask: Ask): Session {
  return {
    run: (sql, params, asArrays) => ask({ kind: 'run', sql, params, asArrays }),
    async exec(sql) {
      await ask({ kind: 'exec', sql });
    },
    async copy(table, columns, chunks) {
      const sql = copyStatement(table, columns, `'${ROWS_DEVICE}'`);
      await ask({ kind: 'copy', sql, chunks }, transferOf(chunks));
    },
  };
}
