// Takes a buyer out of what the program noted beside its facts: quarantined rows, automatic texts, reports.
import { holdsName, type Names } from '../lib/whole-name.ts';
import type { Database } from './database.ts';

/** What rows that are a buyer's can be known by: their name and masks of it, and */
export interface Traces extends Names {
  /** their orders, and sentences of theirs nobody else is likely to have said. */
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

/** Finds candidates by the letters alone; whether it is the name is decided on the text, in one place. */
const ANY = (text: string, texts: string): string =>
  `exists (select 1 from unnest(${texts}::text[]) as known (word) where strpos(${text}, known.word) > 0)`;
const ROWS_AT_ONCE = 1000;
const REPORTS_AT_ONCE = 100;

/** A row or a file tells of the buyer where it names them, or holds an order or a sentence of theirs. */
export function tellsOf(text: string, traces: Traces, from = 0, to = text.length): boolean {
  if (holdsName(text, traces, from, to)) return true;
  return holdsName(text, { names: traces.ids, others: [] }, from, to);
}

/** In the transaction of the erasure. `strike` gives a report without the buyer. */
export async function eraseTraces(
  tx: Database,
  traces: Traces,
  strike: (report: unknown) => unknown,
): Promise<ErasedTraces> {
  const { names } = traces;
  const quarantined = await deleteQuarantined(tx, traces);
  // A file may be named after the buyer: rows of others in it stay.
  const named = await tx.query<{ file: string }>(
    `select distinct file from quarantined_row where ${ANY('file', '$1')}`,
    [names],
  );
  for (const { file } of named) {
    await tx.query('update quarantined_row set file = $2 where file = $1', [file, strike(file)]);
  }
  await deleteAutoTexts(tx, traces);
  let reports = 0;
  for (const [table, columns] of Object.entries(REPORTS)) {
    reports += await strikeReports(tx, table, columns, names, strike);
  }
  return { quarantined, reports };
}

interface QuarantinedText {
  readonly import_id: string;
  readonly n: number;
  readonly raw: string;
  readonly reason: Readonly<Record<string, string>>;
}

async function deleteQuarantined(tx: Database, traces: Traces): Promise<number> {
  let deleted = 0;
  let after: readonly unknown[] = ['', -1];
  for (;;) {
    const rows = await tx.query<QuarantinedText>(
      `select import_id, n, raw, reason from quarantined_row
       where (import_id, n) > ($2, $3::int) and ${ANY('raw || chr(10) || reason::text', '$1')}
       order by import_id, n limit ${ROWS_AT_ONCE}`,
      [[...traces.names, ...traces.ids], ...after],
    );
    const last = rows.at(-1);
    if (last === undefined) return deleted;
    after = [last.import_id, last.n];
    const theirs = rows.filter(({ raw, reason }) =>
      [raw, ...Object.values(reason)].some((text) => tellsOf(text, traces)),
    );
    deleted += theirs.length;
    await tx.query(
      `delete from quarantined_row as q using unnest($1::text[], $2::int[]) as gone (import_id, n)
       where q.import_id = gone.import_id and q.n = gone.n`,
      [theirs.map((row) => row.import_id), theirs.map(({ n }) => n)],
    );
  }
}

async function deleteAutoTexts(tx: Database, traces: Traces): Promise<void> {
  const rows = await tx.query<{ text: string }>(
    `select distinct text from auto_text where ${ANY('text', '$1')}`,
    [traces.names],
  );
  const theirs = rows.map(({ text }) => text).filter((text) => holdsName(text, traces));
  await tx.query('delete from auto_text where text = any($1)', [theirs]);
}

/** How many were changed. */
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
  const found = await tx.query<{ id: string | number }>(
    `select id from ${table} where ${ANY(whole, '$1')}`,
    [words],
  );
  let changed = 0;
  for (let at = 0; at < found.length; at += REPORTS_AT_ONCE) {
    const rows = await tx.query<Record<string, unknown>>(
      `select id, ${columns.join(', ')} from ${table} where id = any($1)`,
      [found.slice(at, at + REPORTS_AT_ONCE).map(({ id }) => id)],
    );
    for (const row of rows) {
      const values = columns.map((column) => written(column, strike(row[column])));
      if (columns.every((column, i) => written(column, row[column]) === values[i])) continue;
      await tx.query(
        `update ${table} set ${columns.map((column, i) => `${column} = $${i + 2}`).join(', ')} where id = $1`,
        [row['id'], ...values],
      );
      changed++;
    }
  }
  return changed;
}

function written(column: string, value: unknown): unknown {
  if (value === null || PLAIN.has(column)) return value;
  return JSON.stringify(value);
}
