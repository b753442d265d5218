// Which words and signs a line has, remembered by its text: people and shops say the same things again and again.
import { SIGN_COUNT } from './line-signs.ts';
import { emptyFound, findWords, type WordIndex } from './word-index.ts';

/**
 * What was read, as records of numbers: the line's features as bits (`width` numbers), how many words it
 * has, and of each its pack, start and end.
 */
export interface LineReader {
  readonly index: WordIndex;
  readonly width: number;
  /** Where the record of a text begins in `records`. */
  readonly known: Map<string, number>;
  records: Int32Array;
  used: number;
}

/** Longer lines are not said twice. */
const KNOWN_UNITS_MAX = 48;
/** 1 MiB: some ten thousand lines. Then all is forgotten, which costs less than choosing. */
const RECORDS_MAX = 1 << 18;

/** Number of a pack among the features of a line: signs (line-signs.ts) first, then packs. */
export function featureOf(pack: number): number {
  return SIGN_COUNT + pack;
}

export function newLineReader(index: WordIndex): LineReader {
  const width = (featureOf(index.packs.length) + 31) >>> 5;
  return { index, width, known: new Map(), records: new Int32Array(2048), used: 0 };
}

const found = emptyFound();

/** Where in `reader.records` the line's record is; good until the next line is read. */
export function readLine(reader: LineReader, text: string): number {
  const lasting = text.length <= KNOWN_UNITS_MAX;
  if (lasting) {
    const known = reader.known.get(text);
    if (known !== undefined) return known;
  }
  findWords(reader.index, text, found);
  const size = reader.width + 1 + found.count * 3;
  if (reader.used + size > reader.records.length) makeRoom(reader, size);
  const at = reader.used;
  write(reader, at);
  if (lasting) {
    reader.known.set(text, at);
    reader.used += size;
  }
  return at;
}

/** Starts anew, as if no line had been read. */
export function forgetLines(reader: LineReader): void {
  reader.known.clear();
  reader.used = 0;
}

function write({ records, width }: LineReader, at: number): void {
  records.fill(0, at, at + width);
  records[at] = found.signs;
  records[at + width] = found.count;
  let to = at + width + 1;
  for (let row = 0; row < found.count * 4; row += 4) {
    const pack = found.rows[row]!;
    const feature = featureOf(pack);
    records[at + (feature >>> 5)]! |= 1 << (feature & 31);
    records[to] = pack;
    records[to + 1] = found.rows[row + 1]!;
    records[to + 2] = found.rows[row + 2]!;
    to += 3;
  }
}

function makeRoom(reader: LineReader, size: number): void {
  const { records } = reader;
  if (records.length >= RECORDS_MAX) {
    forgetLines(reader);
    if (size <= records.length) return;
  }
  let length = records.length * 2;
  while (length < reader.used + size) length *= 2;
  const larger = new Int32Array(length);
  larger.set(records.subarray(0, reader.used));
  reader.records = larger;
}
