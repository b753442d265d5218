// Finds the entries of word packs in a folded line: one automaton pass, then anchors and gaps.
import { emptyMatches, scanAutomaton } from '../../lib/automaton.ts';
import type { FoldedUnits } from '../../lib/text-folding.ts';
import {
  AT_END,
  AT_START,
  asciiKind,
  type EntryMatcher,
  EXCEPT,
  FIRST,
  LATER,
} from './entry-matcher.ts';
import { isChance, type Skeleton } from './evasion.ts';
import { featureOf, isFeatureSet, setFeature } from './features.ts';
import { BEGINS, FOLLOWS, LOOK } from './pattern-effects.ts';
import { addPlace, emptyPlaces, type Places } from './places.ts';
import { endsSentence, hasSentenceEnd, startsSentence } from './sentence-edge.ts';
import { gapUnitsMax } from './word-entry.ts';

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

/** Places of entries with gaps, where only their packs are asked for. */
const joined = emptyPlaces();
/** Packs of which an exception stands in the line, the first `exceptedCount` of them. */
const excepted: number[] = [];
let exceptedCount = 0;

/**
 * Sets the features of the packs that have an entry in the folded `line` in `bits`, numbers from `at` on: those
 * of `matchEntries` without their places. Entries with gaps are looked for only where a part has stood that
 * one of the kinds of a later part may come after. False, with some bits set perhaps, where an exception
 * stands beside words of its pack, so that the places have to be looked at.
 */
export function matchPacks(
  matcher: EntryMatcher,
  line: FoldedUnits,
  bits: Int32Array,
  at: number,
): boolean {
  scanAutomaton(matcher.automaton, line.units, 0, line.length, raw);
  const { rowOf, rows, width } = matcher.effects;
  const { pairs, length } = raw;
  let begun = 0;
  let joins = 0;
  exceptedCount = 0;
  for (let i = 0; i < length; i += 2) {
    const row = rowOf[pairs[i]!]!;
    for (let k = 0; k < width; k++) bits[at + k]! |= rows[row + k]!;
    const more = row + width;
    joins |= rows[more + FOLLOWS]! & begun;
    begun |= rows[more + BEGINS]!;
    if (rows[more + LOOK] !== 0) markUses(matcher, pairs[i]!, line, pairs[i + 1]!, bits, at);
  }
  if (joins !== 0) markJoined(matcher, line, bits, at);
  for (let i = 0; i < exceptedCount; i++) {
    if (isFeatureSet(bits, at, featureOf(excepted[i]!))) return false;
  }
  return true;
}

/** A pattern that does not count everywhere, or is an exception. */
function markUses(
  { automaton, uses, cuttable }: EntryMatcher,
  pattern: number,
  line: FoldedUnits,
  end: number,
  bits: Int32Array,
  at: number,
): void {
  const start = end - automaton.lengths[pattern]!;
  if (cuttable[pattern] === 1 && isInsideWord(line, start, end)) return;
  const usesEnd = uses.from[pattern + 1]!;
  for (let k = uses.from[pattern]!; k < usesEnd; k += 3) {
    const how = uses.items[k + 2]!;
    if (how === EXCEPT) excepted[exceptedCount++] = uses.items[k]!;
    else if (how === 0 || isAtEdges(line, how, start, end))
      setFeature(bits, at, featureOf(uses.items[k]!));
  }
}

/** Entries with gaps of the line that was scanned last. */
function markJoined(matcher: EntryMatcher, line: FoldedUnits, bits: Int32Array, at: number): void {
  const { automaton, parts, cuttable } = matcher;
  const { pairs, length } = raw;
  seenLength = 0;
  joined.count = 0;
  for (let i = 0; i < length; i += 2) {
    const pattern = pairs[i]!;
    const partsEnd = parts.from[pattern + 1]!;
    let k = parts.from[pattern]!;
    if (k === partsEnd) continue;
    const end = pairs[i + 1]!;
    const start = end - automaton.lengths[pattern]!;
    if (cuttable[pattern] === 1 && isInsideWord(line, start, end)) continue;
    for (; k < partsEnd; k++) join(matcher, parts.items[k]!, line, start, end, joined);
  }
  const { rows, count } = joined;
  for (let row = 0; row < count * 4; row += 4) setFeature(bits, at, featureOf(rows[row]!));
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

/** `ok` in `book`, `5折` in `15折`: a Latin word or number goes on beyond the match. */
function isInsideWord({ units, length }: FoldedUnits, start: number, end: number): boolean {
  const first = asciiKind(units[start]!);
  if (first !== 0 && start > 0 && asciiKind(units[start - 1]!) === first) return true;
  const last = asciiKind(units[end - 1]!);
  return last !== 0 && end < length && asciiKind(units[end]!) === last;
}
