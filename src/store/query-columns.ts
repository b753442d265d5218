// A hundred thousand rows told as a few long texts: row by row the embedded database takes several times as long.
import type { Database, Row } from './database-interface.ts';

/** How the values of a column read; `?`: there may be none. */
interface Kinds {
  readonly text: string;
  readonly 'text?': string | null;
  /** Any number. */
  readonly number: number;
  readonly 'number?': number | null;
  readonly flag: boolean;
}

type Kind = keyof Kinds;

/** Columns by how they read. */
type Shape = { readonly [K in Kind]?: readonly string[] };

type NameIn<S extends Shape, K extends Kind> = S[K] extends readonly (infer Name extends string)[]
  ? Name
  : never;

/** The values of each column, all in the same order of rows. */
export type ColumnsOf<S extends Shape> = {
  readonly [Name in NameIn<S, 'text'>]: readonly string[];
} & { readonly [Name in NameIn<S, 'text?'>]: readonly (string | null)[] } & {
  readonly [Name in NameIn<S, 'number'>]: readonly number[];
} & { readonly [Name in NameIn<S, 'number?'>]: readonly (number | null)[] } & {
  readonly [Name in NameIn<S, 'flag'>]: readonly boolean[];
};

/** Stands between values. */
const BETWEEN = '\u001e';
/** A value by itself: there is none. */
const NONE = '\u001f';

const READERS: { readonly [K in Kind]: (text: string) => Kinds[K] } = {
  text: (text) => text,
  'text?': (text) => (text === NONE ? null : text),
  number: Number,
  'number?': (text) => (text === NONE ? null : Number(text)),
  flag: (text) => text === 'true',
};

export interface ColumnsQuery<S extends Shape> {
  readonly shape: S;
  /** `from … where …` */
  readonly rows: string;
  /** A column with few different values: so many parts are told. */
  readonly by: string;
  readonly params: readonly unknown[];
}

/** The rows in parts, in any order. */
export async function queryColumns<const S extends Shape>(
  db: Database,
  { shape, rows, by, params }: ColumnsQuery<S>,
): Promise<ColumnsOf<S>[]> {
  const kinds = Object.keys(shape) as Kind[];
  const fields = kinds.flatMap((kind) =>
    (shape[kind] ?? []).map((name) => ({ name, read: READERS[kind] })),
  );
  const told = fields.map(
    ({ name }) => `string_agg(coalesce(${name}::text, E'\\x1f'), E'\\x1e') as ${name}`,
  );
  const parts = await db.query<Row & { readonly rows_told: number }>(
    `select count(*)::int as rows_told, ${told.join(', ')} ${rows} group by ${by}`,
    params,
  );
  const read: Record<string, unknown[]>[] = [];
  for (const part of parts) {
    const columns: Record<string, unknown[]> = {};
    for (const { name, read: readOne } of fields) {
      const texts = String(part[name]).split(BETWEEN);
      // A text of the shop's own may hold anything, even what stands between texts here.
      if (texts.length !== part.rows_told) return [await queryRows(db, fields, rows, params)];
      columns[name] = texts.map((text) => readOne(text));
    }
    read.push(columns);
  }
  return read as ColumnsOf<S>[];
}

async function queryRows<S extends Shape>(
  db: Database,
  fields: readonly { readonly name: string }[],
  rows: string,
  params: readonly unknown[],
): Promise<ColumnsOf<S>> {
  const names = fields.map(({ name }) => name);
  const found = await db.query(`select ${names.join(', ')} ${rows}`, params);
  const columns = names.map((name) => [name, found.map((row) => row[name])] as const);
  return Object.fromEntries(columns) as ColumnsOf<S>;
}
