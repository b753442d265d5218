// Names what an import was given: contents of all files and how they were to be read.
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Mapping } from '../intake/mapping.ts';
import type { InputFile } from '../intake/read-files.ts';
import type { ReadingSettings } from './import-shop.ts';

/** The usual 64 KiB take more than twice as long. */
const CHUNK_BYTES = 1 << 20;

/**
 * Names of files do not matter, what they hold does, and the settings it is read with. A file that cannot be
 * read counts as empty. Other names of shops and masked buyers once joined are left out: imports themselves add
 * them, and whatever takes some out forgets all imports.
 */
export async function hashInputs({
  inputs,
  mappings,
  shop,
  settings,
}: {
  readonly inputs: readonly InputFile[];
  readonly mappings: readonly Mapping[];
  readonly shop: string | null;
  readonly settings: ReadingSettings;
}): Promise<string> {
  const hashes: string[] = [];
  for (const { path, expects } of inputs) {
    for (const file of await filesBelow(path)) {
      const hash = createHash('sha256').update(expects ?? '');
      await pipeline(createReadStream(file, { highWaterMark: CHUNK_BYTES }), hash as Hash).catch(
        () => undefined,
      );
      hashes.push(hash.digest('hex'));
    }
  }
  const asked = JSON.stringify([hashes.sort(), mappings, shop, settings]);
  return createHash('sha256').update(asked).digest('hex');
}

async function filesBelow(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isDirectory()) return [path];
  const names = (await readdir(path)).sort();
  return (await Promise.all(names.map((name) => filesBelow(join(path, name))))).flat();
}
