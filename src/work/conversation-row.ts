// A conversation as the row that lists, filters and search read.
import type { Analysis, Conversation, Round } from '../domain/analysis.ts';
import { JsonText } from '../store/copy-rows.ts';
import { type ScoredConversation, scoresByConversation } from './conversation-scores.ts';
import type { FindingSum } from './finding-rows.ts';
import { scoresText } from './json-columns.ts';
import type { ShopSetup } from './shop-setup.ts';
import { businessDay, type TableRow } from './table-row.ts';

const FIRST_WORDS_MAX = 80;

/** One row of `conversation`, in the table's order of columns. */
export function conversationRow(
  conversation: Conversation,
  analysis: Analysis,
  findings: ReadonlyMap<string, FindingSum>,
  shopSetup: ShopSetup,
): TableRow {
  const lines = countLines(conversation);
  const waits = countWaits(conversation.rounds);
  const scores = scoresByConversation(analysis, shopSetup).get(conversation.id) ?? [];
  const found = findings.get(conversation.id);
  const { id, startAt, endAt, agent, agents, phase, phaseBasis, leftOut } = conversation;
  return [
    shopSetup.shop,
    id,
    analysis.buyer,
    businessDay(startAt, shopSetup),
    startAt,
    endAt,
    agent,
    agents,
    phase,
    phaseBasis,
    leftOut,
    conversation.lines.length,
    lines.buyer,
    lines.agent,
    lines.auto,
    conversation.rounds.length,
    waits.unanswered,
    waits.firstMs,
    waits.meanMs,
    waits.maxMs,
    mainScore(scores, agent),
    new JsonText(scoresText(scores)),
    found?.faults ?? 0,
    found?.worst ?? 0,
    orderResult(conversation, analysis),
    salesOf(conversation, analysis),
    firstWords(conversation),
    shopSetup.version,
  ];
}

function countLines({ lines }: Conversation) {
  const count = { buyer: 0, agent: 0, auto: 0 };
  for (const { revoked, auto, message } of lines) {
    if (revoked) continue;
    if (message.by === 'buyer') count.buyer++;
    else if (auto) count.auto++;
    else if (message.by === 'agent') count.agent++;
  }
  return count;
}

function countWaits(rounds: readonly Round[]) {
  let unanswered = 0;
  let firstMs: number | null = null;
  let sumMs = 0;
  let maxMs: number | null = null;
  let waits = 0;
  for (const { first, waitMs, repliedBy, closing } of rounds) {
    if (closing) continue;
    if (first) firstMs = waitMs;
    if (repliedBy < 0) unanswered++;
    if (waitMs === null) continue;
    waits++;
    sumMs += waitMs;
    if (maxMs === null || waitMs > maxMs) maxMs = waitMs;
  }
  return { unanswered, firstMs, meanMs: waits === 0 ? null : Math.round(sumMs / waits), maxMs };
}

function mainScore(scores: readonly ScoredConversation[], agent: string | null): number | null {
  const own = scores.find((score) => score.agent === agent) ?? scores[0];
  return own?.total ?? null;
}

/** What became of the orders placed in it or attributed to it; unknown: there are no order data. */
function orderResult(conversation: Conversation, analysis: Analysis): string {
  if (analysis.ordersKnown === false) return 'unknown';
  let result = 'none';
  for (const order of analysis.orders) {
    if (order.conversation !== conversation.id && !conversation.orderIds.includes(order.orderId)) {
      continue;
    }
    if (order.counted) return 'paid';
    if (order.lost || order.closed) {
      if (result === 'none') result = 'lost';
    } else result = 'placed';
  }
  return result;
}

function salesOf({ id }: Conversation, { orders }: Analysis): number {
  let fen = 0;
  for (const order of orders) if (order.conversation === id) fen += order.salesFen;
  return fen;
}

/** The buyer's first words that say something. */
function firstWords({ lines }: Conversation): string {
  let first = '';
  for (const { message, revoked, closing } of lines) {
    if (message.by !== 'buyer' || revoked || message.text === '') continue;
    if (!closing) return message.text.slice(0, FIRST_WORDS_MAX);
    if (first === '') first = message.text;
  }
  return first.slice(0, FIRST_WORDS_MAX);
}
