// Messages of one conversation → lines, receptions, rounds: all that needs no orders.
import type { LeftOut, Line, Round } from '../domain/analysis.ts';
import type { Instant, Message } from '../domain/event.ts';
import type { Setup } from '../domain/setup.ts';
import type { Clock } from '../lib/clock.ts';
import { isAutomatic } from './is-automatic.ts';
import { isClosing } from './is-closing.ts';
import { findLeftOut } from './left-out.ts';
import { assembleReceptions, type Receptions } from './receptions.ts';
import { assembleRounds } from './rounds.ts';
import type { RawConversation } from './split-conversations.ts';

/** A conversation without phase and orders. */
export interface DraftConversation {
  readonly id: string;
  readonly given: boolean;
  readonly lines: readonly Line[];
  readonly startAt: Instant | null;
  readonly endAt: Instant | null;
  readonly parts: Receptions;
  readonly rounds: readonly Round[];
  readonly leftOut: LeftOut | null;
}

function toLines(messages: readonly Message[], setup: Setup, clock: Clock): Line[] {
  const lines: Line[] = [];
  const heard: (string | null)[] = [];
  let buyerLine: Message | null = null;
  for (let index = 0; index < messages.length; index++) {
    const message = messages[index] as Message;
    const { by, agent, revokedAt } = message;
    const revoked = revokedAt !== null && clock.hasCome(revokedAt);
    if (by === 'buyer') {
      const closing = isClosing(message.text, message.kind);
      lines.push({ message, index, auto: false, revoked, closing });
      if (!revoked) buyerLine = message;
      continue;
    }
    const firstOfAgent = by === 'agent' && !heard.includes(agent);
    if (firstOfAgent) heard.push(agent);
    const auto =
      by !== 'system' && isAutomatic(message, { firstOfAgent, buyerLine }, setup.autoReply);
    lines.push({ message, index, auto, revoked, closing: false });
  }
  return lines;
}

/**
 * Lines, receptions, rounds and reception filter of one conversation, as of the clock's instant.
 */
export function draftConversation(
  raw: RawConversation,
  setup: Setup,
  clock: Clock,
  ownAccount: boolean,
): DraftConversation {
  const lines = toLines(raw.messages, setup, clock);
  const parts = assembleReceptions(lines, raw.id);
  let startAt: Instant | null = null;
  let endAt: Instant | null = null;
  for (const { message } of lines) {
    if (message.at === null) continue;
    if (startAt === null) startAt = message.at;
    endAt = message.at;
  }
  return {
    id: raw.id,
    given: raw.given,
    lines,
    startAt,
    endAt,
    parts,
    rounds: assembleRounds(lines, parts),
    leftOut: findLeftOut(lines, ownAccount),
  };
}
