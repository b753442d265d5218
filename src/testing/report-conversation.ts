// Builds analysed conversations from a few written lines, for tests of what stands on an analysis.
import type {
  AttributedOrder,
  Conversation,
  Evidence,
  Line,
  Round,
  Truth,
  Verdict,
} from '../domain/analysis.ts';
import type { Message, Sender } from '../domain/event.ts';

/** One line: seconds after the start, who, and what they wrote; `auto` for a machine's line. */
export interface ScriptLine {
  readonly after: number;
  readonly by: Sender;
  readonly text: string;
  readonly auto?: boolean;
  readonly sku?: string;
}

export interface Script {
  readonly id: string;
  readonly shop: string;
  readonly agent: string;
  readonly startAt: number;
  readonly lines: readonly ScriptLine[];
  readonly orderIds?: readonly string[];
}

const CLOSINGS = new Set(['好的', '谢谢', '嗯嗯', '好的谢谢']);

function messageOf(script: Script, line: ScriptLine, index: number): Message {
  return {
    type: 'message',
    id: `${script.id}-${index}`,
    at: script.startAt + line.after * 1000,
    seq: index,
    conversation: script.id,
    by: line.by,
    agent: script.agent,
    kind: line.sku === undefined ? 'text' : 'product',
    text: line.text,
    sku: line.sku ?? null,
    orderId: null,
    auto: line.auto ?? false,
    revokedAt: null,
    revision: 0,
  };
}

function roundsOf(lines: readonly Line[], agent: string): Round[] {
  const rounds: Round[] = [];
  let opened = -1;
  const close = (repliedBy: number): void => {
    const asked = lines[opened]?.message.at ?? null;
    const replied = lines[repliedBy]?.message.at ?? null;
    rounds.push({
      openedBy: opened,
      rawOpenedBy: opened,
      rawAskedAt: asked,
      repliedBy,
      askedAt: asked,
      repliedAt: replied,
      waitMs: asked === null || replied === null ? null : replied - asked,
      agent,
      closing: lines[opened]?.closing ?? false,
      first: rounds.length === 0,
    });
    opened = -1;
  };
  for (const line of lines) {
    if (line.message.by === 'buyer' && opened < 0) opened = line.index;
    else if (line.message.by === 'agent' && !line.auto && opened >= 0) close(line.index);
  }
  if (opened >= 0) close(-1);
  return rounds;
}

/** A received pre-sale conversation with one agent, its rounds and reception worked out. */
export function buildConversation(script: Script): Conversation {
  const lines: Line[] = script.lines.map((line, index) => ({
    message: messageOf(script, line, index),
    index,
    auto: line.auto ?? false,
    revoked: false,
    closing: line.by === 'buyer' && CLOSINGS.has(line.text),
  }));
  const rounds = roundsOf(lines, script.agent);
  const count = (by: Sender, auto: boolean): number =>
    lines.filter((line) => line.message.by === by && line.auto === auto).length;
  const endAt = lines.at(-1)?.message.at ?? null;
  return {
    id: script.id,
    given: true,
    lines,
    startAt: script.startAt,
    endAt,
    agents: [script.agent],
    agent: script.agent,
    rounds,
    receptions: [
      {
        conversation: script.id,
        agent: script.agent,
        agentLines: count('agent', false),
        autoLines: count('agent', true),
        buyerLines: count('buyer', false),
        startAt: script.startAt,
        endAt,
        asked: rounds.some((round) => !round.closing),
        firstResponseMs: rounds[0]?.waitMs ?? null,
        replied: rounds.some((round) => round.repliedBy >= 0),
        transferredFrom: null,
        leftUnanswered: false,
      },
    ],
    phase: 'presale',
    phaseBasis: 'orders',
    leftOut: null,
    orderIds: script.orderIds ?? [],
  };
}

/** An order with every field filled; `over` says what is special about it. */
export function buildOrder(over: Partial<AttributedOrder> & { orderId: string }): AttributedOrder {
  return {
    state: 'placed',
    placedAt: null,
    paidAt: null,
    shippedAt: null,
    completedAt: null,
    closedAt: null,
    closedUntimed: false,
    closedNotBefore: null,
    refundedAt: null,
    paid: false,
    closed: false,
    deposit: null,
    placedFen: null,
    paidFen: 0,
    postageFen: 0,
    refundFen: 0,
    refunds: [],
    refundRequested: false,
    items: [],
    flagged: false,
    reason: null,
    ownership: 'silent',
    owner: null,
    silentPlaced: false,
    assists: [],
    conversation: null,
    inquiryDay: null,
    salesFen: 0,
    counted: false,
    lost: false,
    provisional: false,
    trace: [],
    ...over,
  };
}

/** A verdict about a conversation's agent. */
export function buildVerdict(
  conversation: Conversation,
  rule: string,
  result: Truth,
  more: { reason?: string; orderId?: string; evidence?: readonly Evidence[] } = {},
): Verdict {
  return {
    rule,
    version: 1,
    conversation: conversation.id,
    orderId: more.orderId ?? null,
    agent: conversation.agent,
    result,
    reason: more.reason ?? null,
    evidence: more.evidence ?? [],
    at: result === 'hit' ? conversation.startAt : null,
  };
}
