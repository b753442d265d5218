// Whole numbers up to 2⁵³ as bytes, small ones in one: what packed cells are written with.

let buffer = Buffer.allocUnsafeSlow(4096) as Buffer<ArrayBuffer>;
let used = 0;

/** Begins anew; one text of numbers is written at a time. */
export function startNumbers(): void {
  used = 0;
}

/** A whole number ≥ 0. */
export function putCount(value: number): void {
  if (used + 10 > buffer.length) {
    const grown = Buffer.allocUnsafeSlow(buffer.length * 2) as Buffer<ArrayBuffer>;
    buffer.copy(grown, 0, 0, used);
    buffer = grown;
  }
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

/** What was written since `startNumbers`, in bytes of their own. */
export function finishNumbers(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer.subarray(0, used));
}

/** Where a reader stands. */
export interface NumberCursor {
  readonly bytes: Uint8Array;
  at: number;
}

export function readCount(cursor: NumberCursor): number {
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

export function readWhole(cursor: NumberCursor): number {
  const value = readCount(cursor);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
