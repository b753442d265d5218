// Imports as stored: begun, going on, ended; and the rows that could not be used.
import type { Quarantined, Words } from '../intake/format.ts';
import type { Database } from './database.ts';
import { quarantinedRow } from './schema/imports.ts';

export type ImportState = 'running' | 'done' | 'cancelled' | 'failed' | 'interrupted';

/** What the report of an import says of one file. */
export interface ImportedFile {
  readonly name: string;
  readonly bytes: number;
  /** null: it was not recognised. */
  readonly format: { readonly id: string; readonly words: Words } | null;
  readonly rows: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly quarantined: number;
  /** Why it, or the rest of it, could not be used; null: it could. */
  readonly refusal: { readonly code: string; readonly words: Words } | null;
}

export interface ImportNotice {
  readonly file: string;
  readonly code: string;
  readonly words: Words;
  readonly count: number;
}

/** What an import came to. */
export interface ImportResult {
  readonly files: readonly ImportedFile[];
  readonly notices: readonly ImportNotice[];
  readonly shops: readonly string[];
  readonly rows: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly quarantined: number;
  readonly messages: number;
  readonly threads: number;
  /** Of `threads`: new, or with something new in them. */
  readonly threadsChanged: number;
  readonly asOf: number | null;
}

export interface ImportRun extends ImportResult {
  readonly id: string;
  readonly by: string;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly state: ImportState;
  readonly problem: Words | null;
}

const NOTHING: ImportResult = {
  files: [],
  notices: [],
  shops: [],
  rows: 0,
  accepted: 0,
  duplicate: 0,
  quarantined: 0,
  messages: 0,
  threads: 0,
  threadsChanged: 0,
  asOf: null,
};

export interface ImportStart {
  readonly id: string;
  /** Of rows that name none; empty: the files say. */
  readonly shop: string;
  readonly by: string;
  readonly at: number;
  readonly request: unknown;
}

/** Notes that an import begins; one of the same id is started over. */
export async function startImport(db: Database, start: ImportStart): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query('delete from quarantined_row where import_id = $1', [start.id]);
    await tx.query('delete from import_run where id = $1', [start.id]);
    await tx.query(
      `insert into import_run (id, shop_id, by, started_at, state, input_hash, request, files, notices, shops,
         rows, accepted, duplicate, quarantined, messages, threads, threads_changed)
       values ($1, $2, $3, $4, 'running', '', $5, '[]', '[]', '{}', 0, 0, 0, 0, 0, 0, 0)`,
      [start.id, start.shop, start.by, start.at, JSON.stringify(start.request)],
    );
  });
}

/** Notes how an import ended. */
export async function finishImport(
  db: Database,
  id: string,
  end: {
    readonly at: number;
    readonly state: Exclude<ImportState, 'running'>;
    /** Names what it was given, see `findSameImport`; absent: it did not take all of it. */
    readonly inputHash?: string;
    readonly result?: ImportResult;
    readonly problem?: Words;
  },
): Promise<void> {
  const { files, notices, shops, ...counts } = end.result ?? NOTHING;
  const { rows, accepted, duplicate, quarantined, messages, threads, threadsChanged, asOf } =
    counts;
  await db.query(
    `update import_run set finished_at = $2, state = $3, files = $4, notices = $5, shops = $6, rows = $7,
       accepted = $8, duplicate = $9, quarantined = $10, messages = $11, threads = $12, threads_changed = $13,
       as_of = $14, problem = $15, input_hash = $16 where id = $1`,
    [
      ...[id, end.at, end.state, JSON.stringify(files), JSON.stringify(notices), shops, rows],
      ...[accepted, duplicate, quarantined, messages, threads, threadsChanged, asOf],
      end.problem === undefined ? null : JSON.stringify(end.problem),
      end.inputHash ?? '',
    ],
  );
}

const COLUMNS = `id, by, started_at, finished_at, state, problem, files, notices, shops, rows, accepted,
  duplicate, quarantined, messages, threads, threads_changed, as_of`;

interface RunRow extends Omit<ImportRun, 'startedAt' | 'finishedAt' | 'threadsChanged' | 'asOf'> {
  readonly started_at: number;
  readonly finished_at: number | null;
  readonly threads_changed: number;
  readonly as_of: number | null;
}

function runOf({ started_at, finished_at, threads_changed, as_of, ...row }: RunRow): ImportRun {
  return {
    ...row,
    startedAt: started_at,
    finishedAt: finished_at,
    threadsChanged: threads_changed,
    asOf: as_of,
  };
}

/** Newest first. */
export async function listImports(db: Database, limit: number): Promise<ImportRun[]> {
  const rows = await db.query<RunRow>(
    `select ${COLUMNS} from import_run order by started_at desc, id desc limit $1`,
    [limit],
  );
  return rows.map(runOf);
}

export async function findImport(db: Database, id: string): Promise<ImportRun | null> {
  const [row] = await db.query<RunRow>(`select ${COLUMNS} from import_run where id = $1`, [id]);
  return row === undefined ? null : runOf(row);
}

/** Whether there is any import at all that another may be the same as. */
export async function anyImportDone(db: Database): Promise<boolean> {
  const [row] = await db.query<{ any: boolean }>(
    "select exists (select from import_run where state = 'done' and not superseded) as any",
  );
  return row?.any === true;
}

/**
 * The last import that was given the very same, if nothing has happened since that could change what it found:
 * rows that lay in the future then may not any more.
 */
export async function findSameImport(db: Database, inputHash: string): Promise<ImportRun | null> {
  const [row] = await db.query<RunRow>(
    `select ${COLUMNS} from import_run
     where input_hash = $1 and state = 'done' and not superseded
       and not exists (select 1 from quarantined_row q where q.import_id = import_run.id and q.code = 'future-time')
     order by started_at desc limit 1`,
    [inputHash],
  );
  return row === undefined ? null : runOf(row);
}

/** After rows were taken out (erasure, retention), no import is "there already" any more. */
export async function forgetSameImports(db: Database): Promise<void> {
  await db.query('update import_run set superseded = true where not superseded');
}

/** Imports left behind by a process that ended in the middle: what they were asked for. */
export async function interruptImports(
  db: Database,
  alive: ReadonlySet<string>,
): Promise<{ readonly id: string; readonly request: unknown }[]> {
  return await db.query(
    `update import_run set state = 'interrupted'
     where state = 'running' and not (id = any($1)) returning id, request`,
    [[...alive]],
  );
}

/** Keeps rows that could not be used. */
export async function saveQuarantined(
  db: Database,
  importId: string,
  rows: readonly Quarantined[],
): Promise<void> {
  await db.copyIn(
    quarantinedRow,
    ['import_id', 'n', 'file', 'line', 'field', 'code', 'reason', 'raw'],
    rows.map((row, n) => [
      ...[importId, n, row.file, row.line, row.field, row.code, row.reason, row.raw],
    ]),
  );
}

/** In the order they stood in the files, from `after` (exclusive; −1: from the first). */
export async function listQuarantined(
  db: Database,
  importId: string,
  after: number,
  limit: number,
): Promise<(Quarantined & { readonly n: number })[]> {
  return await db.query(
    `select n, file, line, field, code, reason, raw from quarantined_row
     where import_id = $1 and n > $2 order by n limit $3`,
    [importId, after, limit],
  );
}
