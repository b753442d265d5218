// Full-text search without a dictionary: hashed pairs of neighbouring characters, folded.
import { fold } from '../lib/text-folding.ts';
import { addGram, type GramSet, newGramSet, takeGrams } from './gram-set.ts';
import { GRAM_BITS } from './search-block.ts';

/** What separates words and sentences: no pair goes across it. */
function isBreak(unit: number): boolean {
  if (unit < 0x30) return true;
  if (unit < 0x80) {
    return (unit > 0x39 && unit < 0x41) || (unit > 0x5a && unit < 0x61) || unit > 0x7a;
  }
  return (
    (unit >= 0x2000 && unit <= 0x206f) || (unit >= 0x3000 && unit <= 0x303f) || unit === 0xff0c
  );
}

/** A pair as a number of GRAM_BITS; two rare pairs may share one, so hits are checked against the text. */
function gramOf(a: number, b: number): number {
  const mixed = Math.imul((a << 16) ^ b, 0x9e37_79b1);
  // The bits the first migration's 31-bit numbers had at their upper end.
  return ((mixed ^ (mixed >>> 15)) & 0x7fff_ffff) >>> (31 - GRAM_BITS);
}

/** Adds the pairs of one text. */
export function addGrams(grams: GramSet, text: string): void {
  const folded = fold(text).text;
  let last = 0;
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i);
    if (isBreak(unit)) {
      last = 0;
      continue;
    }
    if (last !== 0) addGram(grams, gramOf(last, unit));
    last = unit;
  }
}

/** A search as the database asks it; null: too short to look for, fewer than two characters in a row. */
export interface TextSearch {
  /** All of them stand in a thread that holds the words. */
  readonly grams: readonly number[];
  /** Stretches that must all stand in one conversation, folded; what the pairs found is checked by them. */
  readonly stretches: readonly string[];
}

/** What a user typed: stretches between spaces must all be there, in any order. */
export function parseSearch(typed: string): TextSearch | null {
  const stretches = typed.split(/\s+/).flatMap((part) => {
    const folded = fold(part).text;
    return folded === '' ? [] : [folded];
  });
  const grams = newGramSet();
  for (const stretch of stretches) addGrams(grams, stretch);
  return grams.size === 0 ? null : { grams: [...takeGrams(grams)], stretches };
}

/** True if the conversation's texts hold every stretch. */
export function holdsSearch(texts: readonly string[], { stretches }: TextSearch): boolean {
  const folded = texts.map((text) => fold(text).text);
  return stretches.every((stretch) => folded.some((text) => text.includes(stretch)));
}
