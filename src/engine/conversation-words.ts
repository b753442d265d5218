// Which words and signs the lines of one conversation have, as numbers: found in one walk over its lines.
import type { Line } from '../domain/analysis.ts';
import { zeros } from '../lib/zeros.ts';
import { SIGN_COUNT } from './text/line-signs.ts';
import { type LineReader, readLine } from './text/read-line.ts';

export interface ConversationWords {
  /** Numbers that hold features as bits: signs, then packs (text/word-index.ts). */
  readonly width: number;
  /** The features of each side's lines together, then of each line. */
  readonly data: readonly number[];
}

const SIGNS = (1 << SIGN_COUNT) - 1;
const SIDE_COUNT = 4;

/** `sides`: who each line is from; of lines of side `nobody` only the signs are kept. */
export function findConversationWords(
  reader: LineReader,
  lines: readonly Line[],
  sides: readonly number[],
  nobody: number,
): ConversationWords {
  const { width } = reader;
  const data = zeros((SIDE_COUNT + lines.length) * width);
  for (let i = 0; i < lines.length; i++) {
    const { message } = lines[i]!;
    if (!hasWords(message.kind)) continue;
    const at = readLine(reader, message.text);
    const { features } = reader;
    const side = sides[i]!;
    const ofSide = side * width;
    const ofLine = (SIDE_COUNT + i) * width;
    const count = side === nobody ? 1 : width;
    for (let k = 0; k < count; k++) {
      const found = side === nobody ? features[at]! & SIGNS : features[at + k]!;
      data[ofLine + k] = found;
      data[ofSide + k]! |= found;
    }
  }
  return { width, data };
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

/** Features to look for: the numbers they are in and their bits there, by turns. All are looked for at once. */
export type FeatureMask = readonly number[];

export function featureMask(features: readonly number[]): FeatureMask {
  const bits = new Map<number, number>();
  for (const feature of features) {
    const at = feature >>> 5;
    bits.set(at, (bits.get(at) ?? 0) | (1 << (feature & 31)));
  }
  return [...bits].flat();
}

/** Whether some line of one of `sides` (bits 1 << side) has one of the features of `mask`. */
export function someSideHas(
  { data, width }: ConversationWords,
  mask: FeatureMask,
  sides: number,
): boolean {
  for (let k = 0; k < mask.length; k += 2) {
    const bits = mask[k + 1]!;
    let at = mask[k]!;
    for (let left = sides; left !== 0; left >>>= 1, at += width) {
      if ((left & 1) !== 0 && (data[at]! & bits) !== 0) return true;
    }
  }
  return false;
}

/** Whether the line has one of the features of `mask`. */
export function hasSome(
  { data, width }: ConversationWords,
  mask: FeatureMask,
  line: number,
): boolean {
  const at = (SIDE_COUNT + line) * width;
  for (let k = 0; k < mask.length; k += 2) {
    if ((data[at + mask[k]!]! & mask[k + 1]!) !== 0) return true;
  }
  return false;
}
