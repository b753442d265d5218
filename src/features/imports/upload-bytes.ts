// Where the bytes of an upload are: in the data folder, and with a PostgreSQL server in rows any worker can read.
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../store/database.ts';
import { UPLOADS } from '../../work/forget-old.ts';

const CHUNK_BYTES = 1 << 20;

export interface StoredUpload {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

export function uploadFolder(dataFolder: string, id: string): string {
  return join(dataFolder, UPLOADS, id);
}

/** With a server: copies the file into rows, in the transaction its row is made in. */
export async function keepBytes(tx: Database, id: string, path: string): Promise<void> {
  if (tx.kind === 'pglite') return;
  let n = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    await tx.query('insert into upload_chunk (upload_id, n, bytes) values ($1, $2, $3)', [
      ...[id, n, chunk as Buffer],
    ]);
    n++;
  }
}

/** The file on this machine's disk, fetched from its rows if it is not; null: its bytes are gone. */
export async function findBytes(
  db: Database,
  dataFolder: string,
  { id, name, bytes }: StoredUpload,
): Promise<string | null> {
  const folder = uploadFolder(dataFolder, id);
  const path = join(folder, name);
  const found = await stat(path).catch(() => null);
  if (found?.size === bytes) return path;
  if (db.kind === 'pglite') return null;
  await mkdir(folder, { recursive: true });
  const draft = `${path}.${process.pid}`;
  const fetched = await fetchRows(db, id, draft);
  if (fetched !== bytes) {
    await rm(draft, { force: true });
    return null;
  }
  await rename(draft, path);
  return path;
}

export interface BorrowedBytes {
  readonly path: string;
  /** Deletes them again where they had to be fetched: a copy on this machine would outlive an erasure on another. */
  giveBack(): Promise<void>;
}

/** The same to be read once; null: the bytes are gone. */
export async function borrowBytes(
  db: Database,
  dataFolder: string,
  upload: StoredUpload,
): Promise<BorrowedBytes | null> {
  const folder = uploadFolder(dataFolder, upload.id);
  const here = (await stat(join(folder, upload.name)).catch(() => null)) !== null;
  const path = await findBytes(db, dataFolder, upload);
  if (path === null) return null;
  return {
    path,
    giveBack: async () => {
      if (!here) await dropBytes(dataFolder, upload.id);
    },
  };
}

async function fetchRows(db: Database, id: string, path: string): Promise<number> {
  const file = await open(path, 'w');
  let bytes = 0;
  try {
    for (let n = 0; ; n++) {
      const [row] = await db.query<{ bytes: Uint8Array }>(
        'select bytes from upload_chunk where upload_id = $1 and n = $2',
        [id, n],
      );
      if (row === undefined) return bytes;
      await file.writeFile(row.bytes);
      bytes += row.bytes.length;
    }
  } finally {
    await file.close();
  }
}

export async function dropBytes(dataFolder: string, id: string): Promise<void> {
  await rm(uploadFolder(dataFolder, id), { recursive: true, force: true });
}
