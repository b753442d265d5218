// A conversation cut down to what a reader needs: the lines, the waits, the orders on the same time line.
import type { AttributedOrder, Conversation, Evidence } from '../domain/analysis.ts';
import type { OrderMark, Transcript, TranscriptLine } from './case.ts';

const LINES_MAX = 44;
const TEXT_MAX = 400;
/** Lines kept at the head, and on either side of every line that is evidence. */
const HEAD = 4;
const AROUND = 4;

function kept(conversation: Conversation, evidence: readonly Evidence[]): readonly number[] {
  const count = conversation.lines.length;
  if (count <= LINES_MAX) return conversation.lines.map((line) => line.index);
  const wanted = new Set<number>();
  const add = (from: number, to: number): void => {
    for (let i = Math.max(0, from); i <= Math.min(count - 1, to); i++) {
      if (wanted.size < LINES_MAX) wanted.add(i);
    }
  };
  const ids = new Set(evidence.map((item) => item.messageId));
  for (const line of conversation.lines) {
    if (ids.has(line.message.id)) add(line.index - AROUND, line.index + AROUND);
  }
  add(0, HEAD - 1);
  add(count - 2, count - 1);
  return [...wanted].sort((a, b) => a - b);
}

function marksOf(order: AttributedOrder): OrderMark[] {
  const title = order.items.map((item) => item.title).join('、');
  const base = { orderId: order.orderId, title: title.slice(0, 60) };
  const marks: OrderMark[] = [];
  const add = (state: OrderMark['state'], at: number | null, amountFen: number | null): void => {
    if (at !== null) marks.push({ ...base, at, state, amountFen });
  };
  add('placed', order.placedAt, order.placedFen);
  add('paid', order.paidAt, order.paidFen);
  add('closed', order.closedAt, null);
  add('refunded', order.refundedAt, order.refundFen);
  return marks;
}

/**
 * The conversation as shown: all of it, or where it is long its head, its end and the
 * surroundings of the evidence, saying how many lines were skipped where.
 */
export function presentTranscript(
  conversation: Conversation,
  evidence: readonly Evidence[],
  orders: readonly AttributedOrder[],
  shop: string,
  buyer: string,
): Transcript {
  const waits = new Map<number, number>();
  for (const round of conversation.rounds) {
    if (round.repliedBy >= 0 && round.waitMs !== null) waits.set(round.repliedBy, round.waitMs);
  }
  const indexes = kept(conversation, evidence);
  const lines: TranscriptLine[] = [];
  let next = 0;
  for (const index of indexes) {
    const line = conversation.lines[index];
    if (line === undefined) continue;
    const { message } = line;
    lines.push({
      id: message.id,
      by: message.by,
      agent: message.agent,
      at: message.at,
      kind: message.kind,
      text: message.text.slice(0, TEXT_MAX),
      auto: line.auto,
      revoked: line.revoked,
      waitMs: waits.get(index) ?? null,
      skipped: index - next,
    });
    next = index + 1;
  }
  const ids = new Set(conversation.orderIds);
  return {
    conversation: conversation.id,
    shop,
    buyer,
    lines,
    skippedAfter: conversation.lines.length - next,
    orders: orders.filter((order) => ids.has(order.orderId)).flatMap(marksOf),
  };
}
