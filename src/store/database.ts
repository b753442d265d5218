// Opens the database: embedded in a folder, or on a PostgreSQL server, behind the same interface.
import type { Database } from './database-interface.ts';
import { makeDeferredIndexes } from './deferred-indexes.ts';
import { migrate } from './migrate.ts';
import { openPglite } from './pglite-database.ts';
import { openPostgres } from './postgres-database.ts';

export type { Database, Row } from './database-interface.ts';

/** Embedded in a folder (one process at a time), or a server's URL. */
export type DatabasePlace = { readonly dataFolder: string } | { readonly url: string };

export interface OpenOptions {
  /** false: leave the tables as they are. */
  readonly migrate?: boolean;
}

/** Opens the database and brings its tables and indexes up to date. Throws `FolderInUse` if another process has it. */
export async function openDatabase(
  place: DatabasePlace,
  { migrate: upToDate = true }: OpenOptions = {},
): Promise<Database> {
  const db = 'url' in place ? openPostgres(place.url) : await openPglite(place.dataFolder);
  if (!upToDate) return db;
  try {
    await migrate(db);
    // Whoever died in a large import left them.
    await makeDeferredIndexes(db);
  } catch (error) {
    await db.close();
    throw error;
  }
  return db;
}

/** Where the environment says the database is: `DATABASE_URL`, else the data folder. */
export function placeFrom(
  env: Readonly<Record<string, string | undefined>>,
  dataFolder: string,
): DatabasePlace {
  const url = env['DATABASE_URL'];
  return url === undefined || url === '' ? { dataFolder } : { url };
}
