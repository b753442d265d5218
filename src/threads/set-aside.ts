// Chats a policy does not count: outside its hours, handed to after-sale, too short after a transfer.
import type { Reception } from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';
import type { ServiceHours, Setup } from '../domain/setup.ts';
import { minuteOfDay } from '../lib/zone.ts';
import type { DraftConversation } from './draft-conversation.ts';

/** An agent's part in a conversation that does not count, or only for orders up to an instant. */
export interface SetAside {
  readonly agent: string;
  readonly conversation: string;
  readonly reason: 'handed-to-aftersale' | 'transfer-too-short';
  /** What was said before still counts for an order placed (paid) by then; null: for none. */
  readonly until: Instant | null;
  /** Sentences typed in it. */
  readonly sentences: number;
}

const NOTHING: readonly SetAside[] = [];

/** The hours in which chats count; null: always. */
export function countedHours({ policy, serviceHours }: Setup): ServiceHours | null {
  const hours = policy.countedHours === 'shop' ? serviceHours : policy.countedHours;
  return hours === null || hours.fromMinute === hours.toMinute ? null : hours;
}

/** True if the instant lies in the hours; `to` exclusive, over midnight where `to` comes first. */
export function isInHours(at: Instant, hours: ServiceHours, zoneOffsetMs: number): boolean {
  const minute = minuteOfDay(at, zoneOffsetMs);
  const { fromMinute, toMinute } = hours;
  if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute;
  return minute >= fromMinute || minute < toMinute;
}

function aside(reception: Reception, reason: SetAside['reason'], until: Instant | null): SetAside {
  const { agent, conversation, agentLines } = reception;
  return { agent, conversation, reason, until, sentences: agentLines };
}

/**
 * Parts of a conversation the policy sets aside. Handed to an after-sale agent (by the roster's role) by
 * one who is not: nobody's from then on, and before only for orders made by then. Transferred: who took
 * over or passed on counts with sentences enough of their own.
 */
export function findSetAside(draft: DraftConversation, setup: Setup): readonly SetAside[] {
  const { transferToAfterSale, transferredSentencesMin } = setup.policy;
  if (transferToAfterSale === 'count' && transferredSentencesMin === 0) return NOTHING;
  const { receptions } = draft.parts;
  const takenOver = receptions.filter((reception) => reception.transferredFrom !== null);
  if (takenOver.length === 0) return NOTHING;
  const isAfterSale = (agent: string): boolean => setup.agents.get(agent)?.role === 'aftersale';
  const handover = takenOver.find(
    ({ agent, transferredFrom }) => isAfterSale(agent) && !isAfterSale(transferredFrom ?? ''),
  );
  if (transferToAfterSale === 'leave-out' && handover !== undefined) {
    return receptions.map((reception) =>
      aside(reception, 'handed-to-aftersale', reception === handover ? null : handover.startAt),
    );
  }
  return receptions
    .filter(
      ({ agent, transferredFrom, agentLines }) =>
        agentLines < transferredSentencesMin &&
        (transferredFrom !== null || takenOver.some((other) => other.transferredFrom === agent)),
    )
    .map((reception) => aside(reception, 'transfer-too-short', null));
}
