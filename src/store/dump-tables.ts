// Reads and writes whole tables as rows of text, the same from an embedded database and from a server.
import type { Database } from './database.ts';

export interface TableShape {
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** A row as PostgreSQL writes its values; null where there is none. */
export type TextRow = readonly (string | null)[];

const PAGE = 500;

/** Every table of the program but the lists of migrations and of missing indexes, by name; columns in order. */
export async function tableShapes(db: Database): Promise<TableShape[]> {
  const rows = await db.query<{ table: string; name: string; type: string }>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid
     where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
       and c.relname not in ('kejing_migration', 'deferred_index')
     order by c.relname collate "C", a.attnum`,
  );
  const shapes = new Map<string, { name: string; type: string }[]>();
  for (const { table, name, type } of rows) {
    const columns = shapes.get(table) ?? [];
    columns.push({ name, type });
    shapes.set(table, columns);
  }
  return [...shapes].map(([table, columns]) => ({ table, columns }));
}

/** From here on the transaction sees one instant of the database. Must be its first statement. */
export async function freezeView(tx: Database): Promise<void> {
  await tx.exec('set transaction isolation level repeatable read');
}

/** All rows in the order of their key, page by page; inside a transaction. */
export async function* readRows(tx: Database, shape: TableShape): AsyncGenerator<TextRow[]> {
  const names = shape.columns.map(({ name }) => `${quote(name)}::text as ${quote(name)}`);
  const cursor = quote(`dump_${shape.table}`);
  await tx.exec(
    `declare ${cursor} no scroll cursor for select ${names.join(', ')}
     from ${quote(shape.table)} t order by ${await keyOf(tx, shape)}`,
  );
  for (;;) {
    const rows = await tx.query<Record<string, string | null>>(`fetch ${PAGE} from ${cursor}`);
    if (rows.length === 0) break;
    yield rows.map((row) => shape.columns.map(({ name }) => row[name] ?? null));
  }
  await tx.exec(`close ${cursor}`);
}

/** Order by the primary key, text by its bytes: servers sort words differently. */
async function keyOf(db: Database, { table, columns }: TableShape): Promise<string> {
  const keys = await db.query<{ name: string }>(
    `select a.attname as name from pg_index i
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
     where i.indrelid = $1::regclass and i.indisprimary
     order by array_position(i.indkey::int2[], a.attnum)`,
    [quote(table)],
  );
  const names = keys.length === 0 ? columns.map(({ name }) => name) : keys.map(({ name }) => name);
  return names
    .map((name) => {
      const type = columns.find((column) => column.name === name)?.type;
      return type === 'text'
        ? `t.${quote(name)} collate "C"`
        : `t.${quote(name)}::text collate "C"`;
    })
    .join(', ');
}

/** Inserts rows; identity columns keep their numbers. */
export async function writeRows(
  tx: Database,
  { table, columns }: TableShape,
  rows: readonly TextRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map(({ name }) => quote(name));
  const values = columns.map(({ type }, i) => `u.c${i}::${type}`);
  const arrays = columns.map((_, i) => `$${i + 1}::text[]`);
  await tx.query(
    `insert into ${quote(table)} (${names.join(', ')}) overriding system value
     select ${values.join(', ')}
     from unnest(${arrays.join(', ')}) as u(${columns.map((_, i) => `c${i}`).join(', ')})`,
    columns.map((_, i) => rows.map((row) => row[i] ?? null)),
  );
}

export async function isEmpty(db: Database, table: string): Promise<boolean> {
  return (await db.query(`select 1 from ${quote(table)} limit 1`)).length === 0;
}

/** Rows added later continue where the restored ones ended. */
export async function resetIdentities(tx: Database): Promise<void> {
  const columns = await tx.query<{ table: string; name: string }>(
    `select table_name as table, column_name as name from information_schema.columns
     where table_schema = 'public' and is_identity = 'YES'`,
  );
  for (const { table, name } of columns) {
    await tx.query(
      `select setval(pg_get_serial_sequence($1, $2), greatest(1, coalesce(max(${quote(name)}), 0) + 1), false)
       from ${quote(table)}`,
      [quote(table), name],
    );
  }
}

/** Names come from the catalogue, never from outside. */
function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
