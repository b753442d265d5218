// Units of an agent's day: the receptions of all buyers side by side, the most of them open at once.
import type { Analysis } from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';
import type { Setup } from '../domain/setup.ts';
import { dayNumber, dayStart } from '../lib/zone.ts';
import { peakOf, receptionSpells } from './spells.ts';
import type { AgentDayUnit } from './unit.ts';

/** A spell of one reception within one business day. */
export interface AgentDaySpell {
  readonly agent: string;
  /** Day number. */
  readonly day: number;
  readonly from: Instant;
  readonly to: Instant;
  readonly conversation: string;
  /** The day had not ended. */
  readonly open: boolean;
}

/**
 * Spells of every counted reception of a thread, cut where the business day ends. Additive: the spells
 * of several threads together, in any order, are those of the agent's day.
 */
export function agentDaySpells(
  { conversations, asOf }: Analysis,
  { zoneOffsetMs, dayCutMs }: Setup,
  idleMs: number,
  take: (spell: AgentDaySpell) => void,
): void {
  const today = dayNumber(asOf, zoneOffsetMs, dayCutMs);
  for (const conversation of conversations) {
    if (conversation.leftOut !== null) continue;
    for (const reception of conversation.receptions) {
      if (reception.leftUnanswered) continue;
      const { agent } = reception;
      const { id } = conversation;
      receptionSpells(conversation, reception, idleMs, (from, to) => {
        let start = from;
        let day = dayNumber(from, zoneOffsetMs, dayCutMs);
        for (;;) {
          const end = dayStart(day + 1, zoneOffsetMs, dayCutMs);
          const open = day >= today;
          if (to < end) {
            take({ agent, day, conversation: id, open, from: start, to });
            break;
          }
          take({ agent, day, conversation: id, open, from: start, to: end - 1 });
          start = end;
          day++;
        }
      });
    }
  }
}

/** The unit of spells given as from, to, from, to …; at least one. */
export function agentDayUnit(
  agent: string,
  day: number,
  spells: readonly number[],
  provisional: boolean,
): AgentDayUnit {
  const { count, at, busyMs } = peakOf(spells);
  return {
    kind: 'agent-day',
    agent,
    day,
    minuteOfDay: -1,
    conversation: null,
    leftOut: '',
    provisional,
    spells: spells.length / 2,
    peakReceptions: count,
    peakAt: at,
    busyMs,
  };
}
