// Short texts as UTF-8 without a call out of JavaScript, which costs more than they do.

/** A UTF-16 unit takes at most so many bytes. */
export const UTF8_BYTES_MAX = 3;
/** Longer texts are the runtime's to encode. */
const SHORT_UNITS = 64;

/**
 * Writes `text` from its unit `from` on into `bytes` at `start`; there must be UTF8_BYTES_MAX bytes of room
 * a unit. Returns where it ends; −1: it is long or has characters beyond 16 bits, and what was written is
 * of no use.
 */
export function writeShortText(bytes: Uint8Array, start: number, text: string, from = 0): number {
  const { length } = text;
  if (length - from > SHORT_UNITS) return -1;
  let at = start;
  for (let i = from; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes[at++] = unit;
    else if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6);
      bytes[at++] = 0x80 | (unit & 0x3f);
    } else {
      if (unit >= 0xd800 && unit <= 0xdfff) return -1;
      bytes[at++] = 0xe0 | (unit >> 12);
      bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[at++] = 0x80 | (unit & 0x3f);
    }
  }
  return at;
}
