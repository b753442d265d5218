// A folder that takes long to make, made once for all test processes and kept between runs.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDERS = resolve(import.meta.dirname, '../../node_modules/.cache/kejing');
const HOUR_MS = 3_600_000;

/**
 * The folder of that kind and version: filled by `fill` where there is none yet, and then put in its place at
 * once; whoever else was faster made the same. Other versions of the kind are removed when nobody can be
 * using them any more.
 */
export async function keptFolder(
  kind: string,
  version: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(FOLDERS, `${kind}-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(FOLDERS, { recursive: true });
  const draft = mkdtempSync(`${folder}-draft-`);
  await fill(draft);
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  removeOlder(kind, folder);
  return folder;
}

/** An hour old at least: nobody reads them any more. */
function removeOlder(kind: string, current: string): void {
  for (const name of readdirSync(FOLDERS)) {
    const path = join(FOLDERS, name);
    if (!name.startsWith(`${kind}-`) || path === current) continue;
    // Another process may have removed it meanwhile.
    const changedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (changedAt < Date.now() - HOUR_MS) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}

/** Newest change among these files and the sources below these folders, as text: a version. */
export function newestChange(
  paths: readonly string[],
  isSource: (name: string) => boolean,
): string {
  let newest = 0;
  for (const path of paths) {
    const names = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(isSource)
      : [''];
    for (const name of names) newest = Math.max(newest, statSync(join(path, name)).mtimeMs);
  }
  return Math.floor(newest).toString(36);
}
