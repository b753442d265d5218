// Compares the verdicts of one rule with what the marks of an example demand.
import type { Verdict } from '../../domain/analysis.ts';
import type { ChatMark } from './chat-case.ts';

/** No marks: a miss is due. */
export interface Expected {
  readonly marks: readonly ChatMark[];
}

/** What differs, in a few words for the author; empty if nothing does. */
export function compare({ marks }: Expected, actual: readonly Verdict[]): string {
  if (marks.length === 0) {
    const wrong = actual.find(({ result }) => result !== 'miss');
    if (wrong === undefined) return '';
    return `没有标记，应当不算（miss），实际是 ${say(wrong)}`;
  }
  for (const mark of marks) {
    const difference = mark.demand === 'hit' ? compareHit(mark, actual) : compareNa(mark, actual);
    if (difference !== '') return difference;
  }
  const others = marks.every(({ orderId }) => orderId !== null)
    ? actual.filter((verdict) => marks.every(({ orderId }) => orderId !== verdict.orderId))
    : [];
  const wrong = others.find(({ result }) => result !== 'miss');
  if (wrong !== undefined) return `订单 ${wrong.orderId} 没有标记，应当不算，实际是 ${say(wrong)}`;
  const flagged = marks.filter(({ demand }) => demand === 'hit');
  return flagged.every(({ messageId }) => messageId !== null) ? unmarked(flagged, actual) : '';
}

function compareHit(mark: ChatMark, actual: readonly Verdict[]): string {
  const mine = ofOrder(mark, actual).filter(({ result }) => result === 'hit');
  if (mine.length === 0)
    return `第 ${mark.line} 行应当被抓到，实际是 ${actual.map(say).join('、')}`;
  if (mark.messageId === null) return '';
  const cited = mine.some(({ evidence }) =>
    evidence.some(({ messageId, role }) => messageId === mark.messageId && role !== 'context'),
  );
  return cited
    ? ''
    : `抓到了，但证据没有指到第 ${mark.line} 行，指的是 ${mine.map(say).join('、')}`;
}

function compareNa(mark: ChatMark, actual: readonly Verdict[]): string {
  const mine = ofOrder(mark, actual);
  const found = mine.find(
    ({ result, reason }) => result === 'na' && (mark.reason === null || mark.reason === reason),
  );
  if (found !== undefined && mine.every(({ result }) => result !== 'hit')) return '';
  const due = mark.reason === null ? '不适用（na）' : `不适用（na ${mark.reason}）`;
  return `第 ${mark.line} 行应当${due}，实际是 ${actual.map(say).join('、')}`;
}

/** A line cited as wrong or good that has no mark is a finding nobody asked for. */
function unmarked(marks: readonly ChatMark[], actual: readonly Verdict[]): string {
  const known = new Set(marks.map(({ messageId }) => messageId));
  for (const { result, evidence } of actual) {
    if (result !== 'hit') continue;
    if (evidence.some(({ messageId, role }) => role === 'trigger' && known.has(messageId)))
      continue;
    const extra = evidence.find(
      ({ messageId, role }) =>
        messageId !== null && (role === 'wrong' || role === 'good') && !known.has(messageId),
    );
    if (extra !== undefined) return `还指到了没有标记的一行（${extra.messageId}）`;
  }
  return '';
}

function ofOrder(mark: ChatMark, actual: readonly Verdict[]): readonly Verdict[] {
  return mark.orderId === null ? actual : actual.filter(({ orderId }) => orderId === mark.orderId);
}

function say({ result, reason, evidence }: Verdict): string {
  const lines = evidence.flatMap(({ messageId }) => messageId ?? []);
  const why = reason === null ? '' : ` ${reason}`;
  return lines.length > 0 ? `${result}${why}（${lines.join(' ')}）` : `${result}${why}`;
}
