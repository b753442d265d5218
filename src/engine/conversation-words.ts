// Which words and signs the lines of one conversation have, as numbers: found in one walk over its lines.
import type { Line } from '../domain/analysis.ts';
import { SIGN_COUNT } from './text/line-signs.ts';
import { type LineReader, readLine } from './text/read-line.ts';
import type { TextSpan } from './text-span.ts';

export interface ConversationWords {
  /** Numbers that hold features as bits: signs, then packs (text/read-line.ts). */
  readonly width: number;
  /**
   * One array, as several are slow to make and far apart: the features of each side's lines together; of
   * each line; where each line's words end (`ends`); and the words, three numbers each (`words`): pack,
   * start and end.
   */
  readonly data: Int32Array;
  readonly ends: number;
  readonly words: number;
}

const SIGNS = (1 << SIGN_COUNT) - 1;
const SIDE_COUNT = 4;

/** The conversation being read. */
let read = new Int32Array(4096);

/** `sides`: who each line is from; of lines of side `nobody` only the signs are kept. */
export function findConversationWords(
  reader: LineReader,
  lines: readonly Line[],
  sides: Uint8Array,
  nobody: number,
): ConversationWords {
  const { width } = reader;
  const ends = (SIDE_COUNT + lines.length) * width;
  const words = ends + lines.length;
  makeRoom(words, 0);
  read.fill(0, 0, words);
  let length = words;
  for (let i = 0; i < lines.length; i++) {
    const { message } = lines[i]!;
    if (hasWords(message.kind)) {
      const at = readLine(reader, message.text);
      const side = sides[i]!;
      addFeatures(reader, at, side, i, side === nobody);
      if (side !== nobody) length = addWords(reader, at + width, length);
    }
    read[ends + i] = length;
  }
  return { width, data: read.slice(0, length), ends, words };
}

function addFeatures(
  { records, width }: LineReader,
  at: number,
  side: number,
  line: number,
  signsOnly: boolean,
): void {
  const ofSide = side * width;
  const ofLine = (SIDE_COUNT + line) * width;
  const count = signsOnly ? 1 : width;
  for (let k = 0; k < count; k++) {
    const found = signsOnly ? records[at]! & SIGNS : records[at + k]!;
    read[ofLine + k] = found;
    read[ofSide + k]! |= found;
  }
}

/** Copies the words counted at `at` behind the first `length` numbers; how many there are then. */
function addWords({ records }: LineReader, at: number, length: number): number {
  const to = length + records[at]! * 3;
  makeRoom(to, length);
  for (let i = length, k = at + 1; i < to; i++, k++) read[i] = records[k]!;
  return to;
}

function makeRoom(length: number, kept: number): void {
  if (length <= read.length) return;
  const larger = new Int32Array(length * 2);
  larger.set(read.subarray(0, kept));
  read = larger;
}

/** Kinds whose text is what somebody said; the text of a card is its title. */
export function hasWords(kind: string): boolean {
  return kind === 'text' || kind === 'link';
}

export function hasFeature(
  { data, width }: ConversationWords,
  feature: number,
  line: number,
): boolean {
  const at = (SIDE_COUNT + line) * width + (feature >>> 5);
  return ((data[at]! >>> (feature & 31)) & 1) === 1;
}

/** Whether the line has one of the features. */
export function hasSome(
  words: ConversationWords,
  wanted: readonly number[],
  line: number,
): boolean {
  for (let i = 0; i < wanted.length; i++) if (hasFeature(words, wanted[i]!, line)) return true;
  return false;
}

/** Whether some line of one of `sides` (bits 1 << side) has one of the features. */
export function someSideHas(
  { data, width }: ConversationWords,
  wanted: readonly number[],
  sides: number,
): boolean {
  for (let i = 0; i < wanted.length; i++) {
    const feature = wanted[i]!;
    for (let side = 0; side < SIDE_COUNT; side++) {
      if (((sides >>> side) & 1) === 0) continue;
      if (((data[side * width + (feature >>> 5)]! >>> (feature & 31)) & 1) === 1) return true;
    }
  }
  return false;
}

/** Adds the places in the line where a word of the pack stands. */
export function addPlaces(
  { data, ends, words }: ConversationWords,
  pack: number,
  line: number,
  out: TextSpan[],
): void {
  const from = line === 0 ? words : data[ends + line - 1]!;
  for (let at = from; at < data[ends + line]!; at += 3) {
    if (data[at] === pack) out.push({ start: data[at + 1]!, end: data[at + 2]! });
  }
}
