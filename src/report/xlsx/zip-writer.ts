// Writes a ZIP archive as a stream: entries of unknown length, deflated as they come, nothing held.
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface ZipPart {
  /** ASCII. */
  readonly name: string;
  readonly chunks: AsyncIterable<string> | Iterable<string>;
}

interface Written {
  readonly name: string;
  readonly at: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
}

const LIMIT = 0xffffffff;
/** Sizes follow the data, because they are not known before it. */
const FLAG_SIZES_FOLLOW = 0x0008;
const DEFLATED = 8;
const VERSION = 20;
/** 1980-01-01, so that equal contents give equal files. */
const DOS_DATE = 0x0021;

/** Bytes of the archive; parts are pulled one after the other. Throws past 4 GiB (no ZIP64). */
export async function* zipBytes(
  parts: AsyncIterable<ZipPart> | Iterable<ZipPart>,
): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let at = 0;
  for await (const part of parts) {
    const start = at;
    const head = localHeader(part.name);
    at += head.length;
    yield head;
    const sums = { crc: 0, bytes: 0 };
    let packedBytes = 0;
    for await (const chunk of deflated(part.chunks, sums)) {
      packedBytes += chunk.length;
      yield chunk;
    }
    at += packedBytes;
    if (sums.bytes > LIMIT || at > LIMIT) {
      throw new Error(`${part.name}: the workbook would pass 4 GiB. Analyse a shorter period.`);
    }
    const tail = descriptor(sums.crc, packedBytes, sums.bytes);
    at += tail.length;
    yield tail;
    written.push({ name: part.name, at: start, packedBytes, ...sums });
  }
  yield directory(written, at);
}

async function* deflated(
  chunks: ZipPart['chunks'],
  sums: { crc: number; bytes: number },
): AsyncGenerator<Uint8Array> {
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      const bytes = Buffer.from(chunk, 'utf8');
      sums.crc = crc32(bytes, sums.crc);
      sums.bytes += bytes.length;
      yield bytes;
    }
  }
  const source = Readable.from(counted(), { objectMode: false });
  const deflate = createDeflateRaw({ level: 5 });
  source.on('error', (error) => deflate.destroy(error));
  source.pipe(deflate);
  for await (const chunk of deflate) yield chunk as Uint8Array;
}

function localHeader(name: string): Buffer {
  const header = Buffer.alloc(30 + name.length);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAG_SIZES_FOLLOW, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt16LE(name.length, 26);
  header.write(name, 30, 'latin1');
  return header;
}

function descriptor(crc: number, packedBytes: number, bytes: number): Buffer {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(crc, 4);
  tail.writeUInt32LE(packedBytes, 8);
  tail.writeUInt32LE(bytes, 12);
  return tail;
}

function directory(written: readonly Written[], at: number): Buffer {
  const entries = written.map((part) => {
    const entry = Buffer.alloc(46 + part.name.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(VERSION, 4);
    entry.writeUInt16LE(VERSION, 6);
    entry.writeUInt16LE(FLAG_SIZES_FOLLOW, 8);
    entry.writeUInt16LE(DEFLATED, 10);
    entry.writeUInt16LE(DOS_DATE, 14);
    entry.writeUInt32LE(part.crc, 16);
    entry.writeUInt32LE(part.packedBytes, 20);
    entry.writeUInt32LE(part.bytes, 24);
    entry.writeUInt16LE(part.name.length, 28);
    entry.writeUInt32LE(part.at, 42);
    entry.write(part.name, 46, 'latin1');
    return entry;
  });
  const bytes = entries.reduce((sum, entry) => sum + entry.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(written.length, 8);
  end.writeUInt16LE(written.length, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...entries, end]);
}
