// Undoes what people do to a word to get it past a filter: signs between characters, homophones, pinyin.
import type { FoldedUnits } from '../../lib/text-folding.ts';
import { blurPinyin } from './disguise-forms.ts';
import { addDisguise, gapUnit, knownDisguises } from './known-disguises.ts';
import { isWordUnit } from './sentence-edge.ts';

/** A line with its disguises undone; unit i stands for `source[starts[i], ends[i])`. */
export interface Skeleton {
  readonly text: string;
  /** The folded line. */
  readonly source: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /**
   * How doubtful it is that unit i belongs to the one before: 0 not at all, 1 one of the two stood in a
   * word of several characters, 2 both did (很好 评价 is not 好评).
   */
  readonly doubts: readonly number[];
}

const NONE = 0;
const ALWAYS = 1;
const BETWEEN = 2;
const LETTER = 3;
/** First character of a two-character word that is only suspicious before its second. */
const FIRST = 4;
const suspects = buildSuspects();
const firsts = buildFirsts();
const seconds = unitSet('信心芯欣辛x❤♥现❣');
const vowels = unitSet('aeiou');
const politeSingles = unitSet('亲嗯恩哦');

/** Whether a unit may be part of a disguise. */
export function isSuspect(unit: number): boolean {
  return suspects[unit] !== NONE;
}

/** Cheap look whether `undisguise` could find anything in a folded line. Ordinary lines: no. */
export function isSuspicious(line: FoldedUnits): boolean {
  const { units, length } = line;
  for (let i = 0; i < length; i++) {
    const unit = units[i]!;
    const suspect = suspects[unit]!;
    if (suspect === NONE) continue;
    if (suspect === ALWAYS) return true;
    if (suspect === BETWEEN) {
      if (i > 0 && separatesWord(line, i)) return true;
    } else if (suspect === LETTER) {
      if (mayBePinyin(line, i)) return true;
    } else if (precedesSecond(line, i)) return true;
  }
  return false;
}

/** Letters side by side with a vowel among them, as every syllable has: `hao`, not `xl` or `ml`. */
function mayBePinyin({ units, length }: FoldedUnits, from: number): boolean {
  let vowel = false;
  let at = from;
  for (; at < length && isLetterUnit(units[at]!); at++) if (vowels[units[at]!] === 1) vowel = true;
  return vowel && at > from + 1;
}

/** One of `seconds` or an emoji comes within the next few units. */
function precedesSecond({ units, length }: FoldedUnits, at: number): boolean {
  const end = Math.min(length, at + 5);
  for (let i = at + 1; i < end; i++) {
    const unit = units[i]!;
    if ((unit >= 0xd800 && unit <= 0xdfff) || seconds[unit] === 1) return true;
  }
  return false;
}

/** A sign between two words of which one is a single character, or which is no usual pause. */
function separatesWord({ units, length }: FoldedUnits, at: number): boolean {
  const before = units[at - 1]!;
  if (!isWordUnit(before)) return false;
  let next = at + 1;
  while (next < length && next < at + 4 && !isWordUnit(units[next]!)) next += 1;
  if (next >= length || !isWordUnit(units[next]!)) return false;
  if (isDigitUnit(before) || isDigitUnit(units[next]!)) return false;
  const unit = units[at]!;
  if (unit !== 32 && unit !== 126) return true;
  const aloneBefore = at === 1 || !isWordUnit(units[at - 2]!);
  if (aloneBefore && politeSingles[before] === 1) return false;
  return aloneBefore || next + 1 >= length || !isWordUnit(units[next + 1]!);
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly meaning: string;
}

/** Undoes the disguises of a folded line. */
export function undisguise(source: string): Skeleton {
  const starts: number[] = [];
  const ends: number[] = [];
  const doubts: number[] = [];
  let text = '';
  const replaced = findReplacements(source);
  let next = 0;
  let stop = replaced.length > 0 ? replaced[0]!.start : source.length + 1;
  let doubt = 0;
  for (let i = 0; i < source.length; ) {
    if (i === stop) {
      const { end, meaning } = replaced[next]!;
      for (let k = 0; k < meaning.length; k++) {
        starts.push(i);
        ends.push(end);
        doubts.push(0);
      }
      text += meaning;
      i = end;
      next += 1;
      stop = next < replaced.length ? replaced[next]!.start : source.length + 1;
      continue;
    }
    const until = suspects[source.charCodeAt(i)] === BETWEEN ? endOfGap(source, i) : i;
    if (until > i && until <= stop) {
      doubt = doubtOf(source, i, until);
      i = until;
      continue;
    }
    text += source[i];
    starts.push(i);
    ends.push(i + 1);
    doubts.push(doubt);
    doubt = 0;
    i += 1;
  }
  return blur({ text, source, starts, ends, doubts });
}

/** True if a hit on `skeleton.text[start, end)` is more likely chance than disguise. */
export function isChance(skeleton: Skeleton, start: number, end: number): boolean {
  const { source, starts, ends, doubts } = skeleton;
  const from = starts[start]!;
  const to = ends[end - 1]!;
  if (isLetter(source, from - 1) && isLetter(source, from)) return true;
  if (isLetter(source, to) && isLetter(source, to - 1)) return true;
  const doubtMax = end - start >= 4 ? 2 : end - start - 2;
  for (let i = start + 1; i < end; i++) if (doubts[i]! > doubtMax) return true;
  return false;
}

/** End of the signs (three at most) that begin at `from` if they may stand inside a word, else `from`. */
function endOfGap(source: string, from: number): number {
  if (from === 0 || !isWordUnit(source.charCodeAt(from - 1))) return from;
  let at = from;
  for (let count = 0; count < 3 && at < source.length; count++) {
    const unit = source.charCodeAt(at);
    if (suspects[unit] !== BETWEEN) break;
    at += unit >= 0xd800 && unit <= 0xdbff ? 2 : 1;
  }
  return at < source.length && isWordUnit(source.charCodeAt(at)) ? at : from;
}

/** See `Skeleton.doubts`; signs nobody pauses with (微*信) and gaps between letters leave no doubt. */
function doubtOf(source: string, from: number, to: number): number {
  if (to === from + 1 && '*_|·•^#@=❤♥'.includes(source[from]!)) return 0;
  if (isLetter(source, from - 1) && isLetter(source, to)) return 0;
  const aloneBefore = from < 2 || !isWordUnit(source.charCodeAt(from - 2));
  const aloneAfter = to + 1 >= source.length || !isWordUnit(source.charCodeAt(to + 1));
  return (aloneBefore ? 0 : 1) + (aloneAfter ? 0 : 1);
}

function findReplacements(source: string): Replacement[] {
  const found: Replacement[] = [];
  for (let i = 0; i < source.length; i++) {
    const families = firsts[source.charCodeAt(i)]!;
    if (families === 0) continue;
    for (let family = 0; family < knownDisguises.length; family++) {
      if (((families >> family) & 1) === 0) continue;
      const { pattern, meaning } = knownDisguises[family]!;
      pattern.lastIndex = i;
      const match = pattern.exec(source);
      if (match === null) continue;
      found.push({ start: i, end: i + match[0].length, meaning });
      if (meaning === '微信' || meaning === 'qq') addBefore(source, i, found);
    }
  }
  if (found.length < 2) return found;
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return found.filter((one) => {
    if (one.start < end) return false;
    end = one.end;
    return true;
  });
}

function addBefore(source: string, contact: number, found: Replacement[]): void {
  const from = Math.max(0, contact - 12);
  const match = addDisguise.exec(source.slice(from, contact));
  if (match === null) return;
  const start = from + match.index;
  found.push({ start, end: start + match[0].length, meaning: '加' });
}

/** Blurs the pinyin of the skeleton, dropping the g of ng and the h of zh, ch, sh. */
function blur(skeleton: Skeleton): Skeleton {
  const { text, source } = skeleton;
  const blurred = blurPinyin(text);
  if (blurred === text) return skeleton;
  const kept: number[] = [];
  for (let i = 0, j = 0; i < text.length; i++) {
    if (j < blurred.length && text[i] === blurred[j]) {
      kept.push(i);
      j += 1;
    }
  }
  return {
    text: blurred,
    source,
    starts: kept.map((i) => skeleton.starts[i]!),
    ends: kept.map((i, j) => skeleton.ends[(kept[j + 1] ?? text.length) - 1] ?? skeleton.ends[i]!),
    doubts: kept.map((i) => skeleton.doubts[i]!),
  };
}

function isDigitUnit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isLetterUnit(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}

function isLetter(text: string, at: number): boolean {
  return isLetterUnit(text.charCodeAt(at));
}

function unitSet(units: string): Uint8Array {
  const set = new Uint8Array(65_536);
  for (let i = 0; i < units.length; i++) set[units.charCodeAt(i)] = 1;
  return set;
}

function buildSuspects(): Uint8Array {
  const table = new Uint8Array(65_536);
  for (let unit = 97; unit <= 122; unit++) table[unit] = LETTER;
  for (const unit of 'vwq') table[unit.charCodeAt(0)] = ALWAYS;
  for (const unit of '微巍威维唯围喂尾味反') table[unit.charCodeAt(0)] = FIRST;
  for (const unit of '薇葳徽扣抠蔻叩坪苹呯郝浩昊鸿宏洪芯') table[unit.charCodeAt(0)] = ALWAYS;
  for (let unit = 32; unit < 65_536; unit++) {
    if (isWordUnit(unit) || table[unit] !== NONE) continue;
    const surrogate = unit >= 0xd800 && unit <= 0xdfff;
    if (surrogate || gapUnit.test(String.fromCharCode(unit))) table[unit] = BETWEEN;
  }
  for (const emoji of ['🧧', '💰', '💵', '💴']) table[emoji.charCodeAt(1)] = ALWAYS;
  return table;
}

/** Bits of the known disguises that begin with a unit. */
function buildFirsts(): Uint8Array {
  const table = new Uint8Array(65_536);
  for (const [family, { first }] of knownDisguises.entries()) {
    for (const sign of first) table[sign.charCodeAt(0)]! |= 1 << family;
  }
  return table;
}
