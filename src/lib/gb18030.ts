// Encodes text as GB18030, which the platform can decode but not encode.

/** Two-byte code of each BMP character that has one; 0 where there is none. Built on first use. */
let pairs: Uint16Array | null = null;
/** Index of the four-byte code of each BMP character that needs one; 0 where there is none. */
let quads: Uint16Array | null = null;

const FIRST = 0x81;
const QUADS = 39_420;
const ASTRAL = 189_000;

/** The bytes of `text` in GB18030; what has no code (a lone surrogate) becomes `?`. Inverse of TextDecoder('gb18030'). */
export function encodeGb18030(text: string): Uint8Array<ArrayBuffer> {
  if (pairs === null || quads === null) buildTables();
  const bytes = new Uint8Array(text.length * 4);
  let size = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[size] = unit;
      size += 1;
      continue;
    }
    const pair = pairs![unit]!;
    if (pair !== 0) {
      bytes[size] = pair >> 8;
      bytes[size + 1] = pair & 0xff;
      size += 2;
      continue;
    }
    const point = text.codePointAt(i)!;
    if (point > 0xffff) {
      size = putQuad(bytes, size, ASTRAL + point - 0x1_0000);
      i += 1;
    } else if (quads![unit] === 0) {
      bytes[size] = 0x3f;
      size += 1;
    } else {
      size = putQuad(bytes, size, quads![unit]! - 1);
    }
  }
  return bytes.subarray(0, size);
}

function putQuad(bytes: Uint8Array, at: number, index: number): number {
  bytes[at] = FIRST + Math.floor(index / 12_600);
  bytes[at + 1] = 0x30 + (Math.floor(index / 1260) % 10);
  bytes[at + 2] = FIRST + (Math.floor(index / 10) % 126);
  bytes[at + 3] = 0x30 + (index % 10);
  return at + 4;
}

/** Asks the platform's own decoder what every code means and turns the answer round. */
function buildTables(): void {
  const decoder = new TextDecoder('gb18030');
  const toPair = new Uint16Array(0x1_0000);
  for (let high = FIRST; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(high, low));
      const unit = text.charCodeAt(0);
      if (text.length === 1 && unit !== 0xfffd) toPair[unit] = (high << 8) | low;
    }
  }
  const toQuad = new Uint16Array(0x1_0000);
  const four = new Uint8Array(4);
  for (let index = 0; index < QUADS; index += 1) {
    putQuad(four, 0, index);
    const text = decoder.decode(four);
    if (text.length === 1) toQuad[text.charCodeAt(0)] = index + 1;
  }
  pairs = toPair;
  quads = toQuad;
}
