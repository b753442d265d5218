// Temporary files that hold events by hash of the buyer, so that threads are whole and memory is bounded.
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { LINE_ENCODING } from '../store/event-line.ts';

const BUFFER_BYTES = 32 * 1024;

/** Spreads buyers over partitions; FNV-1a over UTF-16 units, the same in every process. */
export function partitionOf(buyer: string, partitions: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < buyer.length; i++) {
    hash = Math.imul(hash ^ buyer.charCodeAt(i), 0x01000193);
  }
  // The low bits of FNV-1a alone are uneven for short keys: fold the high half in.
  return ((hash ^ (hash >>> 15)) >>> 0) % partitions;
}

/** What lines of events are written to, by partition. */
export interface LineSink {
  /** `line` with its line end. */
  write(part: number, line: string): void;
}

const NO_BUFFER = Buffer.alloc(0);

interface Part {
  readonly path: string;
  /** Opened when there is something to write: masked buyers are rare. */
  file: number | null;
  /** Lines are copied here at once: kept as strings they would burden the garbage collector. */
  buffer: Buffer;
  used: number;
}

/** A live resource: open files and buffers. `close` before anything is read. */
export class Spool implements LineSink {
  readonly #parts: Part[];

  /** `name` tells writers of one folder apart. */
  constructor(folder: string, name: string, partitions: number) {
    mkdirSync(folder, { recursive: true });
    this.#parts = Array.from({ length: partitions }, (_, part) => ({
      path: partPath(folder, name, part),
      file: null,
      buffer: NO_BUFFER,
      used: 0,
    }));
  }

  write(at: number, line: string): void {
    const part = this.#parts[at]!;
    const bytes = line.length * 2;
    if (!hasRoom(part, bytes)) {
      writeSync(fileOf(part), Buffer.from(line, LINE_ENCODING));
      return;
    }
    part.buffer.write(line, part.used, LINE_ENCODING);
    part.used += bytes;
  }

  /** Bytes `from` … `to` − 1: a line as it stands in a file, with its line end. */
  copy(at: number, source: Buffer, from: number, to: number): void {
    const part = this.#parts[at]!;
    if (!hasRoom(part, to - from)) {
      writeSync(fileOf(part), source, from, to - from);
      return;
    }
    source.copy(part.buffer, part.used, from, to);
    part.used += to - from;
  }

  close(): void {
    for (const part of this.#parts) {
      flush(part);
      if (part.file !== null) closeSync(part.file);
    }
    this.#parts.length = 0;
  }
}

/** Whether so many bytes fit into its buffer, after what is in it was written if need be. */
function hasRoom(part: Part, bytes: number): boolean {
  if (part.used + bytes > BUFFER_BYTES) flush(part);
  if (bytes > BUFFER_BYTES) return false;
  if (part.buffer === NO_BUFFER) part.buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  return true;
}

function fileOf(part: Part): number {
  part.file ??= openSync(part.path, 'w');
  return part.file;
}

function flush(part: Part): void {
  if (part.used > 0) writeSync(fileOf(part), part.buffer, 0, part.used);
  part.used = 0;
}

function partPath(folder: string, name: string, part: number): string {
  return join(folder, `${name}.${part}`);
}

/** The lines of one partition as they stand in the files, those of each writer in `names`, in that order. */
export function readPart(folder: string, names: readonly string[], part: number): Buffer[] {
  return names.flatMap((name) => {
    const path = partPath(folder, name, part);
    return existsSync(path) ? [readFileSync(path)] : [];
  });
}

/** Once its threads are analysed: what has not reached the disk by then never has to. */
export function removePart(folder: string, names: readonly string[], part: number): void {
  for (const name of names) rmSync(partPath(folder, name, part), { force: true });
}

export function removeSpool(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
