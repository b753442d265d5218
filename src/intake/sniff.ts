// What kind of file the first bytes belong to, so that a wrong file is refused by its name and not by accident.

export type FileKind = 'text' | 'zip' | 'ole' | 'html' | 'spreadsheet-xml' | WrongKind;

/** Kinds that hold no table or chat we could read. */
type WrongKind = 'image' | 'pdf' | 'archive' | 'media' | 'program' | 'parquet' | 'binary';

const SIGNATURES: readonly (readonly [hex: string, kind: FileKind])[] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['d0cf11e0a1b11ae1', 'ole'],
  ['ffd8ff', 'image'],
  ['89504e47', 'image'],
  ['47494638', 'image'],
  ['424d', 'image'],
  ['25504446', 'pdf'],
  ['526172211a07', 'archive'],
  ['377abcaf271c', 'archive'],
  ['1f8b', 'archive'],
  ['425a68', 'archive'],
  ['fd377a585a00', 'archive'],
  ['28b52ffd', 'archive'],
  ['494433', 'media'],
  ['4f676753', 'media'],
  ['1a45dfa3', 'media'],
  ['4d5a90', 'program'],
  ['7f454c46', 'program'],
  ['50415231', 'parquet'],
];
const BINARY_SHARE = 0.1;
/** Bytes by chance, or encrypted: a twelfth are control characters, of all kinds. A text has one kind at most. */
const NOISE_SHARE = 0.03;
const NOISE_KINDS = 6;

/** `head` is the beginning of the file, at least 512 bytes where it has them. */
export function sniff(head: Buffer): FileKind {
  const hex = head.toString('hex', 0, 12);
  for (const [signature, kind] of SIGNATURES) {
    // Two letters alone could begin a text: `BM…` is an image only if NULs follow.
    if (hex.startsWith(signature) && (signature.length > 4 || head.includes(0))) return kind;
  }
  if (hex.startsWith('66747970', 8)) return 'media';
  if (hex.startsWith('52494646'))
    return head.toString('latin1', 8, 12) === 'WEBP' ? 'image' : 'media';
  if (looksBinary(head)) return 'binary';
  const start = head
    .toString('latin1', 0, 2048)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (/^<\?xml/i.test(start) && /urn:schemas-microsoft-com:office:spreadsheet/.test(start)) {
    return 'spreadsheet-xml';
  }
  if (/^<(?:!doctype html|html|head|meta|table|style|body|div|\?xml[^>]*>\s*<html)/i.test(start)) {
    return 'html';
  }
  return 'text';
}

/** Control characters in a measure no text has; the NULs of UTF-16 text lie on every other byte. */
function looksBinary(head: Buffer): boolean {
  if (
    head.length === 0 ||
    (head[0] === 0xff && head[1] === 0xfe) ||
    (head[0] === 0xfe && head[1] === 0xff)
  ) {
    return false;
  }
  let control = 0;
  let kinds = 0;
  const nuls = [0, 0];
  for (let i = 0; i < head.length; i++) {
    const byte = head[i]!;
    if (byte === 0) nuls[i % 2]!++;
    else if (byte < 9 || (byte > 13 && byte < 27) || byte === 127) {
      control++;
      kinds |= 1 << (byte % 32);
    }
  }
  const [even = 0, odd = 0] = nuls;
  if (control > head.length * BINARY_SHARE) return true;
  const noise = control > head.length * NOISE_SHARE && bitsOf(kinds) >= NOISE_KINDS;
  if (noise && even + odd <= head.length * BINARY_SHARE) return true;
  const wideText = Math.min(even, odd) * 10 < Math.max(even, odd) && control * 50 < head.length;
  return even + odd > head.length * BINARY_SHARE && !wideText;
}

function bitsOf(set: number): number {
  let bits = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}
