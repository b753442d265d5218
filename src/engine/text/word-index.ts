// All word packs of a rulebook compiled into one pass over a line.
import { emptyUnits, type FoldedUnits, foldInto, textOf } from '../../lib/text-folding.ts';
import { disguisedForms } from './disguise-forms.ts';
import { buildEntryMatcher, type EntryMatcher } from './entry-matcher.ts';
import { isSuspicious, type Skeleton, undisguise } from './evasion.ts';
import { featureOf, featuresWidth, setFeature } from './features.ts';
import { mayDisguise, signsOf, signTable } from './line-signs.ts';
import { matchEntries, matchPacks } from './match-entries.ts';
import { emptyPlaces, type Places, sortPlaces } from './places.ts';
import type { WordHit, WordPack } from './word-pack.ts';

export interface WordIndex {
  readonly packs: readonly WordPack[];
  /** Index of a pack in `packs`; -1 if there is none of that id. */
  packOf(id: string): number;
  /** Every entry as written: each pack's words, then its exceptions. */
  readonly words: readonly string[];
  readonly wordLengths: Int32Array;
  readonly plain: EntryMatcher;
  /** Entries of the packs that are also found in disguise; null if there are none. */
  readonly disguised: EntryMatcher | null;
}

/** Words found in a line: rows of four numbers, pack, start, end and the number of the word. */
export interface FoundWords {
  rows: Int32Array;
  count: number;
}

/**
 * Compiles word packs once for many lines. Entries that cannot match anything are skipped; telling the
 * author is the linter's business.
 */
export function compileWordIndex(packs: readonly WordPack[]): WordIndex {
  const positions = new Map(packs.map((pack, at) => [pack.id, at]));
  const words = packs.flatMap((pack) => [...pack.words, ...pack.except]);
  return {
    packs,
    packOf: (id) => positions.get(id) ?? -1,
    words,
    wordLengths: Int32Array.from(words, (word) => word.length),
    plain: buildEntryMatcher(
      packs,
      () => true,
      (part) => [part],
    ),
    disguised: packs.some((pack) => pack.evasion)
      ? buildEntryMatcher(packs, (pack) => pack.evasion, disguisedForms)
      : null,
  };
}

/** The line being scanned, and what was found in it, in folded offsets. */
const folded = emptyUnits();
const undisguised = emptyUnits();
const hits = emptyPlaces();
const excepts = emptyPlaces();
const found = emptyFound();

export function emptyFound(): FoundWords {
  return { rows: new Int32Array(4 * 64), count: 0 };
}

/** As `findWords`, one object a word. */
export function scanLine(index: WordIndex, text: string, out: WordHit[]): void {
  findWords(index, text, found);
  const { rows, count } = found;
  for (let at = 0; at < count * 4; at += 4) {
    const word = index.words[rows[at + 3]!]!;
    out.push({ pack: rows[at]!, start: rows[at + 1]!, end: rows[at + 2]!, word });
  }
}

/**
 * Finds the words of all packs in one line, by pack and then by place, with offsets in `text` as
 * given, and puts them over what was in `out`. A hit that overlaps an exception of its pack is none; of
 * overlapping hits of one pack the longest stands. Entries that begin or end with a Latin letter or a
 * digit do not match inside a longer Latin word or number.
 */
export function findWords(index: WordIndex, text: string, out: FoundWords): void {
  foldInto(text, folded, signTable);
  findFoldedWords(index, out);
}

/**
 * Puts the line's features into `bits`, numbers from `at` on that are 0: its signs, and the packs of which
 * `findWords` finds words. Places are worked out only for the few lines with a disguise or an exception.
 */
export function findFeatures(index: WordIndex, text: string, bits: Int32Array, at: number): void {
  foldInto(text, folded, signTable);
  if (isDisguised(index) || !matchPacks(index.plain, folded, bits, at)) {
    findFoldedWords(index, found);
    bits.fill(0, at, at + featuresWidth(index.packs.length));
    for (let row = 0; row < found.count * 4; row += 4) {
      setFeature(bits, at, featureOf(found.rows[row]!));
    }
  }
  bits[at]! |= signsOf(folded.marks);
}

function isDisguised({ disguised }: WordIndex): boolean {
  return disguised !== null && mayDisguise(folded.marks) && isSuspicious(folded);
}

/** As `findWords`, of the line that was folded last. */
function findFoldedWords(index: WordIndex, out: FoundWords): void {
  out.count = 0;
  hits.count = 0;
  excepts.count = 0;
  matchEntries(index.plain, folded, null, hits, excepts);
  if (isDisguised(index)) matchDisguised(index.disguised!);
  if (hits.count === 0) return;
  sortPlaces(hits, index.wordLengths);
  if (excepts.count > 0) sortPlaces(excepts, index.wordLengths);
  keepLongest(out);
}

function matchDisguised(matcher: EntryMatcher): void {
  const skeleton = undisguise(textOf(folded));
  putUnits(skeleton.text, undisguised);
  const hitsBefore = hits.count;
  const exceptsBefore = excepts.count;
  matchEntries(matcher, undisguised, skeleton, hits, excepts);
  toSource(hits, hitsBefore, skeleton);
  toSource(excepts, exceptsBefore, skeleton);
}

function putUnits(text: string, into: FoldedUnits): void {
  if (text.length > into.units.length) into.units = new Uint16Array(text.length * 2);
  for (let i = 0; i < text.length; i++) into.units[i] = text.charCodeAt(i);
  into.length = text.length;
}

function toSource({ rows, count }: Places, from: number, { starts, ends }: Skeleton): void {
  for (let at = from * 4; at < count * 4; at += 4) {
    rows[at + 1] = starts[rows[at + 1]!]!;
    rows[at + 2] = ends[rows[at + 2]! - 1]!;
  }
}

/** Takes off what overlaps an exception and keeps the longest of what overlaps in one pack. */
function keepLongest(out: FoundWords): void {
  const { rows, count, order } = hits;
  let best = -1;
  for (let i = 0; i < count; i++) {
    const one = order[i]! * 4;
    if (excepts.count > 0 && isExcepted(rows[one]!, rows[one + 1]!, rows[one + 2]!)) continue;
    if (best >= 0 && rows[best] === rows[one] && rows[one + 1]! < rows[best + 2]!) {
      if (rows[one + 2]! - rows[one + 1]! > rows[best + 2]! - rows[best + 1]!) best = one;
      continue;
    }
    if (best >= 0) put(best, out);
    best = one;
  }
  if (best >= 0) put(best, out);
}

/** Puts a hit out with its offsets in the original line. */
function put(hit: number, out: FoundWords): void {
  const at = out.count * 4;
  if (at === out.rows.length) {
    const larger = new Int32Array(at * 2);
    larger.set(out.rows);
    out.rows = larger;
  }
  const start = hits.rows[hit + 1]!;
  const end = hits.rows[hit + 2]!;
  out.rows[at] = hits.rows[hit]!;
  out.rows[at + 1] = folded.moved ? folded.origins[start]! : start;
  out.rows[at + 2] = folded.moved ? folded.origins[end - 1]! + 1 : end;
  out.rows[at + 3] = hits.rows[hit + 3]!;
  out.count += 1;
}

/** How far back from a hit an exception that reaches into it may begin: the longest there is. */
const exceptUnitsMax = 256;

/** True if an exception of the same pack overlaps. Exceptions are sorted by pack and start. */
function isExcepted(pack: number, start: number, end: number): boolean {
  const { rows, count, order } = excepts;
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = order[middle]! * 4;
    if (rows[at]! < pack || (rows[at] === pack && rows[at + 1]! < end)) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i >= 0; i--) {
    const at = order[i]! * 4;
    if (rows[at] !== pack || rows[at + 1]! < start - exceptUnitsMax) return false;
    if (rows[at + 2]! > start) return true;
  }
  return false;
}
