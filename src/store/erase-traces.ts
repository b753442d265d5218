// Takes a buyer out of what the program noted beside its facts: quarantined rows, automatic texts, reports.
import type { Database } from './database.ts';

/** What rows that are a buyer's can be known by. */
export interface Traces {
  /** Their name, and masks of it. */
  readonly names: readonly string[];
  /** Their orders, and sentences of theirs nobody else is likely to have said. */
  readonly ids: readonly string[];
}

export interface ErasedTraces {
  readonly quarantined: number;
  readonly reports: number;
}

/** What these tables tell is kept with the name struck out: the names of files may hold it. */
const REPORTS = {
  import_run: ['request', 'files', 'notices', 'problem'],
  job: ['input', 'progress', 'result', 'error'],
  audit_log: ['target', 'before', 'after'],
} as const;
/** Of these columns, those that are no JSON. */
const PLAIN: ReadonlySet<string> = new Set(['error', 'target']);

const ANY = (text: string, texts: string): string =>
  `exists (select 1 from unnest(${texts}::text[]) as known (word) where strpos(${text}, known.word) > 0)`;

/** In the transaction of the erasure. `strike` gives a report without the buyer. */
export async function eraseTraces(
  tx: Database,
  { names, ids }: Traces,
  strike: (report: unknown) => unknown,
): Promise<ErasedTraces> {
  const quarantined = await tx.query(
    `delete from quarantined_row where ${ANY('raw || chr(10) || reason::text', '$1')} returning 1`,
    [[...names, ...ids]],
  );
  // A file may be named after the buyer: rows of others in it stay.
  const named = await tx.query<{ file: string }>(
    `select distinct file from quarantined_row where ${ANY('file', '$1')}`,
    [names],
  );
  for (const { file } of named) {
    await tx.query('update quarantined_row set file = $2 where file = $1', [file, strike(file)]);
  }
  await tx.query(`delete from auto_text where ${ANY('text', '$1')}`, [names]);
  let reports = 0;
  for (const [table, columns] of Object.entries(REPORTS)) {
    reports += await strikeReports(tx, table, columns, names, strike);
  }
  return { quarantined: quarantined.length, reports };
}

async function strikeReports(
  tx: Database,
  table: string,
  columns: readonly string[],
  names: readonly string[],
  strike: (report: unknown) => unknown,
): Promise<number> {
  const whole = `concat_ws(chr(10), ${columns.map((column) => `${column}::text`).join(', ')})`;
  // As it stands in a text, and as JSON writes it.
  const words = names.flatMap((name) => [name, JSON.stringify(name).slice(1, -1)]);
  const rows = await tx.query<Record<string, unknown> & { id: string }>(
    `select id, ${columns.join(', ')} from ${table} where ${ANY(whole, '$1')}`,
    [words],
  );
  for (const row of rows) {
    await tx.query(
      `update ${table} set ${columns.map((column, i) => `${column} = $${i + 2}`).join(', ')} where id = $1`,
      [row.id, ...columns.map((column) => written(column, strike(row[column])))],
    );
  }
  return rows.length;
}

function written(column: string, value: unknown): unknown {
  if (value === null || PLAIN.has(column)) return value;
  return JSON.stringify(value);
}
