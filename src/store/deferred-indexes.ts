// A large first import without most indexes: made whole at its end they cost half as much as row by row.
import { getTableConfig } from 'drizzle-orm/pg-core';
import type { Database } from './database-interface.ts';
import { FACT_TABLE_NAMES, FACT_TABLES } from './fact-tables.ts';

/**
 * Of few different keys: row by row, beside the analysing, they cost at most twice what making them costs at the
 * end, where the second core has nothing to do.
 */
const KEPT = ['finding_rule', 'finding_day', 'finding_shadow', 'inquiry_day', 'reception_agent'];

/**
 * Takes the indexes of facts away, all but the keys and a few, and notes in the same transaction how they are made.
 * Only the embedded database, where nobody else's pages wait for them, and only while it has no thread.
 * Until `makeDeferredIndexes` everything is found as before, only slower.
 */
export async function deferIndexes(db: Database): Promise<void> {
  if (db.kind !== 'pglite') return;
  const tables = Object.values(FACT_TABLES).map((table) => getTableConfig(table).name);
  await db.transaction(async (tx) => {
    const [any] = await tx.query<{ any: boolean }>('select exists (select from thread) as any');
    if (any?.any !== false) return;
    const dropped = await tx.query<{ name: string }>(
      `insert into deferred_index (name, definition)
       select c.relname, pg_get_indexdef(i.indexrelid)
       from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
       where t.relname = any($1) and t.relnamespace = 'public'::regnamespace and not i.indisunique
         and c.relname <> all($2)
       on conflict (name) do update set definition = excluded.definition
       returning name`,
      [tables, KEPT],
    );
    for (const { name } of dropped) await tx.exec(`drop index "${name}"`);
  });
}

/** Makes the indexes that are still missing, each in a transaction of its own; `onMade` hears how many are. */
export async function makeDeferredIndexes(
  db: Database,
  onMade?: (made: number, of: number) => void,
): Promise<void> {
  const missing = await db.query<{ name: string; definition: string }>(
    'select name, definition from deferred_index order by name',
  );
  // Else the first to read a page notes in it that its rows are seen by all, and it is written once more.
  if (missing.length > 0) await db.exec(`vacuum ${FACT_TABLE_NAMES.join(', ')}`);
  for (const [i, { name, definition }] of missing.entries()) {
    await db.transaction(async (tx) => {
      const gone = await tx.query('delete from deferred_index where name = $1 returning name', [
        name,
      ]);
      // Two imports may end at once: one of them makes it.
      if (gone.length > 0) await tx.exec(definition);
    });
    onMade?.(i + 1, missing.length);
  }
}

/** How many are still to be made. */
export async function countDeferredIndexes(db: Database): Promise<number> {
  const [known] = await db.query<{ there: boolean }>(
    "select to_regclass('public.deferred_index') is not null as there",
  );
  if (known?.there !== true) return 0;
  const [row] = await db.query<{ n: number }>('select count(*)::int as n from deferred_index');
  return row?.n ?? 0;
}
