// Whether a line asks something, and which questions are in it.
import { fold, foldInPlace } from '../../lib/text-folding.ts';
import { clauseAsks } from './question-clause.ts';

/** Units one of which every question has, so that most lines are settled at a glance. */
export const ASKING_UNITS = '?吗么嘛呢吧不没啥咋怎几哪谁何否问询听多还无木';
const hints = new Uint8Array(65_536);
for (const unit of ASKING_UNITS) hints[unit.charCodeAt(0)] = 1;

const MARK = 1;
const SPACE = 2;
const separators = new Uint8Array(65_536);
for (const unit of ',，。!?;；~～…\n\r') separators[unit.charCodeAt(0)] = MARK;
for (const unit of ' \t') separators[unit.charCodeAt(0)] = SPACE;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** True if the line asks something, be it in the middle. Polite and indirect questions count. */
export function isQuestion(text: string): boolean {
  const folded = fold(text).text;
  if (!mayAsk(folded)) return false;
  for (let at = 0; at < folded.length; ) {
    const clause = clauseFrom(folded, at);
    if (asks(folded, clause)) return true;
    at = clause.next;
  }
  return false;
}

/**
 * The separate questions of a line as spans of the original text, each with the clause it stands in; where
 * nothing separates them (什么时候发货呀什么快递), cut after the particle of the first.
 */
export function splitQuestions(text: string): readonly Span[] {
  const folded = foldInPlace(text);
  const questions: Span[] = [];
  if (!mayAsk(folded)) return questions;
  for (let at = 0; at < folded.length; ) {
    const clause = clauseFrom(folded, at);
    at = clause.next;
    if (!asks(folded, clause)) continue;
    for (const part of cutAfterParticles(folded, clause)) questions.push(part);
  }
  return questions;
}

function mayAsk(folded: string): boolean {
  for (let i = 0; i < folded.length; i++) if (hints[folded.charCodeAt(i)] === 1) return true;
  return false;
}

interface Clause extends Span {
  /** A question mark ends it; then `end` is after the marks. */
  readonly marked: boolean;
  /** Where the next clause begins. */
  readonly next: number;
}

/** The clause that begins at `from`: up to punctuation, or a space that no Latin word stands around. */
function clauseFrom(folded: string, from: number): Clause {
  for (let i = from; i < folded.length; i++) {
    const kind = separators[folded.charCodeAt(i)]!;
    if (kind === 0 || (kind === SPACE && isLatin(folded, i - 1) && isLatin(folded, i + 1)))
      continue;
    if (folded[i] === '?' && isLatin(folded, i - 1) && isLatin(folded, i + 1)) continue;
    let next = i;
    let marked = false;
    for (; next < folded.length && separators[folded.charCodeAt(next)] !== 0; next++) {
      if (folded[next] === '?') marked = true;
    }
    return { start: from, end: marked ? next : i, marked, next };
  }
  return { start: from, end: folded.length, marked: false, next: folded.length };
}

/** Within Latin words and addresses: a visible ASCII character. */
function isLatin(folded: string, at: number): boolean {
  const unit = folded.charCodeAt(at);
  return unit > 0x20 && unit < 0x7f;
}

function asks(folded: string, clause: Clause): boolean {
  if (clause.marked) return true;
  return clause.end > clause.start && clauseAsks(folded.slice(clause.start, clause.end));
}

/** Longer clauses are not cut, so that a flood of 吗 stays cheap. */
const cutUnitsMax = 200;

function cutAfterParticles(folded: string, clause: Clause): Span[] {
  const parts: Span[] = [];
  let start = clause.start;
  if (clause.end - clause.start > cutUnitsMax) return [clause];
  for (let i = clause.start + 1; i < clause.end - 2; i++) {
    if (!'吗呢呀啊么嘛'.includes(folded[i]!) || '什怎这那多要'.includes(folded[i - 1]!)) continue;
    const right = folded.slice(i + 1, clause.end);
    if (!clauseAsks(folded.slice(start, i + 1)) || !(clause.marked || clauseAsks(right))) continue;
    parts.push({ start, end: i + 1 });
    start = i + 1;
  }
  parts.push({ start, end: clause.end });
  return parts;
}
