// Word packs compiled into one automaton and tables of what each of its patterns stands for.
import { type Automaton, buildAutomaton } from '../../lib/automaton.ts';
import { fold } from '../../lib/text-folding.ts';
import { type PatternEffects, tellEffects, type Use } from './pattern-effects.ts';
import { parseWordEntry } from './word-entry.ts';
import type { WordPack } from './word-pack.ts';

/** Where `A…B…` stands after one more part. */
interface Step {
  /** Entries complete with it. */
  readonly uses: Use[];
  /** What may be followed by a further part; −1: nothing. */
  node: number;
}

/** Entries with gaps, as a trie over their parts, so that thousands of them cost no more than a few. */
interface Gaps {
  /** (node, part) → step, keyed by `node * parts + part`. Node of a first part: its own number. */
  readonly steps: ReadonlyMap<number, Step>;
  readonly parts: number;
  /** Units of the longest part: how far back to look for the part before. */
  readonly unitsMax: number;
}

/** Lists of every pattern one after another: those of pattern p are `items[from[p] … from[p + 1])`. */
interface Lists {
  readonly from: Int32Array;
  readonly items: Int32Array;
}

export interface EntryMatcher {
  readonly automaton: Automaton;
  /** Per pattern: entries of one part, and exceptions, as three numbers each: pack, word, how. */
  readonly uses: Lists;
  /** Per pattern: what can be told from it at once. */
  readonly effects: PatternEffects;
  /** Per pattern: the parts of entries with gaps it spells. */
  readonly parts: Lists;
  /** Per pattern: 1 if it begins or ends with a Latin letter or a digit, so may be cut out of a longer word. */
  readonly cuttable: Uint8Array;
  /** Per part: 1 may come first, 2 may come later. */
  readonly partRoles: Uint8Array;
  readonly gaps: Gaps;
}

export const EXCEPT = 1;
export const AT_START = 2;
export const AT_END = 4;

export const FIRST = 1;
export const LATER = 2;

/**
 * Compiles the packs for which `wanted` holds into one automaton. `formsOf` gives the spellings a part of an
 * entry goes by (itself among them).
 */
export function buildEntryMatcher(
  packs: readonly WordPack[],
  wanted: (pack: WordPack) => boolean,
  formsOf: (part: string) => readonly string[],
): EntryMatcher {
  const patterns = new Numbering();
  const parts = new Numbering();
  const uses: Use[][] = [];
  const spelled: number[][] = [];
  const chains: { readonly parts: readonly number[]; readonly use: Use }[] = [];
  const patternOf = (text: string): number => {
    const pattern = patterns.of(text);
    uses[pattern] ??= [];
    spelled[pattern] ??= [];
    return pattern;
  };
  const partOf = (text: string): number => {
    const part = parts.of(text);
    for (const form of formsOf(text)) {
      const spells = spelled[patternOf(form)]!;
      if (!spells.includes(part)) spells.push(part);
    }
    return part;
  };
  let words = 0;
  packs.forEach((pack, at) => {
    const firstWord = words;
    words += pack.words.length + pack.except.length;
    if (!wanted(pack)) return;
    pack.words.forEach((word, i) => {
      const entry = parseWordEntry(word);
      if (entry === null) return;
      const how = (entry.atStart ? AT_START : 0) | (entry.atEnd ? AT_END : 0);
      const use = { pack: at, word: firstWord + i, how };
      if (entry.parts.length > 1) chains.push({ parts: entry.parts.map(partOf), use });
      else for (const form of formsOf(entry.parts[0]!)) uses[patternOf(form)]!.push(use);
    });
    pack.except.forEach((word, i) => {
      const text = fold(word.trim()).text;
      const use = { pack: at, word: firstWord + pack.words.length + i, how: EXCEPT };
      if (text !== '') uses[patternOf(text)]!.push(use);
    });
  });
  const texts = patterns.texts();
  const { partRoles, gaps } = linkGaps(chains, parts.texts());
  const followed = kindsFollowed(gaps);
  const facts = texts.map((text, pattern) => {
    const firsts = spelled[pattern]!.filter((part) => (partRoles[part]! & FIRST) !== 0);
    return {
      uses: uses[pattern]!,
      cuttable: isCuttable(text),
      begins: firsts.reduce((kinds, part) => kinds | kindOf(part), 0),
      follows: spelled[pattern]!.reduce((kinds, part) => kinds | followed[part]!, 0),
    };
  });
  return {
    automaton: buildAutomaton(texts),
    uses: listsOf(uses.map((list) => list.flatMap(({ pack, word, how }) => [pack, word, how]))),
    effects: tellEffects(facts, packs.length),
    parts: listsOf(spelled),
    cuttable: Uint8Array.from(texts, (text) => (isCuttable(text) ? 1 : 0)),
    partRoles,
    gaps,
  };
}

/** Which of 32 kinds a part is of, as a bit. */
function kindOf(part: number): number {
  return 1 << (part & 31);
}

/** Per part: the kinds of the first parts it may come right after. */
function kindsFollowed({ steps, parts }: Gaps): Int32Array {
  const followed = new Int32Array(parts);
  for (const key of steps.keys()) {
    const node = Math.floor(key / parts);
    if (node < parts) followed[key % parts]! |= kindOf(node);
  }
  return followed;
}

function listsOf(lists: readonly (readonly number[])[]): Lists {
  const from = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    from[i + 1] = from[i]! + list.length;
  });
  return { from, items: Int32Array.from(lists.flat()) };
}

function linkGaps(
  chains: readonly { readonly parts: readonly number[]; readonly use: Use }[],
  texts: readonly string[],
): { readonly partRoles: Uint8Array; readonly gaps: Gaps } {
  const steps = new Map<number, Step>();
  const partRoles = new Uint8Array(texts.length);
  let nodes = texts.length;
  for (const { parts, use } of chains) {
    partRoles[parts[0]!]! |= FIRST;
    let node = parts[0]!;
    parts.forEach((part, i) => {
      if (i === 0) return;
      partRoles[part]! |= LATER;
      const key = node * texts.length + part;
      const step = steps.get(key) ?? { uses: [], node: -1 };
      steps.set(key, step);
      if (i === parts.length - 1) step.uses.push(use);
      else if (step.node < 0) step.node = nodes++;
      node = step.node;
    });
  }
  const unitsMax = texts.reduce((most, text) => Math.max(most, text.length), 0);
  // A form in pinyin is up to six letters a character.
  return { partRoles, gaps: { steps, parts: texts.length, unitsMax: unitsMax * 6 } };
}

/** Numbers texts from 0 in order of first mention. */
class Numbering {
  readonly #numbers = new Map<string, number>();

  of(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  texts(): string[] {
    return [...this.#numbers.keys()];
  }
}

function isCuttable(pattern: string): boolean {
  const first = asciiKind(pattern.charCodeAt(0));
  return first !== 0 || asciiKind(pattern.charCodeAt(pattern.length - 1)) !== 0;
}

/** 1 digit, 2 lower-case letter, 0 anything else. */
export function asciiKind(unit: number): number {
  if (unit >= 48 && unit <= 57) return 1;
  return unit >= 97 && unit <= 122 ? 2 : 0;
}
