// Writes the whole database to one gzip file of JSON lines: a head, every table with its checksum, files, a manifest.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database } from '../store/database.ts';
import { freezeView, readRows, type TextRow, tableShapes } from '../store/dump-tables.ts';

export const BACKUP_FORMAT = 2;

/** Bytes of received files: files of the backup, wherever they are kept. */
export const NOT_BACKED_UP: ReadonlySet<string> = new Set(['upload_chunk']);

export interface BackupHead {
  readonly kejing: 'backup';
  readonly format: number;
  readonly version: string;
  /** ISO 8601. */
  readonly at: string;
}

export interface BackedUpTable {
  readonly table: string;
  readonly rows: number;
  /** SHA-256 over its row lines, each with its newline. */
  readonly sha256: string;
}

/** A received file that waits to be imported. */
export interface WaitingFile {
  /** Id of its row. */
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

export interface BackedUpFile extends WaitingFile {
  readonly sha256: string;
}

export interface BackupManifest {
  readonly tables: readonly BackedUpTable[];
  readonly files: readonly BackedUpFile[];
}

/** Where the files come from. */
export interface FileSource {
  /** In the transaction that sees one instant of the database. */
  list(tx: Database): Promise<readonly WaitingFile[]>;
  /** null: its bytes are gone, which the row's owner is told when they ask for it. */
  open(tx: Database, file: WaitingFile): Promise<AsyncIterable<Uint8Array> | null>;
}

/** A row as its line in the file. */
export function rowLine(row: TextRow): string {
  return `${JSON.stringify(row)}\n`;
}

/**
 * Writes it beside the name and renames at the end, so that there is never half a backup under the name.
 * The database may be used meanwhile: the file holds one instant of it.
 */
export async function writeBackup(
  db: Database,
  file: string,
  head: Omit<BackupHead, 'kejing' | 'format'>,
  source: FileSource,
): Promise<BackupManifest> {
  const draft = `${file}.${process.pid}.part`;
  const tables: BackedUpTable[] = [];
  const files: BackedUpFile[] = [];
  try {
    await db.transaction(async (tx) => {
      await freezeView(tx);
      const lines = Readable.from(
        linesOf(tx, { kejing: 'backup', format: BACKUP_FORMAT, ...head }, source, {
          tables,
          files,
        }),
      );
      await pipeline(lines, createGzip({ level: 6 }), createWriteStream(draft, { mode: 0o600 }));
    });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return { tables, files };
}

async function* linesOf(
  tx: Database,
  head: BackupHead,
  source: FileSource,
  { tables, files }: { readonly tables: BackedUpTable[]; readonly files: BackedUpFile[] },
): AsyncGenerator<string> {
  yield `${JSON.stringify(head)}\n`;
  for (const shape of await tableShapes(tx)) {
    if (NOT_BACKED_UP.has(shape.table)) continue;
    yield `${JSON.stringify(shape)}\n`;
    const hash = createHash('sha256');
    let rows = 0;
    for await (const page of readRows(tx, shape)) {
      const text = page.map(rowLine).join('');
      hash.update(text);
      rows += page.length;
      yield text;
    }
    const table = { table: shape.table, rows, sha256: hash.digest('hex') };
    tables.push(table);
    yield `${JSON.stringify({ end: table })}\n`;
  }
  for (const file of await source.list(tx)) {
    const bytes = await source.open(tx, file);
    if (bytes === null) continue;
    yield `${JSON.stringify({ file })}\n`;
    const hash = createHash('sha256');
    for await (const piece of bytes) {
      hash.update(piece);
      yield `${JSON.stringify({ bytes: Buffer.from(piece).toString('base64') })}\n`;
    }
    files.push({ ...file, sha256: hash.digest('hex') });
    yield `${JSON.stringify({ endFile: true })}\n`;
  }
  yield `${JSON.stringify({ manifest: { tables, files } })}\n`;
}
