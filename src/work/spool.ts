// Temporary files that hold events by hash of the buyer, so that threads are whole and memory is bounded.
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Two bytes a unit: nothing to encode or decode, only to copy. */
const ENCODING = 'utf16le';
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

interface Part {
  readonly file: number;
  /** Lines are copied here at once: kept as strings they would burden the garbage collector. */
  readonly buffer: Buffer;
  used: number;
}

/** A live resource: open files and buffers. `close` before anything is read. */
export class Spool {
  readonly #folder: string;
  readonly #name: string;
  /** Opened when first written to: a small run has few buyers, and files are dear to make. */
  readonly #parts: (Part | undefined)[];

  /** `name` tells writers of one folder apart. */
  constructor(folder: string, name: string, partitions: number) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    this.#name = name;
    this.#parts = new Array<Part | undefined>(partitions).fill(undefined);
  }

  #open(at: number): Part {
    const part: Part = {
      file: openSync(partPath(this.#folder, this.#name, at), 'w'),
      buffer: Buffer.allocUnsafeSlow(BUFFER_BYTES),
      used: 0,
    };
    this.#parts[at] = part;
    return part;
  }

  /** `line` with its line end. */
  write(at: number, line: string): void {
    const part = this.#parts[at] ?? this.#open(at);
    const bytes = line.length * 2;
    if (part.used + bytes > BUFFER_BYTES) {
      flush(part);
      if (bytes > BUFFER_BYTES) {
        writeSync(part.file, Buffer.from(line, ENCODING));
        return;
      }
    }
    part.buffer.write(line, part.used, ENCODING);
    part.used += bytes;
  }

  close(): void {
    for (const part of this.#parts) {
      if (part === undefined) continue;
      flush(part);
      closeSync(part.file);
    }
    this.#parts.length = 0;
  }
}

function flush(part: Part): void {
  if (part.used > 0) writeSync(part.file, part.buffer, 0, part.used);
  part.used = 0;
}

function partPath(folder: string, name: string, part: number): string {
  return join(folder, `${name}.${part}`);
}

/** The lines of one partition, a text for each writer in `names`, in that order; '' of one that wrote none. */
export function readPart(folder: string, names: readonly string[], part: number): string[] {
  return names.map((name) => readWritten(partPath(folder, name, part)));
}

function readWritten(path: string): string {
  try {
    return readFileSync(path, ENCODING);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return '';
    throw error;
  }
}

export function removeSpool(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
