// The database on a PostgreSQL server, through a pool of connections.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { copyStatement } from './copy-rows.ts';
import type { Database } from './database-interface.ts';
import { createDatabase, type Session } from './session.ts';

const CONNECTIONS_MAX = 10;
const INT8_OID = 20;
const NUMERIC_OID = 1700;

/** Opens lazily: the first query connects. Whole numbers beyond 2⁵³ would lose digits; none are kept. */
export function openPostgres(url: string): Database {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8_OID, Number);
  types.setTypeParser(NUMERIC_OID, Number);
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS_MAX, types });
  // An idle connection the server ends is replaced by the next query; without this it would end us.
  pool.on('error', () => undefined);
  let closing: Promise<void> | null = null;
  return createDatabase({
    kind: 'postgres',
    async withSession(use) {
      const client = await pool.connect();
      try {
        const result = await use(sessionOf(client));
        client.release();
        return result;
      } catch (error) {
        // A connection of which nobody knows what it is in the middle of is not used again.
        client.release(!(error instanceof pg.DatabaseError));
        throw error;
      }
    },
    // Closing twice is closing: the embedded database takes it like that too.
    close() {
      closing ??= pool.end();
      return closing;
    },
  });
}

function sessionOf(client: pg.PoolClient): Session {
  return {
    async run(sql, params, asArrays) {
      const values = [...params];
      if (!asArrays) return (await client.query({ text: sql, values })).rows;
      return (await client.query({ text: sql, values, rowMode: 'array' as const })).rows;
    },
    async exec(sql) {
      await client.query(sql);
    },
    async copy(table, columns, chunks) {
      const sink = client.query(copyFrom(copyStatement(table, columns, 'STDIN')));
      await pipeline(Readable.from(chunks.map(asBuffer)), sink);
    },
  };
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
