// Facts on disk: each worker appends to files of its own, and the parts are joined in order at the end.
import { closeSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import {
  FACT_FILES,
  type FactFile,
  type FactSink,
  type Piece,
  type VerdictSink,
} from '../analyse/facts.ts';

const BUFFER_BYTES = 256 * 1024;
/** Lines are gathered to so many characters before they are copied to the buffer. */
const GATHERED_CHARACTERS = 8 * 1024;
const UTF8_BYTES_MAX = 3;
const COPIED_BYTES = 1 << 20;

export interface FactWriter {
  readonly put: FactSink;
  readonly putVerdict: VerdictSink;
  close(): void;
}

interface OpenFile {
  readonly descriptor: number;
  readonly buffer: Buffer;
  used: number;
  gathered: string;
}

function partPath(folder: string, file: FactFile, part: number): string {
  return join(folder, `.${file}.${part}.part`);
}

/** A live resource: open files. `part` is the worker's number; parts are joined in that order. */
export function openFactWriter(folder: string, part: number): FactWriter {
  mkdirSync(folder, { recursive: true });
  const open = (file: FactFile): OpenFile => ({
    descriptor: openSync(partPath(folder, file, part), 'w'),
    buffer: Buffer.allocUnsafeSlow(BUFFER_BYTES),
    used: 0,
    gathered: '',
  });
  const files = Object.fromEntries(FACT_FILES.map((file) => [file, open(file)])) as Readonly<
    Record<FactFile, OpenFile>
  >;
  return {
    put(name, line) {
      const file = files[name];
      file.gathered += `${line}\n`;
      if (file.gathered.length > GATHERED_CHARACTERS) copy(file);
    },
    putVerdict: verdictSink(files.verdicts),
    close() {
      for (const file of Object.values(files)) {
        copy(file);
        flush(file);
        closeSync(file.descriptor);
      }
    },
  };
}

/** There are more verdicts than messages: their lines are put together from bytes, not from text. */
function verdictSink(file: OpenFile): VerdictSink {
  const bytesOf = (piece: Piece): Uint8Array => {
    piece.bytes ??= Buffer.from(piece.text);
    return piece.bytes;
  };
  const add = (bytes: Uint8Array): void => {
    file.buffer.set(bytes, file.used);
    file.used += bytes.length;
  };
  return (head, about, tail) => {
    const headBytes = bytesOf(head);
    const aboutBytes = bytesOf(about);
    const tailBytes = bytesOf(tail);
    const size = headBytes.length + aboutBytes.length + tailBytes.length + 1;
    if (file.used + size > BUFFER_BYTES) flush(file);
    if (size > BUFFER_BYTES) {
      writeSync(file.descriptor, `${head.text}${about.text}${tail.text}\n`);
      return;
    }
    add(headBytes);
    add(aboutBytes);
    add(tailBytes);
    file.buffer[file.used++] = 0x0a;
  };
}

function copy(file: OpenFile): void {
  const bytesMax = file.gathered.length * UTF8_BYTES_MAX;
  if (file.used + bytesMax > BUFFER_BYTES) flush(file);
  if (bytesMax > BUFFER_BYTES) writeSync(file.descriptor, file.gathered);
  else file.used += file.buffer.write(file.gathered, file.used);
  file.gathered = '';
}

function flush(file: OpenFile): void {
  if (file.used > 0) writeSync(file.descriptor, file.buffer, 0, file.used);
  file.used = 0;
}

/** `facts/<file>.jsonl` out of the parts 0 … parts−1. Plain copying: streams take 5× as long. */
export function joinFactParts(folder: string, parts: number): void {
  const buffer = Buffer.allocUnsafeSlow(COPIED_BYTES);
  for (const file of FACT_FILES) {
    const target = join(folder, `${file}.jsonl`);
    renameSync(partPath(folder, file, 0), target);
    const into = openSync(target, 'a');
    for (let part = 1; part < parts; part++) {
      const source = partPath(folder, file, part);
      const from = openSync(source, 'r');
      for (;;) {
        const bytes = readSync(from, buffer);
        if (bytes === 0) break;
        writeSync(into, buffer, 0, bytes);
      }
      closeSync(from);
      rmSync(source);
    }
    closeSync(into);
  }
}
