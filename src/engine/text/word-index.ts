// All word packs of a rulebook compiled into one pass over a line.
import { type Folded, fold, originalEnd, originalStart } from '../../lib/text-folding.ts';
import { disguisedForms } from './disguise-forms.ts';
import { buildEntryMatcher, type EntryMatcher, type Found, matchEntries } from './entry-matcher.ts';
import { isSuspicious, type Skeleton, undisguise } from './evasion.ts';
import type { WordHit, WordPack } from './word-pack.ts';

export interface WordIndex {
  readonly packs: readonly WordPack[];
  /** Index of a pack in `packs`; -1 if there is none of that id. */
  packOf(id: string): number;
  readonly plain: EntryMatcher;
  /** Entries of the packs that are also found in disguise; null if there are none. */
  readonly disguised: EntryMatcher | null;
}

/**
 * Compiles word packs once for many lines. Entries that cannot match anything are skipped; telling the
 * author is the linter's business.
 */
export function compileWordIndex(packs: readonly WordPack[]): WordIndex {
  const positions = new Map(packs.map((pack, at) => [pack.id, at]));
  return {
    packs,
    packOf: (id) => positions.get(id) ?? -1,
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

/** What was found in the line being scanned, in folded offsets. */
const hits: Found[] = [];
const excepts: Found[] = [];

/**
 * Pushes the words of all packs found in one line, by pack and then by place, with offsets in `text` as
 * given. A hit that overlaps an exception of its pack is none; of overlapping hits of one pack the longest
 * stands. Entries that begin or end with a Latin letter or a digit do not match inside a longer Latin word or
 * number.
 */
export function scanLine(index: WordIndex, text: string, out: WordHit[]): void {
  const folded = fold(text);
  if (hits.length > 0) hits.length = 0;
  if (excepts.length > 0) excepts.length = 0;
  matchEntries(index.plain, folded.text, null, hits, excepts);
  if (index.disguised !== null && isSuspicious(folded.text)) {
    matchDisguised(index.disguised, folded.text);
  }
  if (hits.length === 0) return;
  if (hits.length > 1) sortByPlace(hits);
  if (excepts.length > 1) sortByPlace(excepts);
  keepLongest(folded, out);
}

function matchDisguised(matcher: EntryMatcher, text: string): void {
  const skeleton = undisguise(text);
  const hitsBefore = hits.length;
  const exceptsBefore = excepts.length;
  matchEntries(matcher, skeleton.text, skeleton, hits, excepts);
  for (let i = hitsBefore; i < hits.length; i++) toSource(hits[i]!, skeleton);
  for (let i = exceptsBefore; i < excepts.length; i++) toSource(excepts[i]!, skeleton);
}

function toSource(found: Found, skeleton: Skeleton): void {
  found.start = skeleton.starts[found.start]!;
  found.end = skeleton.ends[found.end - 1]!;
}

/** Takes off what overlaps an exception and keeps the longest of what overlaps in one pack. */
function keepLongest(folded: Folded, out: WordHit[]): void {
  let best: Found | null = null;
  for (let i = 0; i < hits.length; i++) {
    const one = hits[i]!;
    if (excepts.length > 0 && isExcepted(one)) continue;
    if (best !== null && best.pack === one.pack && one.start < best.end) {
      if (one.end - one.start > best.end - best.start) best = one;
      continue;
    }
    if (best !== null) push(best, folded, out);
    best = one;
  }
  if (best !== null) push(best, folded, out);
}

function push(found: Found, folded: Folded, out: WordHit[]): void {
  if (folded.offsets !== null) {
    found.start = originalStart(folded, found.start);
    found.end = originalEnd(folded, found.end);
  }
  out.push(found);
}

/** How far back from a hit an exception that reaches into it may begin: the longest there is. */
const exceptUnitsMax = 256;

/** True if an exception of the same pack overlaps. Exceptions are sorted by pack and start. */
function isExcepted(hit: Found): boolean {
  let low = 0;
  let high = excepts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = excepts[middle]!;
    if (one.pack < hit.pack || (one.pack === hit.pack && one.start < hit.end)) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i >= 0; i--) {
    const one = excepts[i]!;
    if (one.pack !== hit.pack || one.start < hit.start - exceptUnitsMax) return false;
    if (one.end > hit.start) return true;
  }
  return false;
}

/** By pack, start, and longer first. Insertion sort, as lines have few hits and nearly in order. */
function sortByPlace(found: Found[]): void {
  if (found.length > 32) {
    found.sort(comparePlace);
    return;
  }
  for (let i = 1; i < found.length; i++) {
    const one = found[i]!;
    let at = i;
    for (; at > 0 && comparePlace(found[at - 1]!, one) > 0; at--) found[at] = found[at - 1]!;
    found[at] = one;
  }
}

function comparePlace(a: Found, b: Found): number {
  return a.pack - b.pack || a.start - b.start || b.end - a.end || b.word.length - a.word.length;
}
