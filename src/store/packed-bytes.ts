// Whole numbers up to 2⁵³ and texts as bytes, small ones in few: what packed cells and events are written with.
import { UTF8_BYTES_MAX, writeShortText } from '../lib/utf8.ts';

let buffer = Buffer.allocUnsafeSlow(4096) as Buffer<ArrayBuffer>;
let used = 0;

/** Begins anew; one value is written at a time. */
export function startBytes(): void {
  used = 0;
}

function makeRoom(bytes: number): void {
  if (used + bytes <= buffer.length) return;
  const grown = Buffer.allocUnsafeSlow(Math.max(buffer.length * 2, used + bytes));
  buffer.copy(grown, 0, 0, used);
  buffer = grown as Buffer<ArrayBuffer>;
}

/** A whole number ≥ 0. */
export function putCount(value: number): void {
  makeRoom(10);
  let rest = value;
  while (rest > 0x7fff_ffff) {
    buffer[used++] = (rest % 128) | 0x80;
    rest = Math.floor(rest / 128);
  }
  while (rest > 0x7f) {
    buffer[used++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  buffer[used++] = rest;
}

/** A whole number of either sign, |value| < 2⁵². */
export function putWhole(value: number): void {
  putCount(value < 0 ? -2 * value - 1 : 2 * value);
}

/** A text from its unit `from` on, as its bytes in UTF-8 and before them how many they are, plus `base`. */
export function putText(text: string, from = 0, base = 0): void {
  const units = text.length - from;
  makeRoom(10 + units * UTF8_BYTES_MAX);
  // The length of a short text is known to be small: its one or two bytes are filled in afterwards.
  const start = used;
  const head = units * UTF8_BYTES_MAX + base < 0x80 ? 1 : 2;
  const end = writeShortText(buffer, start + head, text, from);
  if (end < 0) {
    const bytes = Buffer.from(from === 0 ? text : text.slice(from));
    putCount(bytes.length + base);
    makeRoom(bytes.length);
    buffer.set(bytes, used);
    used += bytes.length;
    return;
  }
  const length = end - start - head + base;
  if (head === 1) buffer[start] = length;
  else {
    buffer[start] = (length & 0x7f) | 0x80;
    buffer[start + 1] = length >>> 7;
  }
  used = end;
}

/** What was written since `startBytes`, in bytes of their own. */
export function finishBytes(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer.subarray(0, used));
}

/** Where a reader stands. */
export interface ByteCursor {
  readonly bytes: Uint8Array;
  at: number;
}

export function readCount(cursor: ByteCursor): number {
  const { bytes } = cursor;
  let byte = bytes[cursor.at++]!;
  let value = byte & 0x7f;
  let scale = 128;
  while (byte > 0x7f) {
    byte = bytes[cursor.at++]!;
    value += (byte & 0x7f) * scale;
    scale *= 128;
  }
  return value;
}

export function readWhole(cursor: ByteCursor): number {
  const value = readCount(cursor);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

/** The text of `length` bytes at the cursor. */
export function readUtf8(cursor: ByteCursor, length: number): string {
  const { buffer: memory, byteOffset } = cursor.bytes;
  const text = Buffer.from(memory, byteOffset + cursor.at, length).toString('utf8');
  cursor.at += length;
  return text;
}
