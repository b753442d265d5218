// Bytes of unknown encoding → text: UTF-8 (strictly), UTF-16 or GB18030, told from the bytes alone.
import { isAscii, isUtf8, transcode } from 'node:buffer';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface Decoder {
  /** null while everything so far was ASCII. */
  encoding(): Encoding | null;
  /** Characters that could not be read and stand as U+FFFD in the text. */
  damaged(): number;
  decode(bytes: Buffer): string;
  end(): string;
}

/** What is known of bytes from inside a file. */
export interface KnownEncoding {
  readonly encoding: Encoding;
  /** They do not stand at the file's beginning, where a byte order mark may be. */
  readonly begun: boolean;
}

const REPLACEMENT = '\uFFFD';

/**
 * Decides at the first bytes that tell: a BOM, the NULs of UTF-16, or the first non-ASCII part. UTF-8 is
 * believed if it is strictly valid (cut at a character boundary) or all but a few characters are, since
 * back-ends cut texts in the middle of one; anything else is GB18030 (never 'gbk': it loses emoji).
 * With `known` nothing is left to decide.
 */
export function createDecoder(known: KnownEncoding | null = null): Decoder {
  let encoding: Encoding | null = known?.encoding ?? null;
  let damaged = 0;
  let held: Buffer = Buffer.alloc(0);
  let started = known?.begun ?? false;
  let wide: TextDecoder | null = null;

  function decode(bytes: Buffer, final: boolean): string {
    if (encoding === null) {
      if (isAscii(bytes) && !bytes.includes(0)) {
        started ||= bytes.length > 0;
        return bytes.toString('latin1');
      }
      encoding = recogniseEncoding(bytes, final);
    }
    if (encoding === 'utf-8') return count(narrow(bytes, final));
    wide ??= new TextDecoder(encoding);
    return count(wide.decode(bytes, { stream: !final }));
  }

  /** UTF-8 piece by piece; a streaming TextDecoder takes several times as long. */
  function narrow(bytes: Buffer, final: boolean): string {
    const all = held.length > 0 ? Buffer.concat([held, bytes]) : bytes;
    const whole = final ? all.length : boundary(all);
    held = whole < all.length ? Buffer.from(all.subarray(whole)) : Buffer.alloc(0);
    const from = !started && all[0] === 0xef && all[1] === 0xbb && all[2] === 0xbf ? 3 : 0;
    started ||= whole > 0;
    return utf8Text(all.subarray(from, whole));
  }

  function count(text: string): string {
    for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, at + 1)) {
      damaged++;
    }
    return text;
  }

  return {
    encoding: () => encoding,
    damaged: () => damaged,
    decode: (bytes) => decode(bytes, false),
    end: () => (encoding === null ? '' : decode(Buffer.alloc(0), true)),
  };
}

/** By way of UTF-16 in a third of the time, which only what is undamaged can go. */
function utf8Text(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString('latin1');
  if (!isUtf8(bytes)) return bytes.toString('utf8');
  return transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
}

/** The encoding of bytes that are not all ASCII; `final`: nothing follows them. */
function recogniseEncoding(bytes: Buffer, final: boolean): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const nuls = nulsByParity(bytes);
  if (nuls.odd > nuls.even * 10 && nuls.odd * 8 > bytes.length) return 'utf-16le';
  if (nuls.even > nuls.odd * 10 && nuls.even * 8 > bytes.length) return 'utf-16be';
  const sample = final ? bytes : bytes.subarray(0, boundary(bytes));
  if (isUtf8(sample)) return 'utf-8';
  const text = sample.toString('utf8');
  let bad = 0;
  let foreign = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0xfffd) bad++;
    else if (c > 0x7f) foreign++;
  }
  return bad * 20 < foreign ? 'utf-8' : 'gb18030';
}

/** The end of the last whole UTF-8 character. */
function boundary(bytes: Buffer): number {
  const length = bytes.length;
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back]!;
    if (byte < 0x80) return length;
    if (byte < 0xc0) continue;
    const needs = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return needs > back ? length - back : length;
  }
  return length;
}

function nulsByParity(bytes: Buffer): { even: number; odd: number } {
  let even = 0;
  let odd = 0;
  const length = Math.min(bytes.length, 65_536);
  for (let i = 0; i < length; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  return { even, odd };
}
