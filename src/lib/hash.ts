// A fast 64-bit hash of text for ids and duplicate tables; not for anything secret.

/** Two 32-bit lanes, changed in place so that hashing a row allocates nothing. */
export interface Hash {
  high: number;
  low: number;
}

/** A hash of nothing; `seed` keeps kinds of keys apart. */
export function startHash(hash: Hash, seed: number): void {
  hash.high = 0xdeadbeef ^ seed;
  hash.low = 0x41c6ce57 ^ seed;
}

/** Adds a text and its end, so that ("ab","c") and ("a","bc") differ. Mixing as in bryc's cyrb53. */
export function addText(hash: Hash, text: string): void {
  let high = hash.high;
  let low = hash.low;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    high = Math.imul(high ^ c, 2_654_435_761);
    low = Math.imul(low ^ c, 1_597_334_677);
  }
  hash.high = Math.imul(high ^ 0x10000 ^ text.length, 2_654_435_761) ^ (high >>> 15);
  hash.low = Math.imul(low ^ 0x10000 ^ text.length, 1_597_334_677) ^ (low >>> 15);
}

/** Adds bytes and their end, four at a time. Mixing as in MurmurHash3, with another multiplier in each lane. */
export function addBytes(hash: Hash, bytes: Uint8Array): void {
  const { length } = bytes;
  const whole = length & ~3;
  for (let i = 0; i < whole; i += 4) {
    const low = bytes[i]! | (bytes[i + 1]! << 8);
    addWord(hash, low | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24));
  }
  for (let i = whole; i < length; i++) addWord(hash, bytes[i]!);
  addWord(hash, length);
}

function addWord(hash: Hash, word: number): void {
  const one = Math.imul(word, 0xcc9e_2d51);
  const two = Math.imul(word, 0x1b87_3593);
  const high = hash.high ^ Math.imul((one << 15) | (one >>> 17), 0x1b87_3593);
  const low = hash.low ^ Math.imul((two << 16) | (two >>> 16), 0x85eb_ca6b);
  hash.high = (Math.imul((high << 13) | (high >>> 19), 5) + 0xe654_6b64) | 0;
  hash.low = (Math.imul((low << 17) | (low >>> 15), 9) + 0x38b3_4ae5) | 0;
}

/** Adds a number: an instant, a position, a flag. */
export function addNumber(hash: Hash, value: number): void {
  const upper = Math.floor(value / 4_294_967_296);
  hash.high = Math.imul(hash.high ^ (value >>> 0), 2_654_435_761) ^ upper;
  hash.low = Math.imul(hash.low ^ (value >>> 0), 1_597_334_677) ^ Math.imul(upper, 0x85eb_ca6b);
  hash.high ^= hash.high >>> 13;
  hash.low ^= hash.low >>> 13;
}

/** Lets every bit of what was added touch every bit of both lanes; then `high` and `low` are uint32. */
export function finishHash(hash: Hash): void {
  let { high, low } = hash;
  high =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  hash.high = high >>> 0;
  hash.low = low >>> 0;
}

const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
);

/** 16 hexadecimal digits of a finished hash. */
export function hashText(hash: Hash): string {
  const { high, low } = hash;
  return (
    HEX[high >>> 24]! +
    HEX[(high >>> 16) & 255]! +
    HEX[(high >>> 8) & 255]! +
    HEX[high & 255]! +
    HEX[low >>> 24]! +
    HEX[(low >>> 16) & 255]! +
    HEX[(low >>> 8) & 255]! +
    HEX[low & 255]!
  );
}
