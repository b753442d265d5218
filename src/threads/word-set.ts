// Does a text contain any of a few words? One table look-up per character, nothing allocated.
import { foldUnit } from '../lib/text-folding.ts';

/** A fixed set of words, indexed by first character; all folded unit by unit. */
export interface WordSet {
  /** 1 where some word begins with that folded UTF-16 unit. */
  readonly starts: Uint8Array;
  readonly byStart: ReadonlyMap<number, readonly string[]>;
}

function foldUnits(word: string): string {
  let folded = '';
  for (let i = 0; i < word.length; i++) {
    const unit = foldUnit(word.charCodeAt(i));
    if (unit >= 0) folded += String.fromCharCode(unit);
  }
  return folded;
}

/** Empty words are ignored. Longer words come first, so the first match is the longest. */
export function buildWordSet(words: readonly string[]): WordSet {
  const starts = new Uint8Array(65_536);
  const byStart = new Map<number, string[]>();
  const folded = new Set(words.map(foldUnits));
  for (const word of [...folded].sort((a, b) => b.length - a.length)) {
    if (word === '') continue;
    const start = word.charCodeAt(0);
    starts[start] = 1;
    const list = byStart.get(start);
    if (list === undefined) byStart.set(start, [word]);
    else list.push(word);
  }
  return { starts, byStart };
}

/** True if `word` stands at `index`, width, case and script folded, invisible units skipped. */
function standsAt(word: string, text: string, index: number): boolean {
  let at = index;
  for (let i = 0; i < word.length; at++) {
    if (at >= text.length) return false;
    const unit = foldUnit(text.charCodeAt(at));
    if (unit < 0) continue;
    if (unit !== word.charCodeAt(i)) return false;
    i += 1;
  }
  return true;
}

/** True if some word of the set begins with this unit of an unfolded text. */
export function canStart(set: WordSet, unit: number): boolean {
  const folded = foldUnit(unit);
  return folded >= 0 && set.starts[folded] === 1;
}

/** The longest word that stands at `index` of a text that is folded already; null: none does. */
export function wordAt(set: WordSet, text: string, index: number): string | null {
  const start = text.charCodeAt(index);
  if (set.starts[start] !== 1) return null;
  for (const word of set.byStart.get(start) as readonly string[]) {
    if (text.startsWith(word, index)) return word;
  }
  return null;
}

/** True if a word of the set stands anywhere in the text, which need not be folded. */
export function hasWord(set: WordSet, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const start = foldUnit(text.charCodeAt(i));
    if (start < 0 || set.starts[start] !== 1) continue;
    for (const word of set.byStart.get(start) as readonly string[]) {
      if (standsAt(word, text, i)) return true;
    }
  }
  return false;
}
