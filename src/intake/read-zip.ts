// Opens a ZIP archive on disk and streams its entries, inflated, without holding one whole.
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import {
  dataStart,
  findDirectory,
  parseDirectory,
  ZIP_LOCAL_HEADER_BYTES,
  ZIP_TAIL_BYTES,
  type ZipEntry,
} from '../lib/zip.ts';

const CHUNK_BYTES = 1 << 18;
const DIRECTORY_BYTES_MAX = 1 << 26;

/** The bytes of a file are not what they should be: outside data, reported and never a crash. */
export class DamagedFile extends Error {}

export interface ZipArchive {
  readonly entries: readonly ZipEntry[];
  find(name: string): ZipEntry | null;
  /** The entry's bytes, inflated; throws DamagedFile if they are damaged. */
  stream(entry: ZipEntry): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

/** null: the file is no ZIP, or its end (where the directory is) is missing. */
export async function openZip(path: string): Promise<ZipArchive | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const tailBytes = Math.min(size, ZIP_TAIL_BYTES);
    const place = findDirectory(await readAt(file, size - tailBytes, tailBytes), size);
    if (place === null || place.bytes > DIRECTORY_BYTES_MAX) {
      await file.close();
      return null;
    }
    const entries = parseDirectory(await readAt(file, place.at, place.bytes));
    return {
      entries,
      find: (name) => findEntry(entries, name),
      stream: (entry) => streamEntry(file, entry),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Names differ in case and a leading slash between the programs that write them. */
function findEntry(entries: readonly ZipEntry[], name: string): ZipEntry | null {
  const wanted = name.replace(/^\/+/, '').toLowerCase();
  return entries.find((entry) => entry.name.replace(/^\/+/, '').toLowerCase() === wanted) ?? null;
}

async function readAt(file: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  const { bytesRead } = await file.read(buffer, 0, bytes, at);
  return buffer.subarray(0, bytesRead);
}

async function* packed(file: FileHandle, from: number, bytes: number): AsyncGenerator<Buffer> {
  for (let at = from; at < from + bytes; at += CHUNK_BYTES) {
    const chunk = await readAt(file, at, Math.min(CHUNK_BYTES, from + bytes - at));
    if (chunk.length === 0) throw new DamagedFile('archive ends inside an entry');
    yield chunk;
  }
}

async function* streamEntry(file: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer> {
  const start = dataStart(entry, await readAt(file, entry.headerAt, ZIP_LOCAL_HEADER_BYTES));
  if (start === null || entry.method === 'other' || entry.encrypted) {
    throw new DamagedFile(`cannot read ${entry.name}`);
  }
  const source = packed(file, start, entry.packedBytes);
  let crc = 0;
  if (entry.method === 'stored') {
    for await (const chunk of source) {
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } else {
    const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
    // Its failure destroys `inflate` with the error, and so reaches the loop below.
    const feeding = pipeline(source, inflate).catch(() => {});
    try {
      for await (const chunk of inflate) {
        crc = crc32(chunk as Buffer, crc);
        yield chunk as Buffer;
      }
    } catch (error) {
      throw new DamagedFile(`${entry.name}: ${(error as Error).message}`);
    } finally {
      inflate.destroy();
      await feeding;
    }
  }
  if (crc !== entry.crc) throw new DamagedFile(`${entry.name}: wrong checksum`);
}
