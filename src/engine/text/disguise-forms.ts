// The spellings of a word that mix Chinese characters with their pinyin: 好评返现 → haopin返现, hao评fan现 …
import { pinyin } from 'pinyin-pro';

/** Longer words go by one stretch of pinyin only, as their mixtures are too many. */
const freeMixtureMax = 4;

/** A word all in pinyin with fewer letters is too likely to be something else. */
const lettersMin = 5;

/** Latin words that happen to be pinyin of two everyday Chinese words. */
const latinWords: ReadonlySet<string> = new Set(
  'women china panda dance manga mango tango banana lining change benefit jeans'.split(' '),
);

const blurred = /ng|[zcs]h/;

/**
 * Folds pinyin as Southern speakers and hurried typists write it: ng→n, zh→z, ch→c, sh→s. Lower-case in,
 * lower-case out; other characters stay.
 */
export function blurPinyin(letters: string): string {
  if (!blurred.test(letters)) return letters;
  return letters.replace(/ng(?![aeiouv])/g, 'n').replace(/([zcs])h/g, '$1');
}

/**
 * Spellings of a folded part of an entry, itself first: each Chinese character as it is or in blurred
 * pinyin. Matched against text whose Latin letters were blurred the same way.
 */
export function disguisedForms(part: string): readonly string[] {
  const self = blurPinyin(part);
  const units = [...part];
  const chinese = units.map((unit) => /\p{Script=Han}/u.test(unit));
  if (chinese.filter(Boolean).length < 2 && units.length < 2) return [self];
  const syllables = pinyin(part, { toneType: 'none', type: 'array', v: true });
  if (syllables.length !== units.length) return [self];
  const forms = new Set([self]);
  for (const mask of masks(units.length)) {
    let form = '';
    for (let i = 0; i < units.length; i++) {
      form += (mask >> i) & 1 && chinese[i] ? syllables[i]! : units[i]!;
    }
    if (isTelling(form)) forms.add(blurPinyin(form));
  }
  return [...forms];
}

/** Which characters are written in pinyin, as bits. */
function masks(length: number): number[] {
  const found: number[] = [];
  if (length <= freeMixtureMax) {
    for (let mask = 1; mask < 1 << length; mask++) found.push(mask);
    return found;
  }
  const count = Math.min(length, 12);
  for (let from = 0; from < count; from++) {
    for (let to = from; to < count; to++) found.push(((1 << (to - from + 1)) - 1) << from);
  }
  return found;
}

/** Long enough, no everyday Latin word, and no lone letter beside Chinese (饿 → e, 啊 → a). */
function isTelling(form: string): boolean {
  if (/^[a-z]+$/.test(form)) return form.length >= lettersMin && !latinWords.has(form);
  return !/(?<![a-z])[a-z](?![a-z])/.test(form);
}
