// A large first import without most indexes: made whole at its end they cost half as much as row by row.
import { getTableConfig } from 'drizzle-orm/pg-core';
import type { Database } from './database-interface.ts';
import { FACT_TABLE_NAMES, FACT_TABLES } from './fact-tables.ts';

/**
 * Mostly of few different keys: row by row, beside the analysing, they cost at most twice what making them costs at
 * the end, where the second core has nothing to do.
 */
const KEPT = [
  ...['finding_rule', 'finding_agent', 'finding_day', 'finding_shadow', 'inquiry_day'],
  ...['reception_agent', 'case_mix_day', 'customer_order_owner', 'thread_recheck'],
];

/**
 * Their keys are a position in a thread or a conversation, whose own keys stay: no two are the same, so nothing is
 * refused later that was not before; and nobody writes them `on conflict`. Row by row a key of scattered rows costs
 * four times as much.
 */
const KEYED_LATER = ['reception', 'inquiry', 'case_mix', 'finding'];

interface Index {
  readonly name: string;
  /** The statement that makes it. */
  readonly definition: string;
  /** The statement that takes it away. */
  readonly drop: string;
}

/**
 * Takes the indexes of facts away, all but a few and the keys that tell whether a thread is there, and notes in the
 * same transaction how they are made.
 * Only the embedded database, where nobody else's pages wait for them, and only while it has no thread.
 * Until `makeDeferredIndexes` everything is found as before, only slower.
 */
export async function deferIndexes(db: Database): Promise<void> {
  if (db.kind !== 'pglite') return;
  const tables = Object.values(FACT_TABLES).map((table) => getTableConfig(table).name);
  await db.transaction(async (tx) => {
    const [any] = await tx.query<{ any: boolean }>('select exists (select from thread) as any');
    if (any?.any !== false) return;
    const indexes = await tx.query<Index>(
      `select c.relname as name,
         case when k.oid is null then pg_get_indexdef(c.oid)
           else format('alter table %I add constraint %I %s', t.relname, k.conname, pg_get_constraintdef(k.oid))
         end as definition,
         case when k.oid is null then format('drop index %I', c.relname)
           else format('alter table %I drop constraint %I', t.relname, k.conname)
         end as drop
       from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
         left join pg_constraint k on k.conindid = c.oid and k.contype = 'p'
       where t.relname = any($1) and t.relnamespace = 'public'::regnamespace
         and case when i.indisunique then t.relname = any($2) else c.relname <> all($3) end`,
      [tables, KEYED_LATER, KEPT],
    );
    for (const { name, definition, drop } of indexes) {
      await tx.query(
        `insert into deferred_index (name, definition) values ($1, $2)
         on conflict (name) do update set definition = excluded.definition`,
        [name, definition],
      );
      await tx.exec(drop);
    }
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
