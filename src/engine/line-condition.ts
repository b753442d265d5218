// A test of one line as a condition on a conversation: is there such a line among those selected?
import type { Evidence } from '../domain/analysis.ts';
import { type Condition, openness, type Place } from './condition.ts';
import { type Facts, hitsOf, isUnreadable } from './facts.ts';
import { inspectTests } from './inspect-tests.ts';
import type { LineTest, TextSpan } from './line-test.ts';
import { hit, type Mark, MISS, notApplicable, type Outcome } from './outcome.ts';
import { restrict, type Selector } from './selector.ts';
import type { Span } from './span.ts';
import type { TraceNode } from './trace-node.ts';

/** Lines cited by one condition; a conversation with more of them is not better proven by more. */
const MARKS_MAX = 40;

/** Hit if at least `selector.count` selected lines pass the test; each such line is a mark. */
export function lineCondition(selector: Selector, test: LineTest): Condition {
  const children = selector.anchors.map((anchor) => anchor.condition);
  return {
    operator: test.operator,
    settings: test.settings,
    children,
    gate: false,
    judge: (place, span) => judgeLines(selector, test, place, span),
    doubt: (place, span) => doubtLines(selector, test, place, span),
    inspect: (place, span) => inspectLines(selector, test, place, span),
  };
}

function judgeLines(selector: Selector, test: LineTest, place: Place, span: Span): Outcome {
  const { facts } = place;
  if (test.packs !== null && !occurs(facts, test.packs)) return MISS;
  const left = restrict(selector, place, span);
  if ('truth' in left) return left;
  const lines = candidates(facts, test.packs, left);
  const count = lines === null ? left.to - left.from : lines.length;
  let marks: Mark[] | null = null;
  let unknown = 0;
  for (let i = 0; i < count; i++) {
    const line = lines === null ? left.from + i : lines[i]!;
    if (!isSelected(selector, facts, line)) continue;
    const truth = test.test(facts, line);
    if (truth === 'na') unknown += 1;
    if (truth !== 'hit') continue;
    marks ??= [];
    if (marks.length < MARKS_MAX) marks.push(markLine(facts, test, line));
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

function occurs(facts: Facts, packs: readonly number[]): boolean {
  for (let i = 0; i < packs.length; i++) {
    if (hitsOf(facts, packs[i]!).length > 0) return true;
  }
  return false;
}

/** Lines of the span that can pass: those with a word of one of the packs; null: all. */
function candidates(facts: Facts, packs: readonly number[] | null, span: Span): number[] | null {
  if (packs === null) return null;
  const lines: number[] = [];
  let sorted = true;
  for (let i = 0; i < packs.length; i++) {
    const hits = hitsOf(facts, packs[i]!);
    for (let k = 0; k < hits.length; k++) {
      const { line } = hits[k]!;
      const last = lines.length === 0 ? -1 : lines[lines.length - 1]!;
      if (line < span.from || line >= span.to || line === last) continue;
      if (line < last) sorted = false;
      lines.push(line);
    }
  }
  return sorted ? lines : [...new Set(lines)].sort((a, b) => a - b);
}

function markLine(facts: Facts, test: LineTest, line: number): Mark {
  const { message } = facts.lines[line]!;
  const spans = test.spans(facts, line);
  const evidence =
    spans.length === 0
      ? [{ messageId: message.id, role: 'wrong' as const }]
      : spans.map((span) => citation(message.id, span));
  return { line, at: message.at, agent: message.by === 'agent' ? message.agent : null, evidence };
}

function citation(messageId: string, { start, end, note }: TextSpan): Evidence {
  return note === undefined
    ? { messageId, start, end, role: 'wrong' }
    : { messageId, start, end, role: 'wrong', note };
}
