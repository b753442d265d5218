// Which words and signs a line has, remembered by its text: people and shops say the same things again and again.
import type { TextSpan } from '../text-span.ts';
import { featuresWidth } from './features.ts';
import {
  emptyFound,
  type FoundWords,
  findFeatures,
  findWords,
  type WordIndex,
} from './word-index.ts';

/** What was read: the features of each line as bits, `width` numbers a line. */
export interface LineReader {
  readonly index: WordIndex;
  readonly width: number;
  /** The text remembered in each place; `NONE`: none. */
  readonly texts: string[];
  /** The features of each, and behind them those of the last line that is not remembered. */
  readonly features: Int32Array;
  /** The line whose words were cited last, and its words. */
  citedText: string | null;
  readonly cited: FoundWords;
}

/** Longer lines are not said twice. */
const KNOWN_UNITS_MAX = 48;
/** Places to remember a line: so few that they stay in the processor's cache, where most lookups belong. */
const KNOWN_LINES = 1 << 13;
/** No text that is remembered: it is too long. Text like the others, so that comparing is quick. */
const NONE = ' '.repeat(KNOWN_UNITS_MAX + 1);

export function newLineReader(index: WordIndex): LineReader {
  const width = featuresWidth(index.packs.length);
  const texts = new Array<string>(KNOWN_LINES).fill(NONE);
  const features = new Int32Array((KNOWN_LINES + 1) * width);
  return { index, width, texts, features, citedText: null, cited: emptyFound() };
}

/** Where in `reader.features` the line's features are; good until the next line is read. */
export function readLine(reader: LineReader, text: string): number {
  const { index, width, texts, features } = reader;
  const place = text.length <= KNOWN_UNITS_MAX ? placeOf(text) : KNOWN_LINES;
  const at = place * width;
  if (place < KNOWN_LINES) {
    if (texts[place] === text) return at;
    texts[place] = text;
  }
  for (let k = 0; k < width; k++) features[at + k] = 0;
  findFeatures(index, text, features, at);
  return at;
}

/** A line has one place, where the next line of that place takes over from it. Told from a few of its units. */
function placeOf(text: string): number {
  const { length } = text;
  if (length === 0) return 0;
  const quarter = length >>> 2;
  let hash = length;
  hash = Math.imul(hash, 31) + text.charCodeAt(0);
  hash = Math.imul(hash, 31) + text.charCodeAt(quarter);
  hash = Math.imul(hash, 31) + text.charCodeAt(length >>> 1);
  hash = Math.imul(hash, 31) + text.charCodeAt(length - 1 - quarter);
  hash = Math.imul(hash, 31) + text.charCodeAt(length - 1);
  return (hash ^ (hash >>> 12)) & (KNOWN_LINES - 1);
}

/**
 * Adds the places in the text where a word of the pack stands. They are not remembered with the features:
 * few lines are ever cited, so finding their words again costs less than keeping everybody's.
 */
export function addPlaces(reader: LineReader, pack: number, text: string, out: TextSpan[]): void {
  const { index, cited } = reader;
  if (reader.citedText !== text) {
    findWords(index, text, cited);
    reader.citedText = text;
  }
  const { rows, count } = cited;
  for (let row = 0; row < count * 4; row += 4) {
    if (rows[row] === pack) out.push({ start: rows[row + 1]!, end: rows[row + 2]! });
  }
}

/** Starts anew, as if no line had been read. */
export function forgetLines({ texts }: LineReader): void {
  texts.fill(NONE);
}
