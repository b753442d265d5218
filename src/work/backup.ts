// Writes the whole database to one gzip file of JSON lines: a head, every table with its checksum, a manifest.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database } from '../store/database.ts';
import { freezeView, readRows, type TextRow, tableShapes } from '../store/dump-tables.ts';

export const BACKUP_FORMAT = 1;

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

export interface BackupManifest {
  readonly tables: readonly BackedUpTable[];
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
): Promise<BackupManifest> {
  const draft = `${file}.${process.pid}.part`;
  const tables: BackedUpTable[] = [];
  try {
    await db.transaction(async (tx) => {
      await freezeView(tx);
      const lines = Readable.from(
        linesOf(tx, { kejing: 'backup', format: BACKUP_FORMAT, ...head }, tables),
      );
      await pipeline(lines, createGzip({ level: 6 }), createWriteStream(draft, { mode: 0o600 }));
    });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return { tables };
}

async function* linesOf(
  tx: Database,
  head: BackupHead,
  tables: BackedUpTable[],
): AsyncGenerator<string> {
  yield `${JSON.stringify(head)}\n`;
  for (const shape of await tableShapes(tx)) {
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
  yield `${JSON.stringify({ manifest: { tables } })}\n`;
}
