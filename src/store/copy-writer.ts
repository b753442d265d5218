// Writes rows in PostgreSQL's binary COPY format into growing buffers.
import { UTF8_BYTES_MAX, writeShortText } from '../lib/utf8.ts';

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const CHUNK_BYTES = 256 * 1024;
const TEXT_OID = 25;
const INT4_OID = 23;
const INT8_OID = 20;

const REPEATED_BYTES_MAX = 128;

/** A text as it was written last, with its length word. */
export class RepeatedText {
  text: string | null = null;
  size = 0;
  readonly bytes = new Uint8Array(REPEATED_BYTES_MAX);

  note(text: string, written: Uint8Array, from: number, to: number): void {
    this.text = null;
    this.size = to - from;
    if (this.size > REPEATED_BYTES_MAX) return;
    this.text = text;
    for (let i = 0; i < this.size; i++) this.bytes[i] = written[from + i]!;
  }
}

/** Chunks of it may be handed on to another thread; `finish` ends it. */
export class CopyWriter {
  readonly #done: Uint8Array[] = [];
  #buffer: Buffer;
  #used = 0;

  /** `buffer`: what it begins to write into; where that is shared, so is all it grows into. */
  constructor(buffer: Buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES)) {
    this.#buffer = buffer;
    this.#used = SIGNATURE.copy(buffer);
  }

  /** Begins a row of so many fields. */
  row(fields: number): void {
    this.#room(2);
    this.#put2(fields);
  }

  null(): void {
    this.#room(4);
    this.#put4(-1);
  }

  /** PostgreSQL has no NUL in text: it becomes U+FFFD. */
  text(value: string): void {
    this.#text(value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value, 0);
  }

  /** The same, `known` being the text written before in its place. */
  repeated(value: string, known: RepeatedText): void {
    if (value !== known.text) {
      const from = this.#used;
      this.text(value);
      known.note(value, this.#buffer, from, this.#used);
      return;
    }
    const { bytes, size } = known;
    this.#room(size);
    const buffer = this.#buffer;
    const at = this.#used;
    for (let i = 0; i < size; i++) buffer[at + i] = bytes[i]!;
    this.#used = at + size;
  }

  json(json: string): void {
    this.#text(withoutNul(json), 0);
  }

  jsonb(json: string): void {
    this.#text(withoutNul(json), 1);
  }

  bytea(value: Uint8Array): void {
    this.#room(4 + value.length);
    this.#put4(value.length);
    this.#buffer.set(value, this.#used);
    this.#used += value.length;
  }

  bool(value: boolean): void {
    this.#length(1);
    this.#buffer[this.#used++] = value ? 1 : 0;
  }

  int2(value: number): void {
    this.#length(2);
    this.#put2(value);
  }

  int4(value: number): void {
    this.#length(4);
    this.#put4(value);
  }

  /** Whole numbers up to 2⁵³. */
  int8(value: number): void {
    this.#length(8);
    const high = Math.floor(value / 4_294_967_296);
    this.#put4(high);
    this.#put4(value - high * 4_294_967_296);
  }

  float4(value: number): void {
    this.#length(4);
    this.#used = this.#buffer.writeFloatBE(value, this.#used);
  }

  float8(value: number): void {
    this.#length(8);
    this.#used = this.#buffer.writeDoubleBE(value, this.#used);
  }

  texts(values: readonly string[]): void {
    const mark = this.#array(values.length, TEXT_OID);
    for (const value of values) this.text(value);
    this.#endArray(mark);
  }

  int4s(values: ArrayLike<number>): void {
    const mark = this.#array(values.length, INT4_OID);
    this.#room(values.length * 8);
    for (let i = 0; i < values.length; i++) {
      this.#put4(4);
      this.#put4(values[i]!);
    }
    this.#endArray(mark);
  }

  int8s(values: readonly number[]): void {
    const mark = this.#array(values.length, INT8_OID);
    for (const value of values) this.int8(value);
    this.#endArray(mark);
  }

  /** Bytes written so far. */
  get size(): number {
    return this.#done.reduce((sum, { length }) => sum + length, 0) + this.#used;
  }

  /** The bytes, with the trailer; the writer is of no use afterwards. */
  finish(): Uint8Array[] {
    this.#room(2);
    this.#used = this.#buffer.writeInt16BE(-1, this.#used);
    this.#done.push(this.#buffer.subarray(0, this.#used));
    this.#used = 0;
    return this.#done;
  }

  #text(value: string, version: number): void {
    // The length is filled in afterwards.
    this.#room(5 + value.length * UTF8_BYTES_MAX);
    let at = this.#used + 4;
    if (version > 0) this.#buffer[at++] = version;
    const end = writeShortText(this.#buffer, at, value);
    at = end < 0 ? at + this.#buffer.write(value, at, 'utf8') : end;
    const bytes = at - this.#used - 4;
    this.#put4(bytes);
    this.#used = at;
  }

  /** Length word and room for a value of `bytes`. */
  #length(bytes: number): void {
    this.#room(4 + bytes);
    this.#put4(bytes);
  }

  /** By hand: Buffer's own look at what they are given each time. */
  #put2(value: number): void {
    const buffer = this.#buffer;
    buffer[this.#used++] = value >> 8;
    buffer[this.#used++] = value;
  }

  #put4(value: number): void {
    const buffer = this.#buffer;
    const at = this.#used;
    buffer[at] = value >>> 24;
    buffer[at + 1] = value >>> 16;
    buffer[at + 2] = value >>> 8;
    buffer[at + 3] = value;
    this.#used = at + 4;
  }

  /** Header of a one-dimensional array. Its elements must stay in one buffer: the length is patched. */
  #array(count: number, oid: number): { readonly buffer: Buffer; readonly at: number } {
    this.#room(24);
    const mark = { buffer: this.#buffer, at: this.#used };
    const { buffer } = mark;
    let at = this.#used + 4;
    at = buffer.writeInt32BE(count === 0 ? 0 : 1, at);
    at = buffer.writeInt32BE(0, at);
    at = buffer.writeInt32BE(oid, at);
    if (count > 0) {
      at = buffer.writeInt32BE(count, at);
      at = buffer.writeInt32BE(1, at);
    }
    this.#used = at;
    return mark;
  }

  #endArray({ at }: { readonly at: number }): void {
    this.#buffer.writeInt32BE(this.#used - at - 4, at);
  }

  /** Grows by doubling: a row, and so an array, never lies in two buffers. */
  #room(bytes: number): void {
    const needed = this.#used + bytes;
    if (needed <= this.#buffer.length) return;
    const size = Math.max(this.#buffer.length * 2, needed);
    const shared = this.#buffer.buffer instanceof SharedArrayBuffer;
    const grown = shared ? sharedBuffer(size) : Buffer.allocUnsafeSlow(size);
    this.#buffer.copy(grown, 0, 0, this.#used);
    this.#buffer = grown;
  }
}

/** Memory that other threads see too, instead of a copy. */
export function sharedBuffer(bytes: number): Buffer {
  return Buffer.from(new SharedArrayBuffer(bytes));
}

/** The memory of bytes that pass to another thread; shared ones stay, and are seen by both. */
export function transferOf(chunks: readonly Uint8Array[]): ArrayBuffer[] {
  const buffers = new Set(chunks.map(({ buffer }) => buffer));
  return [...buffers].filter((buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer);
}

function withoutNul(json: string): string {
  return json.includes('\\u0000') ? json.replaceAll('\\u0000', '\\ufffd') : json;
}
