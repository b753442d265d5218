// Finds the entries of word packs in a folded line: one automaton pass, then anchors and gaps.
import {
  type Automaton,
  buildAutomaton,
  emptyMatches,
  scanAutomaton,
} from '../../lib/automaton.ts';
import { type FoldedUnits, fold } from '../../lib/text-folding.ts';
import { isChance, type Skeleton } from './evasion.ts';
import { addPlace, type Places } from './places.ts';
import { endsSentence, hasSentenceEnd, startsSentence } from './sentence-edge.ts';
import { gapUnitsMax, parseWordEntry } from './word-entry.ts';
import type { WordPack } from './word-pack.ts';

/** What is reported where a pattern, or the last of several parts, stands. */
interface Use {
  readonly pack: number;
  /** Number of the entry, counted through all packs: each pack's words, then its exceptions. */
  readonly word: number;
  /** EXCEPT, AT_START, AT_END. */
  readonly how: number;
}

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
  /** Per pattern: the parts of entries with gaps it spells. */
  readonly parts: Lists;
  /** Per pattern: 1 if it begins or ends with a Latin letter or a digit, so may be cut out of a longer word. */
  readonly cuttable: Uint8Array;
  /** Per part: 1 may come first, 2 may come later. */
  readonly partRoles: Uint8Array;
  readonly gaps: Gaps;
}

const EXCEPT = 1;
const AT_START = 2;
const AT_END = 4;

const FIRST = 1;
const LATER = 2;

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
  return {
    automaton: buildAutomaton(texts),
    uses: listsOf(uses.map((list) => list.flatMap(({ pack, word, how }) => [pack, word, how]))),
    parts: listsOf(spelled),
    cuttable: Uint8Array.from(texts, (text) => (isCuttable(text) ? 1 : 0)),
    ...linkGaps(chains, parts.texts()),
  };
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

/** Patterns of the line being matched; parts so far: node, begin, start, end; `seenLength` numbers count. */
const raw = emptyMatches();
const seen: number[] = [];
let seenLength = 0;

/**
 * Adds every place where an entry or an exception stands in the folded `line`, but for those inside a
 * longer Latin word or number. With a `skeleton`, `line` is the skeleton's, and chance hits are left out.
 */
export function matchEntries(
  matcher: EntryMatcher,
  line: FoldedUnits,
  skeleton: Skeleton | null,
  hits: Places,
  excepts: Places,
): void {
  scanAutomaton(matcher.automaton, line.units, 0, line.length, raw);
  seenLength = 0;
  const { automaton, uses, parts, cuttable } = matcher;
  const { lengths } = automaton;
  const { pairs, length } = raw;
  for (let i = 0; i < length; i += 2) {
    const pattern = pairs[i]!;
    const end = pairs[i + 1]!;
    const start = end - lengths[pattern]!;
    if (skeleton !== null) {
      if (isChance(skeleton, start, end)) continue;
    } else if (cuttable[pattern] === 1 && isInsideWord(line, start, end)) continue;
    const usesEnd = uses.from[pattern + 1]!;
    for (let k = uses.from[pattern]!; k < usesEnd; k += 3) {
      const how = uses.items[k + 2]!;
      if (how > EXCEPT && !isAtEdges(line, how, start, end)) continue;
      addPlace(how === EXCEPT ? excepts : hits, uses.items[k]!, start, end, uses.items[k + 1]!);
    }
    const partsEnd = parts.from[pattern + 1]!;
    for (let k = parts.from[pattern]!; k < partsEnd; k++) {
      join(matcher, parts.items[k]!, line, start, end, hits);
    }
  }
}

function isAtEdges(line: FoldedUnits, how: number, start: number, end: number): boolean {
  if ((how & AT_START) !== 0 && !startsSentence(line, start)) return false;
  return (how & AT_END) === 0 || endsSentence(line, end);
}

/** A part of entries with gaps stands at `start`: completes or prolongs what came shortly before. */
function join(
  { gaps, partRoles }: EntryMatcher,
  part: number,
  line: FoldedUnits,
  start: number,
  end: number,
  hits: Places,
): void {
  const role = partRoles[part]!;
  if ((role & LATER) !== 0 && seenLength > 0) {
    const nearest = start - gapUnitsMax - gaps.unitsMax;
    for (let k = seenLength - 4; k >= 0 && seen[k + 2]! >= nearest; k -= 4) {
      const before = seen[k + 3]!;
      if (before > start || start - before > gapUnitsMax) continue;
      const step = gaps.steps.get(seen[k]! * gaps.parts + part);
      if (step === undefined || hasSentenceEnd(line, before, start)) continue;
      const from = seen[k + 1]!;
      for (const { pack, word, how } of step.uses) {
        if (isAtEdges(line, how, from, end)) addPlace(hits, pack, from, end, word);
      }
      if (step.node >= 0) addSeen(step.node, from, start, end);
    }
  }
  if ((role & FIRST) !== 0) addSeen(part, start, start, end);
}

function addSeen(node: number, begin: number, start: number, end: number): void {
  seen[seenLength] = node;
  seen[seenLength + 1] = begin;
  seen[seenLength + 2] = start;
  seen[seenLength + 3] = end;
  seenLength += 4;
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

/** `ok` in `book`, `5折` in `15折`: a Latin word or number goes on beyond the match. */
function isInsideWord({ units, length }: FoldedUnits, start: number, end: number): boolean {
  const first = asciiKind(units[start]!);
  if (first !== 0 && start > 0 && asciiKind(units[start - 1]!) === first) return true;
  const last = asciiKind(units[end - 1]!);
  return last !== 0 && end < length && asciiKind(units[end]!) === last;
}

/** 1 digit, 2 lower-case letter, 0 anything else. */
function asciiKind(unit: number): number {
  if (unit >= 48 && unit <= 57) return 1;
  return unit >= 97 && unit <= 122 ? 2 : 0;
}
