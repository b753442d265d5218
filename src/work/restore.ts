// Reads a backup into an empty database, then reads it back and compares checksums: every table, every file.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Words } from '../intake/format.ts';
import type { Database } from '../store/database.ts';
import {
  isEmpty,
  readRows,
  resetIdentities,
  type TableShape,
  type TextRow,
  tableShapes,
  writeRows,
} from '../store/dump-tables.ts';
import {
  BACKUP_FORMAT,
  type BackedUpTable,
  type BackupManifest,
  NOT_BACKED_UP,
  rowLine,
  type WaitingFile,
} from './backup.ts';

/** The backup cannot be used here, or what came out is not what went in; nothing was written. */
export class RestoreProblem extends Error {
  readonly words: Words;

  constructor(words: Words) {
    super(words.en);
    this.words = words;
  }
}

/** Where the files go to. */
export interface FileTarget {
  /** Takes a file in, in the transaction its row is restored in. */
  put(tx: Database, file: WaitingFile, pieces: AsyncIterable<Uint8Array>): Promise<void>;
  /** Reads it back: SHA-256 of its bytes; null: it is not there. */
  checksum(tx: Database, file: WaitingFile): Promise<string | null>;
  /** Nothing was restored after all: takes away what it took in. */
  undo(): Promise<void>;
}

const PAGE = 500;

/** All or nothing. Throws `RestoreProblem`. */
export async function restoreBackup(
  db: Database,
  file: string,
  target: FileTarget,
): Promise<BackupManifest> {
  const shapes = new Map((await tableShapes(db)).map((shape) => [shape.table, shape]));
  for (const table of shapes.keys()) {
    if (!(await isEmpty(db, table))) {
      throw new RestoreProblem({
        zh: '目标里已经有数据。恢复只能放进空的文件夹或空的数据库',
        en: 'There is data already. A backup goes into an empty folder or database only',
      });
    }
  }
  try {
    return await db.transaction(async (tx) => {
      const manifest = await load(tx, shapes, linesOf(file), target);
      await resetIdentities(tx);
      await compare(tx, shapes, manifest, target);
      return manifest;
    });
  } catch (error) {
    await target.undo();
    throw error;
  }
}

async function compare(
  tx: Database,
  shapes: ReadonlyMap<string, TableShape>,
  { tables, files }: BackupManifest,
  target: FileTarget,
): Promise<void> {
  for (const { table, rows, sha256 } of tables) {
    const shape = shapes.get(table);
    const there = shape === undefined ? null : await checksumOf(tx, shape);
    if (there?.rows !== rows || there.sha256 !== sha256) {
      throw differs({ zh: `表 ${table}`, en: `Table ${table}` });
    }
  }
  for (const file of files) {
    if ((await target.checksum(tx, file)) === file.sha256) continue;
    throw differs({ zh: `文件 ${file.name}`, en: `File ${file.name}` });
  }
}

/** Rows of a table and their checksum, as the backup counts them. */
async function checksumOf(tx: Database, shape: TableShape): Promise<BackedUpTable> {
  const hash = createHash('sha256');
  let rows = 0;
  for await (const page of readRows(tx, shape)) {
    hash.update(page.map(rowLine).join(''));
    rows += page.length;
  }
  return { table: shape.table, rows, sha256: hash.digest('hex') };
}

async function* linesOf(file: string): AsyncGenerator<unknown> {
  const input = createReadStream(file);
  const unzipped = createGunzip();
  input.on('error', (error) => unzipped.destroy(error));
  const lines = createInterface({
    input: input.pipe(unzipped),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  try {
    // Errors of the stream do not reach readline's iterator by themselves.
    const failed = new Promise<never>((_, reject) => unzipped.on('error', reject));
    const iterator = lines[Symbol.asyncIterator]();
    for (;;) {
      const next = await Promise.race([iterator.next(), failed]);
      if (next.done) return;
      yield JSON.parse(next.value);
    }
  } catch (error) {
    throw broken(error instanceof Error ? error.message : String(error));
  } finally {
    lines.close();
    input.destroy();
  }
}

async function load(
  tx: Database,
  shapes: ReadonlyMap<string, TableShape>,
  lines: AsyncGenerator<unknown>,
  target: FileTarget,
): Promise<BackupManifest> {
  let shape: TableShape | null = null;
  let page: TextRow[] = [];
  let first = true;
  const flush = async (): Promise<void> => {
    if (shape !== null) await writeRows(tx, shape, page);
    page = [];
  };
  // Not for…of: that would close the lines for the pieces of a file.
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const line = next.value;
    if (first) {
      checkHead(line);
      first = false;
    } else if (Array.isArray(line)) {
      page.push(line as TextRow);
      if (page.length === PAGE) await flush();
    } else if (isTable(line)) {
      shape = fitting(line, shapes);
    } else if (hasKey(line, 'end')) {
      await flush();
    } else if (hasKey(line, 'file')) {
      await target.put(tx, line['file'] as WaitingFile, piecesOf(lines));
    } else if (hasKey(line, 'manifest')) {
      await lines.return(undefined);
      return line['manifest'] as BackupManifest;
    }
  }
  throw broken('the manifest is missing: the file ends too early');
}

/** Up to the end of the file they are of. */
async function* piecesOf(lines: AsyncGenerator<unknown>): AsyncGenerator<Uint8Array> {
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    if (!hasKey(next.value, 'bytes')) return;
    yield Buffer.from(String(next.value['bytes']), 'base64');
  }
}

function hasKey(line: unknown, key: string): line is Record<string, unknown> {
  return typeof line === 'object' && line !== null && key in line;
}

function isTable(line: unknown): line is TableShape {
  return hasKey(line, 'table') && hasKey(line, 'columns');
}

function checkHead(line: unknown): void {
  if (!hasKey(line, 'kejing') || line['kejing'] !== 'backup')
    throw broken('not a backup of Kejing');
  if (line['format'] !== BACKUP_FORMAT)
    throw broken(`format ${String(line['format'])} is not known`);
}

/** The table as this program has it; a backup of another version does not fit. */
function fitting(backed: TableShape, shapes: ReadonlyMap<string, TableShape>): TableShape {
  const own = NOT_BACKED_UP.has(backed.table) ? undefined : shapes.get(backed.table);
  if (own !== undefined && JSON.stringify(own.columns) === JSON.stringify(backed.columns))
    return own;
  throw new RestoreProblem({
    zh: `备份里的表 ${backed.table} 和这个版本的客镜对不上。用做备份的那个版本来恢复，再升级`,
    en: `Table ${backed.table} of the backup does not fit this version. Restore with the version that made it, then upgrade`,
  });
}

function broken(why: string): RestoreProblem {
  return new RestoreProblem({
    zh: `备份文件用不了：${why}`,
    en: `The backup cannot be used: ${why}`,
  });
}

function differs(what: Words): RestoreProblem {
  return new RestoreProblem({
    zh: `恢复后核对不一致：${what.zh}。什么都没有写入，请换一个备份文件`,
    en: `${what.en} differs after restoring. Nothing was written; use another backup`,
  });
}
