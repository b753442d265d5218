// What both drivers share: transactions, savepoints and typed queries over one way to run a statement.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { PgTable } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/pg-proxy';
import { type CopySource, encodeRows } from './copy-rows.ts';
import type { Database, Row } from './database-interface.ts';

/** One session of a driver: statements run one after another in it. */
export interface Session {
  run(sql: string, params: readonly unknown[], asArrays: boolean): Promise<readonly unknown[]>;
  exec(sql: string): Promise<void>;
  copy(table: PgTable, columns: readonly string[], chunks: readonly Uint8Array[]): Promise<void>;
}

export interface Driver {
  readonly kind: Database['kind'];
  /** Gives `use` a session of its own for as long as it runs. */
  withSession<T>(use: (session: Session) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const inside = new AsyncLocalStorage<Driver>();

/** The database over a driver. */
export function createDatabase(driver: Driver): Database {
  const withSession = <T>(use: (session: Session) => Promise<T>): Promise<T> => {
    if (inside.getStore() === driver) {
      throw new Error('database: inside a transaction use its tx, not db');
    }
    return driver.withSession(use);
  };
  return {
    kind: driver.kind,
    ...statements(withSession),
    transaction: (run) =>
      withSession((session) => inside.run(driver, () => transact(driver, session, run))),
    close: () => driver.close(),
  };
}

async function transact<T>(
  driver: Driver,
  session: Session,
  run: (tx: Database) => Promise<T>,
): Promise<T> {
  await session.exec('BEGIN');
  let result: T;
  try {
    result = await run(transactionOf(driver, session, 0));
  } catch (error) {
    await session.exec('ROLLBACK');
    throw error;
  }
  await session.exec('COMMIT');
  return result;
}

function transactionOf(driver: Driver, session: Session, depth: number): Database {
  return {
    kind: driver.kind,
    ...statements((use) => use(session)),
    async transaction(run) {
      const name = `s${depth}`;
      await session.exec(`SAVEPOINT ${name}`);
      try {
        const result = await run(transactionOf(driver, session, depth + 1));
        await session.exec(`RELEASE SAVEPOINT ${name}`);
        return result;
      } catch (error) {
        await session.exec(`ROLLBACK TO SAVEPOINT ${name}`);
        throw error;
      }
    },
    async close() {},
  };
}

/** PostgreSQL takes no NUL in any text: it becomes U+FFFD, as it does in COPY, so that both store the same. */
function storable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'string') return value;
  const plain = value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
  const json = /^[[{"]/.test(plain) && plain.includes('\\u0000');
  return json ? plain.replaceAll('\\u0000', '\\ufffd') : plain;
}

type WithSession = <T>(use: (session: Session) => Promise<T>) => Promise<T>;

function statements(
  withSession: WithSession,
): Pick<Database, 'query' | 'exec' | 'copyIn' | 'copyBytes' | 'orm'> {
  return {
    query: async <R extends object = Row>(sql: string, params: readonly unknown[] = []) =>
      (await withSession((session) => session.run(sql, params.map(storable), false))) as R[],
    exec: (sql) => withSession((session) => session.exec(sql)),
    async copyIn(table: PgTable, columns: readonly string[], rows: CopySource) {
      const { count, chunks } = await encodeRows(table, columns, rows);
      if (count > 0) await withSession((session) => session.copy(table, columns, chunks));
      return count;
    },
    copyBytes: (table, columns, chunks) =>
      withSession((session) => session.copy(table, columns, chunks)),
    orm: drizzle(async (sql, params, method) => ({
      rows: [
        ...(await withSession((session) => session.run(sql, params, method === 'all'))),
      ] as unknown[][],
    })),
  };
}
