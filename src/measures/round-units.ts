// Units of a conversation's rounds, and the unanswered part of agents who passed the buyer on.
import type { Conversation, Round } from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';
import type { Days } from './days.ts';
import type { RoundUnit } from './unit.ts';

/** Appends one unit a round to `into`, in order. */
export function addRoundUnits(conversation: Conversation, days: Days, into: RoundUnit[]): void {
  const leftOut = conversation.leftOut ?? '';
  const { rounds } = conversation;
  for (let index = 0; index < rounds.length; index++) {
    const round = rounds[index]!;
    const { askedAt, rawAskedAt, repliedAt } = round;
    const day = askedAt === null ? null : days.dayOf(askedAt);
    const timed = askedAt !== null && repliedAt !== null;
    const rawWaitMs = rawAskedAt === null || repliedAt === null ? 0 : repliedAt - rawAskedAt;
    const waitMs = round.waitMs ?? 0;
    const ownAskedAt = timed ? ownAsked(conversation, round, askedAt, repliedAt) : null;
    const replied = round.repliedBy >= 0;
    into.push({
      kind: 'round',
      agent: round.agent,
      day,
      minuteOfDay: askedAt === null ? -1 : days.minuteOf(askedAt),
      conversation: conversation.id,
      leftOut,
      provisional: !replied && day !== null && days.isOpen(day),
      index,
      phase: conversation.phase,
      replied,
      repliedSameDay: repliedAt !== null && days.dayOf(repliedAt) === day,
      waitMs,
      rawWaitMs,
      ownWaitMs: ownAskedAt === null || repliedAt === null ? waitMs : repliedAt - ownAskedAt,
      rawOwnWaitMs: ownAskedAt === null || repliedAt === null ? rawWaitMs : repliedAt - ownAskedAt,
      closing: round.closing,
      first: round.first,
      lostInTransfer: false,
    });
  }
}

/** Appends one never replied unit for each agent who passed the buyer on without a reply. */
export function addLostUnits(conversation: Conversation, days: Days, into: RoundUnit[]): void {
  for (const reception of conversation.receptions) {
    if (!reception.leftUnanswered) continue;
    const { startAt } = reception;
    into.push({
      kind: 'round',
      agent: reception.agent,
      day: startAt === null ? null : days.dayOf(startAt),
      minuteOfDay: startAt === null ? -1 : days.minuteOf(startAt),
      conversation: conversation.id,
      leftOut: conversation.leftOut ?? '',
      provisional: false,
      index: -1,
      phase: conversation.phase,
      replied: false,
      repliedSameDay: false,
      waitMs: 0,
      rawWaitMs: 0,
      ownWaitMs: 0,
      rawOwnWaitMs: 0,
      closing: false,
      first: false,
      lostInTransfer: true,
    });
  }
}

/** When the agent who replied first had the buyer, if the round came to them from another; else null. */
function ownAsked(
  conversation: Conversation,
  round: Round,
  askedAt: Instant,
  repliedAt: Instant,
): Instant | null {
  const { receptions } = conversation;
  if (receptions.length < 2) return null;
  for (const { agent, transferredFrom, startAt } of receptions) {
    if (agent !== round.agent || transferredFrom === null || startAt === null) continue;
    if (startAt > askedAt && startAt <= repliedAt) return startAt;
  }
  return null;
}
