// Rows for COPY in PostgreSQL's binary format, from a table's own column types; the same bytes for both drivers.
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { CopyWriter, RepeatedText } from './copy-writer.ts';

export type CopySource = Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>;

export type PutValue = (writer: CopyWriter, value: unknown) => void;

/** A value of a json column that is text already. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

function jsonOf(value: unknown): string {
  return value instanceof JsonText ? value.text : JSON.stringify(value);
}

const PUT: Readonly<Record<string, PutValue>> = {
  text: (w, v) => w.text(v as string),
  bigint: (w, v) => w.int8(v as number),
  integer: (w, v) => w.int4(v as number),
  smallint: (w, v) => w.int2(v as number),
  boolean: (w, v) => w.bool(v as boolean),
  real: (w, v) => w.float4(v as number),
  'double precision': (w, v) => w.float8(v as number),
  json: (w, v) => w.json(jsonOf(v)),
  jsonb: (w, v) => w.jsonb(jsonOf(v)),
  bytea: (w, v) => w.bytea(v as Uint8Array),
  'text[]': (w, v) => w.texts(v as readonly string[]),
  'integer[]': (w, v) => w.int4s(v as ArrayLike<number>),
  'bigint[]': (w, v) => w.int8s(v as readonly number[]),
};

/** How each of `columns` is written; throws on a column the table has not, or a type never copied. */
export function copyPutters(table: PgTable, columns: readonly string[]): PutValue[] {
  const config = getTableConfig(table);
  return columns.map((name) => {
    const column = config.columns.find((each) => each.name === name);
    const type = column?.getSQLType() ?? '';
    const put = PUT[type];
    if (put === undefined) throw new Error(`copy: ${config.name}.${name} of type “${type}”`);
    return type === 'text' ? putRepeated() : put;
  });
}

/** Texts of a column, of which many are the one of the row before: that one's bytes are copied. */
function putRepeated(): PutValue {
  const known = new RepeatedText();
  return (w, v) => w.repeated(v as string, known);
}

/** Names of all columns of a table, in the table's order. */
export function columnsOf(table: PgTable): string[] {
  return getTableConfig(table).columns.map(({ name }) => name);
}

/** Encodes rows whole; returns how many and the bytes. */
export async function encodeRows(
  table: PgTable,
  columns: readonly string[],
  rows: CopySource,
): Promise<{ readonly count: number; readonly chunks: Uint8Array[] }> {
  const putters = copyPutters(table, columns);
  const writer = new CopyWriter();
  let count = 0;
  for await (const row of rows) {
    putRow(writer, putters, row);
    count++;
  }
  return { count, chunks: writer.finish() };
}

/** One row; null and undefined are SQL null. */
export function putRow(
  writer: CopyWriter,
  putters: readonly PutValue[],
  row: readonly unknown[],
): void {
  writer.row(putters.length);
  for (let i = 0; i < putters.length; i++) {
    const value = row[i];
    if (value === null || value === undefined) writer.null();
    else putters[i]!(writer, value);
  }
}

/** `COPY` of the named columns from binary data; names are ours, never a user's. */
export function copyStatement(
  table: PgTable,
  columns: readonly string[],
  source: 'STDIN' | `'${string}'`,
): string {
  const { name } = getTableConfig(table);
  const list = columns.map((column) => `"${column}"`).join(', ');
  return `COPY "${name}" (${list}) FROM ${source} WITH (FORMAT binary)`;
}
