// Received files that wait to be imported, out into a backup and back in; imported ones have done their work.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileSource, WaitingFile } from '../../work/backup.ts';
import type { FileTarget } from '../../work/restore.ts';
import { listUnfinishedUploads } from './store-uploads.ts';
import { dropBytes, findBytes, keepBytes, uploadFolder } from './upload-bytes.ts';

const PIECE_BYTES = 256 * 1024;

export function uploadSource(dataFolder: string): FileSource {
  return {
    list: async (tx) =>
      (await listUnfinishedUploads(tx)).map(({ id, name, bytes }) => ({ id, name, bytes })),
    async open(tx, file) {
      const path = await findBytes(tx, dataFolder, file);
      return path === null ? null : createReadStream(path, { highWaterMark: PIECE_BYTES });
    },
  };
}

/** Into the data folder, and with a server into rows. */
export function uploadTarget(dataFolder: string): FileTarget {
  const taken: string[] = [];
  return {
    async put(tx, file, pieces) {
      const { id, name } = safe(file);
      const folder = uploadFolder(dataFolder, id);
      await mkdir(folder, { recursive: true });
      taken.push(id);
      const path = join(folder, name);
      await pipeline(Readable.from(pieces), createWriteStream(path));
      await keepBytes(tx, id, path);
    },
    async checksum(tx, file) {
      const path = await findBytes(tx, dataFolder, safe(file));
      if (path === null) return null;
      const hash = createHash('sha256');
      for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
      return hash.digest('hex');
    },
    async undo() {
      for (const id of taken) await dropBytes(dataFolder, id);
    },
  };
}

/** A backup may come from anywhere: its names must not lead out of the folder. */
function safe(file: WaitingFile): WaitingFile {
  return { ...file, id: basename(file.id), name: basename(file.name) };
}
