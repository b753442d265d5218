// An embedded database as it is after its first migration, in one file made by the build: opening a new folder copies it.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { migrationsHash } from './migrate.ts';

/** Beside the bundled program; from source there is none. */
export const EMPTY_DATABASE = 'empty-database.gz';

interface Head {
  /** Of the migrations it has; others, and it is of no use. */
  readonly migrations: string;
  /** Folders before what lies in them; bytes null: a folder. */
  readonly entries: readonly { readonly path: string; readonly bytes: number | null }[];
}

/** Writes the files of a closed database to one. */
export function packDatabase(folder: string, file: string): void {
  const entries: { path: string; bytes: number | null }[] = [];
  const contents: Buffer[] = [];
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (statSync(join(folder, path)).isDirectory()) {
      entries.push({ path, bytes: null });
      continue;
    }
    const content = readFileSync(join(folder, path));
    entries.push({ path, bytes: content.length });
    contents.push(content);
  }
  const head: Head = { migrations: migrationsHash(), entries };
  const line = Buffer.from(`${JSON.stringify(head)}\n`);
  writeFileSync(file, gzipSync(Buffer.concat([line, ...contents]), { level: 9 }));
}

/**
 * Puts the database of the build into `folder` if nothing is there yet; false: it was not, PostgreSQL makes
 * one. Whoever is killed half-way leaves nothing under that name.
 */
export function placeEmptyDatabase(file: string, folder: string): boolean {
  if (existsSync(folder) && readdirSync(folder).length > 0) return false;
  if (!existsSync(file)) return false;
  const packed = gunzipSync(readFileSync(file));
  const start = packed.indexOf('\n') + 1;
  const head = JSON.parse(packed.toString('utf8', 0, start)) as Head;
  if (head.migrations !== migrationsHash()) return false;
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  let at = start;
  for (const { path, bytes } of head.entries) {
    if (bytes === null) mkdirSync(join(draft, path), { mode: 0o700 });
    else {
      writeFileSync(join(draft, path), packed.subarray(at, at + bytes), { mode: 0o600 });
      at += bytes;
    }
  }
  if (existsSync(folder)) rmdirSync(folder);
  renameSync(draft, folder);
  return true;
}
