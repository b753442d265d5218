// What words some hundreds of threads hold, packed: pairs of characters in order, each with the threads that hold it.

/** A pair is a number of so many bits, see grams.ts. */
export const GRAM_BITS = 24;
const HALF_BITS = GRAM_BITS / 2;
const HALF = 1 << HALF_BITS;
const REST_BITS = 16;
const BUCKETS = 1 << (GRAM_BITS - REST_BITS);
/** A pair in one thread takes at most so many bytes: its rest, the count and the place. */
const ENTRY_BYTES_MAX = 3 + 5 + 5;

/**
 * Pairs lie in buckets by their upper bits; bucket `b` is `body` from `starts[b]` to `starts[b + 1]`. In it, by
 * their lower bits, each is written as the distance to the pair before, how many threads hold it, and the places
 * of these as distances, all in numbers of seven bits a byte.
 */
export interface SearchBlock {
  readonly starts: Int32Array;
  readonly body: Uint8Array;
}

/** Bucket of a pair. */
export function bucketOf(gram: number): number {
  return gram >>> REST_BITS;
}

/** Pairs beside the places of the threads that hold them; kept from block to block. */
interface Entries {
  grams: Int32Array;
  places: Int32Array;
}

let unsorted = newEntries(1 << 16);
let sorted = newEntries(1 << 16);
let bytes = new Uint8Array(1 << 18);
const counts = new Int32Array(HALF + 1);

function newEntries(size: number): Entries {
  return { grams: new Int32Array(size), places: new Int32Array(size) };
}

/** Packs threads, each given by the pairs it holds in any order; a thread's place is its index. */
export function buildBlock(threads: readonly Int32Array[]): SearchBlock {
  let total = 0;
  for (const grams of threads) total += grams.length;
  if (total > unsorted.grams.length) {
    unsorted = newEntries(total * 2);
    sorted = newEntries(total * 2);
  }
  let at = 0;
  for (let place = 0; place < threads.length; place++) {
    const grams = threads[place]!;
    unsorted.grams.set(grams, at);
    unsorted.places.fill(place, at, at + grams.length);
    at += grams.length;
  }
  sortByHalf(unsorted, sorted, total, 0);
  sortByHalf(sorted, unsorted, total, HALF_BITS);
  return encode(unsorted, total);
}

/** One pass of a radix sort by half of the bits; equal ones stay in the order they are in. */
function sortByHalf(from: Entries, to: Entries, total: number, shift: number): void {
  counts.fill(0);
  for (let i = 0; i < total; i++) counts[((from.grams[i]! >>> shift) & (HALF - 1)) + 1]!++;
  for (let i = 0; i < HALF; i++) counts[i + 1]! += counts[i]!;
  for (let i = 0; i < total; i++) {
    const gram = from.grams[i]!;
    const at = counts[(gram >>> shift) & (HALF - 1)]!++;
    to.grams[at] = gram;
    to.places[at] = from.places[i]!;
  }
}

function encode({ grams, places }: Entries, total: number): SearchBlock {
  if (bytes.length < total * ENTRY_BYTES_MAX) bytes = new Uint8Array(total * ENTRY_BYTES_MAX);
  const starts = new Int32Array(BUCKETS + 1);
  let used = 0;
  let bucket = 0;
  let rest = 0;
  for (let i = 0; i < total; ) {
    const gram = grams[i]!;
    for (; bucket < bucketOf(gram); rest = 0) starts[++bucket] = used;
    let next = i;
    let held = 0;
    for (let last = -1; next < total && grams[next] === gram; next++) {
      if (places[next] !== last) held++;
      last = places[next]!;
    }
    used = putNumber(used, (gram & ((1 << REST_BITS) - 1)) - rest);
    rest = gram & ((1 << REST_BITS) - 1);
    used = putNumber(used, held);
    for (let before = -1; i < next; i++) {
      const place = places[i]!;
      if (place === before) continue;
      used = putNumber(used, place - before - 1);
      before = place;
    }
  }
  while (bucket < BUCKETS) starts[++bucket] = used;
  return { starts, body: bytes.slice(0, used) };
}

function putNumber(at: number, value: number): number {
  let left = value;
  while (left > 0x7f) {
    bytes[at++] = (left & 0x7f) | 0x80;
    left >>>= 7;
  }
  bytes[at++] = left;
  return at;
}

/** Reads numbers one after another. */
interface Reader {
  readonly bytes: Uint8Array;
  at: number;
}

function takeNumber(reader: Reader): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = reader.bytes[reader.at++]!;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}

/** Places of the threads that hold the pair, ascending; `slice` is the pair's bucket. */
export function findPlaces(slice: Uint8Array, gram: number): number[] {
  const reader: Reader = { bytes: slice, at: 0 };
  const wanted = gram & ((1 << REST_BITS) - 1);
  for (let rest = 0; reader.at < slice.length; ) {
    rest += takeNumber(reader);
    if (rest > wanted) break;
    const held = takeNumber(reader);
    const places: number[] = [];
    for (let i = 0, place = -1; i < held; i++) {
      place += takeNumber(reader) + 1;
      if (rest === wanted) places.push(place);
    }
    if (rest === wanted) return places;
  }
  return [];
}

/** The pairs of each of the block's `count` threads, by place, ascending: what `buildBlock` was given. */
export function readBlock({ starts, body }: SearchBlock, count: number): Int32Array[] {
  const threads: number[][] = Array.from({ length: count }, () => []);
  const reader: Reader = { bytes: body, at: 0 };
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    for (let rest = 0; reader.at < starts[bucket + 1]!; ) {
      rest += takeNumber(reader);
      const held = takeNumber(reader);
      for (let i = 0, place = -1; i < held; i++) {
        place += takeNumber(reader) + 1;
        threads[place]!.push((bucket << REST_BITS) | rest);
      }
    }
  }
  return threads.map((grams) => Int32Array.from(grams));
}
