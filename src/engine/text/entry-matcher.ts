// Finds the entries of word packs in a folded line: one automaton pass, then anchors and gaps.
import { type Automaton, buildAutomaton, scanAutomaton } from '../../lib/automaton.ts';
import { fold } from '../../lib/text-folding.ts';
import { isChance, type Skeleton } from './evasion.ts';
import { endsSentence, hasSentenceEnd, startsSentence } from './sentence-edge.ts';
import { gapUnitsMax, parseWordEntry } from './word-entry.ts';
import type { WordPack } from './word-pack.ts';

/** What is reported where a pattern, or the last of several parts, stands. */
interface Use {
  readonly pack: number;
  /** As written in the pack. */
  readonly word: string;
  readonly except: boolean;
  readonly atStart: boolean;
  readonly atEnd: boolean;
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

export interface EntryMatcher {
  readonly automaton: Automaton;
  /** Per pattern: entries of one part, and exceptions. */
  readonly uses: readonly (readonly Use[])[];
  /** Per pattern: the parts of entries with gaps it spells; null: none. */
  readonly parts: readonly (readonly number[] | null)[];
  /** Per part: 1 may come first, 2 may come later. */
  readonly partRoles: Uint8Array;
  readonly gaps: Gaps;
}

/** A place in the matched line. */
export interface Found {
  readonly pack: number;
  start: number;
  end: number;
  readonly word: string;
}

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
  packs.forEach((pack, at) => {
    if (!wanted(pack)) return;
    for (const word of pack.words) {
      const entry = parseWordEntry(word);
      if (entry === null) continue;
      const { atStart, atEnd } = entry;
      const use = { pack: at, word, except: false, atStart, atEnd };
      if (entry.parts.length > 1) chains.push({ parts: entry.parts.map(partOf), use });
      else for (const form of formsOf(entry.parts[0]!)) uses[patternOf(form)]!.push(use);
    }
    for (const word of pack.except) {
      const text = fold(word.trim()).text;
      const use = { pack: at, word, except: true, atStart: false, atEnd: false };
      if (text !== '') uses[patternOf(text)]!.push(use);
    }
  });
  return {
    automaton: buildAutomaton(patterns.texts()),
    uses,
    parts: spelled.map((list) => (list.length === 0 ? null : list)),
    ...linkGaps(chains, parts.texts()),
  };
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

/** Hits of the line being matched: pairs of pattern and end; parts so far: node, begin, start, end. */
const raw: number[] = [];
const seen: number[] = [];

/**
 * Pushes every place where an entry or an exception stands in the folded `text`, but for those inside a
 * longer Latin word or number. With a `skeleton`, `text` is the skeleton's, and chance hits are left out.
 */
export function matchEntries(
  matcher: EntryMatcher,
  text: string,
  skeleton: Skeleton | null,
  hits: Found[],
  excepts: Found[],
): void {
  if (raw.length > 0) raw.length = 0;
  scanAutomaton(matcher.automaton, text, 0, text.length, raw);
  if (raw.length === 0) return;
  if (seen.length > 0) seen.length = 0;
  const { lengths } = matcher.automaton;
  for (let i = 0; i < raw.length; i += 2) {
    const pattern = raw[i]!;
    const end = raw[i + 1]!;
    const start = end - lengths[pattern]!;
    if (skeleton === null ? isInsideWord(text, start, end) : isChance(skeleton, start, end))
      continue;
    const uses = matcher.uses[pattern]!;
    for (let k = 0; k < uses.length; k++) place(uses[k]!, text, start, end, hits, excepts);
    const parts = matcher.parts[pattern]!;
    if (parts !== null) {
      for (let k = 0; k < parts.length; k++) join(matcher, parts[k]!, text, start, end, hits);
    }
  }
}

function place(
  use: Use,
  text: string,
  start: number,
  end: number,
  hits: Found[],
  excepts: Found[],
): void {
  if (use.atStart && !startsSentence(text, start)) return;
  if (use.atEnd && !endsSentence(text, end)) return;
  (use.except ? excepts : hits).push({ pack: use.pack, start, end, word: use.word });
}

/** A part of entries with gaps stands at `start`: completes or prolongs what came shortly before. */
function join(
  matcher: EntryMatcher,
  part: number,
  text: string,
  start: number,
  end: number,
  hits: Found[],
): void {
  const { steps, parts, unitsMax } = matcher.gaps;
  const role = matcher.partRoles[part]!;
  if ((role & LATER) !== 0) {
    const nearest = start - gapUnitsMax - unitsMax;
    for (let k = seen.length - 4; k >= 0 && seen[k + 2]! >= nearest; k -= 4) {
      const before = seen[k + 3]!;
      if (before > start || start - before > gapUnitsMax) continue;
      const step = steps.get(seen[k]! * parts + part);
      if (step === undefined || hasSentenceEnd(text, before, start)) continue;
      const from = seen[k + 1]!;
      for (const use of step.uses) {
        if (use.atStart && !startsSentence(text, from)) continue;
        if (use.atEnd && !endsSentence(text, end)) continue;
        hits.push({ pack: use.pack, start: from, end, word: use.word });
      }
      if (step.node >= 0) seen.push(step.node, from, start, end);
    }
  }
  if ((role & FIRST) !== 0) seen.push(part, start, start, end);
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

/** `ok` in `book`, `5折` in `15折`: a Latin word or number goes on beyond the match. */
function isInsideWord(text: string, start: number, end: number): boolean {
  const first = asciiKind(text.charCodeAt(start));
  if (first !== 0 && start > 0 && asciiKind(text.charCodeAt(start - 1)) === first) return true;
  const last = asciiKind(text.charCodeAt(end - 1));
  return last !== 0 && end < text.length && asciiKind(text.charCodeAt(end)) === last;
}

/** 1 digit, 2 lower-case letter, 0 anything else. */
function asciiKind(unit: number): number {
  if (unit >= 48 && unit <= 57) return 1;
  return unit >= 97 && unit <= 122 ? 2 : 0;
}
