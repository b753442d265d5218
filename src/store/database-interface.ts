// What every database does, embedded or on a server.
import type { PgTable } from 'drizzle-orm/pg-core';
import type { PgRemoteDatabase } from 'drizzle-orm/pg-proxy';
import type { CopySource } from './copy-rows.ts';

/** A row as `query` gives it: int8 as number, jsonb parsed, bytea as Uint8Array, arrays as arrays. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Parameters are always bound, never written into the text: `$1`, `$2` … Numbers, strings, booleans,
 * null, Uint8Array, and arrays of them for `= any($1)`; JSON goes in as text (`JSON.stringify`).
 */
export interface Database {
  readonly kind: 'pglite' | 'postgres';
  query<R extends object = Row>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  /** Statements without parameters, one or many. */
  exec(sql: string): Promise<void>;
  /**
   * All or nothing. Inside use `tx` only: with the embedded database `db` would wait for itself, and
   * says so. A transaction inside a transaction is a savepoint.
   */
  transaction<T>(run: (tx: Database) => Promise<T>): Promise<T>;
  /** Bulk load by COPY; `rows` in the order of `columns`, names as in the table. Returns how many. */
  copyIn(table: PgTable, columns: readonly string[], rows: CopySource): Promise<number>;
  /** The same with rows encoded before, see `CopyWriter`; the bytes are given away, all but shared ones. */
  copyBytes(
    table: PgTable,
    columns: readonly string[],
    chunks: readonly Uint8Array[],
  ): Promise<void>;
  /** Typed queries. Transactions go through `transaction`, whose `tx` has an `orm` of its own. */
  readonly orm: PgRemoteDatabase<Record<string, never>>;
  close(): Promise<void>;
}
