// The SQL of uploads and column mappings.
import type { Mapping } from '../../intake/mapping.ts';
import type { Database } from '../../store/database.ts';
import type { FileLook } from './file-look.ts';

export interface UploadRow {
  readonly id: string;
  readonly account_id: string;
  readonly at: number;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly look: FileLook;
  readonly mapping: Mapping | null;
  readonly import_id: string | null;
}

const COLUMNS = 'id, account_id, at, name, bytes, sha256, look, mapping, import_id';

export async function insertUpload(tx: Database, row: Omit<UploadRow, 'import_id'>): Promise<void> {
  await tx.query(
    `insert into upload (id, account_id, at, name, bytes, sha256, look, mapping)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[row.id, row.account_id, row.at, row.name, row.bytes, row.sha256],
      JSON.stringify(row.look),
      row.mapping === null ? null : JSON.stringify(row.mapping),
    ],
  );
}

export async function findUpload(db: Database, id: string): Promise<UploadRow | null> {
  const [row] = await db.query<UploadRow>(`select ${COLUMNS} from upload where id = $1`, [id]);
  return row ?? null;
}

/** Those of these ids that are there. */
export async function listUploads(db: Database, ids: readonly string[]): Promise<UploadRow[]> {
  return await db.query<UploadRow>(
    `select ${COLUMNS} from upload where id = any($1) order by at, id`,
    [ids],
  );
}

/** Everybody's, imported or waiting. */
export async function listAllUploads(db: Database): Promise<UploadRow[]> {
  return await db.query<UploadRow>(`select ${COLUMNS} from upload order by at, id`);
}

/** Waiting for somebody to import them, or for the import that took them. */
export async function listUnfinishedUploads(db: Database): Promise<UploadRow[]> {
  return await db.query<UploadRow>(
    `select ${COLUMNS} from upload u where import_id is null or exists (
       select 1 from job j where j.id = u.import_id and j.state in ('waiting', 'running'))
     order by at, id`,
  );
}

/** What an account has sent and not imported yet, first come first. */
export async function listWaitingUploads(
  db: Database,
  accountId: string,
  limit: number,
): Promise<UploadRow[]> {
  return await db.query<UploadRow>(
    `select ${COLUMNS} from upload where account_id = $1 and import_id is null
     order by at, id limit $2`,
    [accountId, limit],
  );
}

/** An upload of the very same bytes that was imported before; null: none. */
export async function findImported(db: Database, sha256: string): Promise<{ at: number } | null> {
  const [row] = await db.query<{ at: number }>(
    `select u.at from upload u join job j on j.id = u.import_id
     where u.sha256 = $1 and j.state = 'done' order by u.at desc limit 1`,
    [sha256],
  );
  return row ?? null;
}

export async function saveLook(
  tx: Database,
  id: string,
  look: FileLook,
  mapping: Mapping | null,
): Promise<void> {
  await tx.query('update upload set look = $2, mapping = $3 where id = $1', [
    id,
    JSON.stringify(look),
    mapping === null ? null : JSON.stringify(mapping),
  ]);
}

/** Notes which import took them; false if another was faster with any of them. */
export async function takeUploads(
  tx: Database,
  ids: readonly string[],
  importId: string,
): Promise<boolean> {
  const rows = await tx.query(
    'update upload set import_id = $2 where id = any($1) and import_id is null returning id',
    [ids, importId],
  );
  return rows.length === ids.length;
}

export async function deleteUpload(tx: Database, id: string): Promise<void> {
  await tx.query('delete from upload_chunk where upload_id = $1', [id]);
  await tx.query('delete from upload where id = $1', [id]);
}

/** Forgets uploads from before `before` (ms) with their bytes; returns their ids. */
export async function deleteUploadsBefore(db: Database, before: number): Promise<string[]> {
  return await db.transaction(async (tx) => {
    const rows = await tx.query<{ id: string }>('delete from upload where at < $1 returning id', [
      before,
    ]);
    await tx.query(
      'delete from upload_chunk c where not exists (select 1 from upload u where u.id = c.upload_id)',
    );
    return rows.map(({ id }) => id);
  });
}

export async function findMapping(db: Database, shape: string): Promise<Mapping | null> {
  const [row] = await db.query<{ mapping: Mapping }>(
    'select mapping from column_mapping where shape = $1',
    [shape],
  );
  return row?.mapping ?? null;
}

export async function saveMapping(
  tx: Database,
  shape: string,
  mapping: Mapping,
  said: { readonly at: number; readonly by: string },
): Promise<void> {
  await tx.query(
    `insert into column_mapping (shape, mapping, at, by) values ($1, $2, $3, $4)
     on conflict (shape) do update set mapping = excluded.mapping, at = excluded.at, by = excluded.by`,
    [shape, JSON.stringify(mapping), said.at, said.by],
  );
}
