// An analysis as flat records for machines: what DIR/facts/*.jsonl holds, one line a record.
import type {
  Analysis,
  AttributedOrder,
  Conversation,
  Inquiry,
  Reception,
  Round,
} from '../domain/analysis.ts';
import { jsonText, jsonTextOrNull, jsonTexts } from '../lib/json-text.ts';
import { isoText } from '../lib/zone.ts';
import { decisiveStep } from './decisive-step.ts';
import {
  type FactContext,
  type FactSink,
  type Shared,
  secondsText,
  timeText,
  type VerdictSink,
} from './fact-line.ts';
import { presentVerdicts } from './present-verdicts.ts';

export {
  FACT_FILES,
  type FactContext,
  type FactFile,
  type FactSink,
  type Piece,
  type VerdictSink,
} from './fact-line.ts';

/**
 * Writes every record of one analysis. Times are ISO 8601 with offset, waits seconds, money fen. Lines
 * are put together by hand: there are more of them than messages, and JSON.stringify takes 5× as long.
 */
export function presentFacts(
  analysis: Analysis,
  context: FactContext,
  put: FactSink,
  putVerdict: VerdictSink = (head, about, tail) =>
    put('verdicts', head.text + about.text + tail.text),
): void {
  const { zoneOffsetMs } = context;
  const thread = `"shop":${jsonText(analysis.shop)},"buyer":${jsonText(analysis.buyer)}`;
  const shared: Shared = { zoneOffsetMs, thread };
  for (const conversation of analysis.conversations) {
    put('conversations', conversationLine(conversation, shared));
    for (const reception of conversation.receptions) {
      put('receptions', receptionLine(reception, shared));
    }
    presentRounds(conversation, shared, put);
  }
  for (const inquiry of analysis.inquiries) put('inquiries', inquiryLine(inquiry, shared));
  for (const order of analysis.orders) {
    put('orders', JSON.stringify(orderFact(order, analysis, zoneOffsetMs)));
  }
  presentVerdicts(analysis, context, shared, put, putVerdict);
}

function conversationLine(conversation: Conversation, shared: Shared): string {
  let buyerLines = 0;
  let agentLines = 0;
  let autoLines = 0;
  for (const { revoked, auto, message } of conversation.lines) {
    if (revoked) continue;
    if (message.by === 'buyer') buyerLines++;
    else if (auto) autoLines++;
    else if (message.by === 'agent') agentLines++;
  }
  let first: Round | null = null;
  let unanswered = 0;
  for (const round of conversation.rounds) {
    if (round.first) first ??= round;
    if (round.repliedBy < 0 && !round.closing) unanswered++;
  }
  const { id, given, agent, agents, startAt, endAt, phase, phaseBasis, leftOut } = conversation;
  return (
    `{"conversation":${jsonText(id)},"given":${given},${shared.thread},"agent":${jsonTextOrNull(agent)}` +
    `,"agents":${jsonTexts(agents)},"start":${timeText(startAt, shared)},"end":${timeText(endAt, shared)}` +
    `,"messages":${conversation.lines.length},"buyerLines":${buyerLines},"agentLines":${agentLines}` +
    `,"autoLines":${autoLines},"rounds":${conversation.rounds.length},"unansweredRounds":${unanswered}` +
    `,"firstResponseSeconds":${secondsText(first?.waitMs ?? null)},"phase":"${phase}"` +
    `,"phaseBasis":"${phaseBasis}","received":${leftOut === null}` +
    `,"leftOut":${jsonTextOrNull(leftOut)},"orders":${jsonTexts(conversation.orderIds)}}`
  );
}

function receptionLine(reception: Reception, shared: Shared): string {
  const { conversation, agent, agentLines, autoLines, buyerLines } = reception;
  const { asked, replied, transferredFrom, leftUnanswered } = reception;
  return (
    `{${shared.thread},"conversation":${jsonText(conversation)},"agent":${jsonText(agent)}` +
    `,"agentLines":${agentLines},"autoLines":${autoLines},"buyerLines":${buyerLines}` +
    `,"asked":${asked},"replied":${replied},"transferredFrom":${jsonTextOrNull(transferredFrom)}` +
    `,"leftUnanswered":${leftUnanswered},"start":${timeText(reception.startAt, shared)}` +
    `,"end":${timeText(reception.endAt, shared)}` +
    `,"firstResponseSeconds":${secondsText(reception.firstResponseMs)}}`
  );
}

function presentRounds({ id, lines, rounds }: Conversation, shared: Shared, put: FactSink): void {
  const conversation = `{"conversation":${jsonText(id)},"round":`;
  for (let i = 0; i < rounds.length; i++) {
    const { openedBy, repliedBy, agent, first, closing, askedAt, repliedAt, waitMs } = rounds[i]!;
    put(
      'rounds',
      `${conversation}${i + 1},${shared.thread},"agent":${jsonTextOrNull(agent)},"first":${first}` +
        `,"closing":${closing},"asked":${jsonTextOrNull(lines[openedBy]?.message.id ?? null)}` +
        `,"askedAt":${timeText(askedAt, shared)}` +
        `,"replied":${jsonTextOrNull(lines[repliedBy]?.message.id ?? null)}` +
        `,"repliedAt":${timeText(repliedAt, shared)},"waitSeconds":${secondsText(waitMs)}}`,
    );
  }
}

function inquiryLine(inquiry: Inquiry, shared: Shared): string {
  const { day, agent, conversation, ordered, paid, orderedInWindow, paidInWindow } = inquiry;
  return (
    `{${shared.thread},"day":"${day}","agent":${jsonTextOrNull(agent)}` +
    `,"conversation":${jsonText(conversation)},"ordered":${ordered},"paid":${paid}` +
    `,"orderedInWindow":${orderedInWindow},"paidInWindow":${paidInWindow}` +
    `,"lostExempt":${inquiry.lostExempt}` +
    `,"provisional":${inquiry.provisional},"start":${timeText(inquiry.startAt, shared)}` +
    `,"orders":${jsonTexts(inquiry.orderIds)},"salesFen":${inquiry.salesFen}}`
  );
}

/** attributed: an agent's. assisted: nobody's, though an agent chatted in the window. silent: nobody chatted. */
export function orderKind(
  order: AttributedOrder,
): 'attributed' | 'assisted' | 'silent' | 'unclear' | 'left-out' {
  if (order.ownership === 'silent') return order.assists.length > 0 ? 'assisted' : 'silent';
  return order.ownership;
}

function orderFact(
  order: AttributedOrder,
  { shop, buyer }: Analysis,
  zoneOffsetMs: number,
): object {
  const time = (at: number | null): string | null =>
    at === null ? null : isoText(at, zoneOffsetMs);
  return {
    order: order.orderId,
    shop,
    buyer,
    state: order.state,
    owner: order.owner,
    kind: orderKind(order),
    reason: decisiveStep(order.trace, order.owner) || null,
    assists: order.assists,
    conversation: order.conversation,
    inquiryDay: order.inquiryDay,
    silentPlaced: order.silentPlaced,
    placed: time(order.placedAt),
    paid: time(order.paidAt),
    closed: time(order.closedAt),
    refunded: time(order.refundedAt),
    placedFen: order.placedFen,
    paidFen: order.paidFen,
    postageFen: order.postageFen,
    refundFen: order.refundFen,
    salesFen: order.salesFen,
    counted: order.counted,
    lost: order.lost,
    provisional: order.provisional,
    items: order.items,
    trace: order.trace.map((step) => ({ ...step, at: time(step.at) })),
  };
}
