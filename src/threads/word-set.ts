// Does a text contain any of a few words? One table look-up per character, nothing allocated.
import { foldUnit } from '../lib/text-folding.ts';

/** A fixed set of words, indexed by first character; all folded unit by unit. */
export interface WordSet {
  /** By folded UTF-16 unit: which of the lists has the words that begin with it; 0: none does. */
  readonly starts: Uint16Array;
  readonly lists: readonly (readonly string[])[];
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
  const starts = new Uint16Array(65_536);
  const lists: string[][] = [[]];
  const folded = new Set(words.map(foldUnits));
  for (const word of [...folded].sort((a, b) => b.length - a.length)) {
    if (word === '') continue;
    const start = word.charCodeAt(0);
    if (starts[start] === 0) starts[start] = lists.push([]) - 1;
    lists[starts[start]!]!.push(word);
  }
  return { starts, lists };
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

/** The longest word that stands at `index` of a text that is folded already; null: none does. */
export function wordAt(set: WordSet, text: string, index: number): string | null {
  const list = set.starts[text.charCodeAt(index)]!;
  if (list === 0) return null;
  for (const word of set.lists[list]!) if (text.startsWith(word, index)) return word;
  return null;
}

/** True if a word of the set stands anywhere in the text, which need not be folded. */
export function hasWord(set: WordSet, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const start = foldUnit(text.charCodeAt(i));
    const list = start < 0 ? 0 : set.starts[start]!;
    if (list === 0) continue;
    for (const word of set.lists[list]!) if (standsAt(word, text, i)) return true;
  }
  return false;
}
