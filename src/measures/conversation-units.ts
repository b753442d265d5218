// Units of a conversation as a session, and of each agent's reception in it.
import type { Conversation, LeftOut, Reception } from '../domain/analysis.ts';
import type { CameAgain } from './came-again.ts';
import type { Days } from './days.ts';
import type { ConversationUnit, ReceptionUnit, RoundUnit } from './unit.ts';

/** A reception that was passed on without a word is no reception of that agent. */
export function leftOutOf(conversation: Conversation, reception: Reception): LeftOut | '' {
  return conversation.leftOut ?? (reception.leftUnanswered ? 'transfer-without-reply' : '');
}

/** One agent's part in the conversation. */
export function receptionUnit(
  conversation: Conversation,
  reception: Reception,
  days: Days,
): ReceptionUnit {
  const startAt = reception.startAt ?? conversation.startAt;
  const day = startAt === null ? null : days.dayOf(startAt);
  return {
    kind: 'reception',
    agent: reception.agent,
    day,
    minuteOfDay: startAt === null ? -1 : days.minuteOf(startAt),
    conversation: conversation.id,
    leftOut: leftOutOf(conversation, reception),
    provisional: reception.asked && !reception.replied && day !== null && days.isOpen(day),
    phase: conversation.phase,
    asked: reception.asked,
    replied: reception.replied,
    responseKnown: reception.replied && reception.firstResponseMs !== null,
    firstResponseMs: reception.firstResponseMs ?? 0,
    agentLines: reception.agentLines,
    autoLines: reception.autoLines,
    buyerLines: reception.buyerLines,
    transferred: reception.transferredFrom !== null,
    leftUnanswered: reception.leftUnanswered,
  };
}

/** The conversation as one session; `rounds` are its own round units, in order. */
export function conversationUnit(
  conversation: Conversation,
  rounds: readonly RoundUnit[],
  again: CameAgain,
  days: Days,
): ConversationUnit {
  const { startAt } = conversation;
  const day = startAt === null ? null : days.dayOf(startAt);
  const first = conversation.rounds.find((round) => round.first);
  let repliedRounds = 0;
  let waitSumMs = 0;
  let provisional = false;
  let openQuestion = false;
  for (let i = 0; i < rounds.length; i++) {
    const waitMs = conversation.rounds[i]?.waitMs ?? null;
    const round = rounds[i]!;
    if (round.provisional) provisional = true;
    if (!round.closing) openQuestion = !round.replied;
    if (round.closing || waitMs === null) continue;
    repliedRounds++;
    waitSumMs += waitMs;
  }
  return {
    kind: 'conversation',
    agent: conversation.agent ?? conversation.agents[0] ?? null,
    day,
    minuteOfDay: startAt === null ? -1 : days.minuteOf(startAt),
    conversation: conversation.id,
    leftOut: conversation.leftOut ?? '',
    provisional,
    phase: conversation.phase,
    ...countLines(conversation),
    agents: conversation.agents.length,
    replied: first !== undefined && first.repliedBy >= 0,
    responseKnown: first !== undefined && first.waitMs !== null,
    firstResponseMs: first?.waitMs ?? 0,
    repliedRounds,
    meanWaitUs: repliedRounds === 0 ? 0 : Math.round((waitSumMs * 1000) / repliedRounds),
    openQuestion,
    againDays: again.againDays,
    ageDays: again.ageDays,
    rounds,
  };
}

function countLines(conversation: Conversation): { agentLines: number; buyerLines: number } {
  let agentLines = 0;
  let buyerLines = 0;
  for (const reception of conversation.receptions) {
    agentLines += reception.agentLines;
    buyerLines += reception.buyerLines;
  }
  if (conversation.receptions.length > 0) return { agentLines, buyerLines };
  for (const line of conversation.lines) {
    if (line.revoked) continue;
    if (line.message.by === 'buyer') buyerLines++;
    else if (line.message.by === 'agent' && !line.auto) agentLines++;
  }
  return { agentLines, buyerLines };
}
