// A test of one line as a condition on a conversation: is there such a line among those selected?
import { type Condition, openness, type Place } from './condition.ts';
import { type FeatureMask, featureMask, hasSome, someSideHas } from './conversation-words.ts';
import { type Facts, isUnreadable, wordsOf } from './facts.ts';
import { type Foresight, foreseeNothing, HITS, MISSES, OPEN } from './foresight.ts';
import { inspectTests } from './inspect-tests.ts';
import { markLine } from './line-mark.ts';
import type { LineTest } from './line-test.ts';
import { hit, type Mark, MISS, notApplicable, type Outcome } from './outcome.ts';
import { restrict, type Selector } from './selector.ts';
import type { Span } from './span.ts';
import { featureOf } from './text/features.ts';
import type { TraceNode } from './trace-node.ts';

/** Lines cited by one condition; a conversation with more of them is not better proven by more. */
const MARKS_MAX = 40;

/** Hit if at least `selector.count` selected lines pass the test; each such line is a mark. */
export function lineCondition(selector: Selector, test: LineTest): Condition {
  const children = selector.anchors.map((anchor) => anchor.condition);
  const foresee = foresightOf(selector, test);
  const needs = test.needs === null ? null : featureMask(test.needs);
  return {
    operator: test.operator,
    settings: test.settings,
    children,
    gate: false,
    slot: -1,
    plain: children.every(({ plain }) => plain),
    certain: children.length === 0 && selector.last === null && test.certain,
    quick: children.length === 0 && test.decided,
    foresee,
    judge: (place, span) => judgeLines(selector, test, needs, place, span),
    doubt: (place, span) => doubtLines(selector, test, place, span),
    inspect: (place, span) => inspectLines(selector, test, place, span),
  };
}

/** Without a line of the sides asked that has what the test needs, there is nothing to look at. */
function foresightOf(selector: Selector, test: LineTest): Condition['foresee'] {
  const { sides, kind, first, last, anchors, count } = selector;
  if (test.needs === null || count < 1) return foreseeNothing;
  const needs = featureMask(test.needs);
  if (anchors.length > 0) {
    // An anchor may be n/a; only words that nobody says settle it before.
    if (test.packs === null || test.packs.length === 0) return foreseeNothing;
    const packs = featureMask(test.packs.map(featureOf));
    return (facts) => (someSideHas(wordsOf(facts), packs, ANY_SIDE) ? OPEN : MISSES);
  }
  const { elsewhere } = test;
  const all = kind === null && first === null && last === null && count === 1;
  const others = elsewhere === null ? null : featureMask(elsewhere);
  const decided = test.decided && all;
  return (facts, whole): Foresight => {
    const words = wordsOf(facts);
    if (!someSideHas(words, needs, sides)) return MISSES;
    if (others !== null && !facts.unreadable && !someSideHas(words, others, ANY_SIDE))
      return MISSES;
    return decided && whole ? HITS : OPEN;
  };
}

const ANY_SIDE = 0b1111;

/** `needs`: those of the test. */
function judgeLines(
  selector: Selector,
  test: LineTest,
  needs: FeatureMask | null,
  place: Place,
  span: Span,
): Outcome {
  const { facts } = place;
  if (test.packs !== null && !someSideHas(wordsOf(facts), needs!, ANY_SIDE)) return MISS;
  const left = restrict(selector, place, span);
  if ('truth' in left) return left;
  const words = needs === null ? null : wordsOf(facts);
  if (selector.count > 1 && words !== null && isTooFew(selector, facts, needs!, left)) return MISS;
  let marks: Mark[] | null = null;
  let unknown = 0;
  for (let line = left.from; line < left.to; line++) {
    if (!isSelected(selector, facts, line)) continue;
    if (words !== null && !hasSome(words, needs!, line)) continue;
    const truth = test.decided ? 'hit' : test.test(facts, line);
    if (truth === 'na') unknown += 1;
    if (truth !== 'hit') continue;
    if (marks === null) marks = [markLine(facts, test, line)];
    else if (marks.length < MARKS_MAX) marks.push(markLine(facts, test, line));
  }
  const found = marks === null ? 0 : marks.length;
  if (found < selector.count) {
    return found + unknown < selector.count ? MISS : notApplicable(test.naReason);
  }
  if (selector.last !== null) {
    const open = openness(place, left);
    if (open !== null) return notApplicable(open);
  }
  return hit(marks ?? []);
}

/** Whether fewer lines than wanted have what the test needs: no other line could hit or be n/a. */
function isTooFew(selector: Selector, facts: Facts, needs: FeatureMask, span: Span): boolean {
  const words = wordsOf(facts);
  let left = selector.count;
  for (let line = span.from; line < span.to && left > 0; line++) {
    if (isSelected(selector, facts, line) && hasSome(words, needs, line)) left -= 1;
  }
  return left > 0;
}

function doubtLines(selector: Selector, test: LineTest, place: Place, span: Span): string | null {
  const { facts } = place;
  const left = restrict(selector, place, span);
  if ('truth' in left) {
    if (left.truth === 'na') return left.reason;
    for (const { condition } of selector.anchors) {
      const doubt = condition.doubt(place, facts.whole);
      if (doubt !== null) return doubt;
    }
    return null;
  }
  if (test.readsWords && selector.kind === null) {
    for (let line = left.from; line < left.to; line++) {
      if ((selector.sides & (1 << facts.sides[line]!)) === 0) continue;
      if (isUnreadable(facts.lines[line]!.message.kind)) return 'unreadable';
    }
  }
  return openness(place, left);
}

/** What each test inside says about the lines asked, however the others turn out. */
function inspectLines(selector: Selector, test: LineTest, place: Place, span: Span): TraceNode[] {
  if (test.children.length === 0) return [];
  const { facts } = place;
  const left = restrict(selector, { ...place, tracer: null }, span);
  if ('truth' in left) return [];
  const lines: number[] = [];
  for (let line = left.from; line < left.to; line++) {
    if (isSelected(selector, facts, line)) lines.push(line);
  }
  return inspectTests(test.children, facts, lines);
}

function isSelected(selector: Selector, facts: Facts, line: number): boolean {
  if ((selector.sides & (1 << facts.sides[line]!)) === 0) return false;
  return selector.kind === null || facts.lines[line]!.message.kind === selector.kind;
}
