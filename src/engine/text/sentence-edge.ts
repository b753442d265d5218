// Where sentences of a folded line begin and end, for entries tied to a sentence's edge and for gaps.
import type { FoldedUnits } from '../../lib/text-folding.ts';

const WORD = 0;
const END = 1;
const SPACE = 2;
const COMMA = 3;
const SYMBOL = 4;
const kinds = buildKinds();

/** True for a letter, digit or Chinese character; false for spaces, punctuation, symbols and emoji. */
export function isWordUnit(unit: number): boolean {
  return kinds[unit] === WORD;
}

/** True if nothing but symbols stands between `index` and the sentence's start before it. */
export function startsSentence({ units }: FoldedUnits, index: number): boolean {
  for (let i = index - 1; i >= 0; i--) {
    const kind = kinds[units[i]!];
    if (kind === END || kind === SPACE) return true;
    if (kind !== SYMBOL) return false;
    if (units[i] === 0x5d) return true;
  }
  return true;
}

/** True if nothing but symbols stands between `index` and the sentence's end at or after it. */
export function endsSentence({ units, length }: FoldedUnits, index: number): boolean {
  for (let i = index; i < length; i++) {
    const kind = kinds[units[i]!];
    if (kind === END || kind === SPACE) return true;
    if (kind !== SYMBOL) return false;
    if (units[i] === 0x5b) return true;
  }
  return true;
}

/** True if a sentence ends somewhere in the units `from` ≤ index < `to`. */
export function hasSentenceEnd({ units }: FoldedUnits, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (kinds[units[i]!] === END) return true;
  return false;
}

function buildKinds(): Uint8Array {
  const table = new Uint8Array(65_536).fill(WORD);
  const symbols = [
    [0x21, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0xbf],
    [0x2010, 0x2bff],
    [0x3001, 0x3004],
    [0x3008, 0x3020],
    [0x3030, 0x3030],
    [0xd800, 0xdfff],
    [0xfe10, 0xfe6f],
    [0xff01, 0xff0f],
    [0xff1a, 0xff20],
    [0xff3b, 0xff40],
    [0xff5b, 0xff65],
  ] as const;
  for (const [from, until] of symbols) table.fill(SYMBOL, from, until + 1);
  table.fill(SPACE, 0, 0x21);
  table[0x3000] = SPACE;
  for (const unit of ',，、:：') table[unit.charCodeAt(0)] = COMMA;
  for (const unit of '。!！?？;；…\n\r') table[unit.charCodeAt(0)] = END;
  return table;
}
