// Folds text so that spellings of the same thing become equal, and remembers where each character was.
import { to } from 'opencc-js/preset/t2cn';

/** Folded text and the way back: `offsets[i]` is the UTF-16 index in the original of folded unit i. */
export interface Folded {
  readonly text: string;
  /** null: nothing was moved, folded unit i is original unit i. Has one more element than `text`. */
  readonly offsets: Int32Array | null;
}

const DROP = 0xffff;
const table = buildTable();
const unmarked = foldingTable(new Uint16Array(65_536));

/**
 * Folds width (ＡＢ１→ab1), case, traditional to simplified (single characters) and circled digits,
 * drops zero-width and combining marks, and shortens runs of three or more of the same character to
 * two (哈哈哈哈 → 哈哈), digits excepted (1000 stays). Unit for unit, so offsets are exact; folding is
 * idempotent. Of a run the first and the last unit are kept, so that a slice of the original between
 * `originalStart` and `originalEnd` folds to the same slice of the folded text.
 */
export function fold(text: string): Folded {
  const length = text.length;
  let before = -1;
  let previous = -1;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (table[unit] !== unit || (unit === previous && unit === before && !isDigit(unit))) {
      foldInto(text, scratch);
      const folded = textOf(scratch);
      const offsets = scratch.moved ? scratch.origins.slice(0, scratch.length + 1) : null;
      return { text: folded, offsets };
    }
    before = previous;
    previous = unit;
  }
  return { text, offsets: null };
}

/** Folded text as units, in buffers that the next text is written over. */
export interface FoldedUnits {
  /** The first `length` are the text. */
  units: Uint16Array;
  length: number;
  /** Some unit was dropped, so that `origins` (`length` + 1 of them) are the offsets in the original. */
  moved: boolean;
  origins: Int32Array;
  /** Marks of all its units together, by the table it was folded with. */
  marks: number;
}

export function emptyUnits(): FoldedUnits {
  const [units, origins] = [new Uint16Array(256), new Int32Array(257)];
  return { units, length: 0, moved: false, origins, marks: 0 };
}

/** What each unit folds to, and in the 16 bits above the marks of the folded unit. */
export type FoldingTable = Uint32Array;

/** `marks`: of each folded unit. */
export function foldingTable(marks: Uint16Array): FoldingTable {
  const made = new Uint32Array(65_536);
  for (let unit = 0; unit < 65_536; unit++) {
    const plain = table[unit]!;
    made[unit] = plain === DROP ? plain : plain | (marks[plain]! << 16);
  }
  return made;
}

/** Folds as `fold` does, into buffers that grow as needed: nothing is allocated for a line of chat. */
export function foldInto(text: string, into: FoldedUnits, by: FoldingTable = unmarked): void {
  const length = text.length;
  if (length > into.units.length) {
    into.units = new Uint16Array(length * 2);
    into.origins = new Int32Array(length * 2 + 1);
  }
  const { units } = into;
  into.length = length;
  into.moved = false;
  let before = -1;
  let previous = -1;
  let marks = 0;
  for (let i = 0; i < length; i++) {
    const found = by[text.charCodeAt(i)]!;
    const unit = found & 0xffff;
    if (unit === DROP || (unit === previous && unit === before && !isDigit(unit))) {
      into.marks = marks >>> 16;
      foldMoving(text, i, into, by);
      return;
    }
    units[i] = unit;
    marks |= found;
    before = previous;
    previous = unit;
  }
  into.marks = marks >>> 16;
}

/** Goes on from the first unit that is dropped. */
function foldMoving(text: string, from: number, into: FoldedUnits, by: FoldingTable): void {
  const { units, origins } = into;
  const length = text.length;
  for (let i = 0; i < from; i++) origins[i] = i;
  let count = from;
  for (let i = from; i < length; i++) {
    const found = by[text.charCodeAt(i)]!;
    const unit = found & 0xffff;
    if (unit === DROP) continue;
    into.marks |= found >>> 16;
    const third = count > 1 && units[count - 1] === unit && units[count - 2] === unit;
    if (third && !isDigit(unit)) {
      origins[count - 1] = i;
      continue;
    }
    units[count] = unit;
    origins[count] = i;
    count += 1;
  }
  origins[count] = length;
  into.length = count;
  into.moved = true;
}

/** Folding never calls itself, so one growing pair of buffers serves every call. */
const scratch = emptyUnits();

/** The units as a string. */
export function textOf({ units, length }: FoldedUnits): string {
  let text = '';
  for (let from = 0; from < length; from += 4096) {
    const part = units.subarray(from, Math.min(from + 4096, length));
    text += String.fromCharCode.apply(null, part as unknown as number[]);
  }
  return text;
}

/**
 * Folds width, case and traditional characters only, so that every unit stays where it was; what `fold`
 * drops becomes U+200B.
 */
export function foldInPlace(text: string): string {
  let folded = '';
  let copied = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const plain = table[unit]!;
    if (plain === unit || unit === 0x200b) continue;
    folded += text.slice(copied, i) + (plain === DROP ? '\u200b' : String.fromCharCode(plain));
    copied = i + 1;
  }
  return copied === 0 ? text : folded + text.slice(copied);
}

/** Folds one UTF-16 unit as `foldInPlace` does; -1 for a unit that `fold` drops. */
export function foldUnit(unit: number): number {
  const plain = table[unit]!;
  return plain === DROP ? -1 : plain;
}

/** Where folded unit `index` starts in the original. */
export function originalStart(folded: Folded, index: number): number {
  return folded.offsets === null ? index : folded.offsets[index]!;
}

/** Where a folded span that ends before `end` (at least one unit long) ends in the original. */
export function originalEnd(folded: Folded, end: number): number {
  return folded.offsets === null ? end : folded.offsets[end - 1]! + 1;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function buildTable(): Uint16Array {
  const map = new Uint16Array(65_536);
  for (let unit = 0; unit < 65_536; unit++) map[unit] = unit;
  mapLetters(map);
  mapTraditional(map);
  for (let digit = 0; digit < 9; digit++) {
    map[0x2460 + digit] = 49 + digit; // ① …
    map[0x2474 + digit] = 49 + digit; // ⑴ …
    map[0x2776 + digit] = 49 + digit; // ❶ …
  }
  map[0x24ea] = 48;
  map[0x3000] = 32;
  map[0xa0] = 32;
  dropInvisible(map);
  return closed(map);
}

/** Case of every alphabet, and the compatibility forms of Latin letters, digits and signs. */
function mapLetters(map: Uint16Array): void {
  const blocks = [
    [0x41, 0x5a],
    [0xb2, 0x17f],
    [0x370, 0x52f],
    [0x2070, 0x209c],
    [0x2102, 0x2139],
    [0x2160, 0x217f],
    [0x24b6, 0x24e9],
    [0x1d00, 0x1dbf],
    [0xff01, 0xff5e],
  ] as const;
  for (const [from, until] of blocks) {
    for (let unit = from; unit <= until; unit++) {
      const plain = String.fromCharCode(unit).normalize('NFKC').toLowerCase();
      if (plain.length === 1) map[unit] = plain.charCodeAt(0);
    }
  }
}

/** OpenCC's table of single characters; of several simplified forms the first, its most usual one. */
function mapTraditional(map: Uint16Array): void {
  for (const group of to['cn'] ?? []) {
    for (const dictionary of group) {
      if (typeof dictionary !== 'string') continue;
      for (const entry of dictionary.split('|')) {
        if (entry.charCodeAt(1) === 32 && entry.length >= 3) {
          const simplified = entry.charCodeAt(2);
          const surrogate = simplified >= 0xd800 && simplified <= 0xdfff;
          if (!surrogate) map[entry.charCodeAt(0)] = simplified;
        }
      }
    }
  }
}

function dropInvisible(map: Uint16Array): void {
  const ranges = [
    [0xad, 0xad], // soft hyphen
    [0x300, 0x36f], // combining marks, used to strike letters through
    [0x200b, 0x200f],
    [0x202a, 0x202e],
    [0x2060, 0x2064],
    [0x20d0, 0x20f0],
    [0xfe00, 0xfe0f], // variation selectors of emoji
    [0xfeff, 0xfeff],
  ] as const;
  for (const [from, until] of ranges) map.fill(DROP, from, until + 1);
  map[DROP] = DROP;
}

/** Follows chains (traditional → other traditional → simplified) to their end: makes folding idempotent. */
function closed(map: Uint16Array): Uint16Array {
  for (let unit = 0; unit < 65_536; unit++) {
    let target = map[unit]!;
    for (let step = 0; step < 4 && target !== DROP && map[target] !== target; step++) {
      target = map[target]!;
    }
    map[unit] = target;
  }
  return map;
}
