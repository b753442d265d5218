// Receptions → contacts: one agent, one business day, the instants they had the buyer.
import type { Line } from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';
import type { Setup } from '../domain/setup.ts';
import { dayNumber, dayStart } from '../lib/zone.ts';
import type { DraftConversation } from './draft-conversation.ts';
import { isEffectiveReply } from './rounds.ts';
import { countedHours, findSetAside, isInHours } from './set-aside.ts';

export interface Contact {
  /** null: nobody is known to have had the buyer. */
  readonly agent: string | null;
  /** Business day number. */
  readonly day: number;
  /** The conversation it began in. */
  conversation: string;
  startAt: Instant;
  lastAt: Instant;
  /** Lines the agent typed. */
  sentences: number;
  /** The buyer said something that day in a conversation of the contact: no mere outreach. */
  met: boolean;
  /** Instants of the buyer's lines to this agent and of the agent's typed lines, in no order. */
  readonly instants: Instant[];
  /** All conversations it touches, once each. */
  readonly conversations: string[];
}

/**
 * Business day number a sentence of the agent's is booked on: its own, or the day the agent's part of
 * the conversation began, where the policy counts a chat over midnight once.
 */
export function bookedDay(
  contacts: readonly Contact[],
  say: { readonly at: Instant; readonly conversation: string },
  agent: string,
  setup: Setup,
): number {
  if (setup.policy.crossDayChat === 'once') {
    const own = contacts.find(
      (c) => c.agent === agent && c.conversations.includes(say.conversation),
    );
    if (own !== undefined) return own.day;
  }
  return dayNumber(say.at, setup.zoneOffsetMs, setup.dayCutMs);
}

/** Business day of instants that mostly lie in the day before: one division a day, not a line. */
interface DayFinder {
  day: number;
  from: Instant;
  to: Instant;
}

function findDay(finder: DayFinder, at: Instant, setup: Setup): number {
  if (at >= finder.from && at < finder.to) return finder.day;
  finder.day = dayNumber(at, setup.zoneOffsetMs, setup.dayCutMs);
  finder.from = dayStart(finder.day, setup.zoneOffsetMs, setup.dayCutMs);
  finder.to = finder.from + 86_400_000;
  return finder.day;
}

function findOrAdd(
  contacts: Contact[],
  agent: string | null,
  day: number,
  at: Instant,
  conversation: string,
): Contact {
  for (let i = contacts.length - 1; i >= 0; i--) {
    const contact = contacts[i] as Contact;
    if (contact.agent === agent && contact.day === day) {
      if (contact.conversations[contact.conversations.length - 1] !== conversation) {
        contact.conversations.push(conversation);
      }
      return contact;
    }
  }
  const made: Contact = {
    agent,
    day,
    conversation,
    startAt: at,
    lastAt: at,
    sentences: 0,
    met: false,
    instants: [],
    conversations: [conversation],
  };
  contacts.push(made);
  return made;
}

function counts(line: Line): boolean {
  if (line.revoked || line.message.kind === 'system') return false;
  return line.message.by === 'buyer' || isEffectiveReply(line);
}

function addLine(contact: Contact, line: Line, at: Instant, conversation: string): void {
  if (at > contact.lastAt) contact.lastAt = at;
  if (at < contact.startAt) {
    contact.startAt = at;
    contact.conversation = conversation;
  }
  if (line.message.by !== 'buyer') contact.sentences += 1;
  contact.instants.push(at);
}

/** Days of each agent's part of one conversation, where such a part counts on one day only. */
function dayOnce(days: Map<string | null, number>, agent: string | null, day: number): number {
  const begun = days.get(agent);
  if (begun !== undefined) return begun;
  days.set(agent, day);
  return day;
}

/**
 * Contacts of all received conversations. Untimed lines make none, for they have no day; lines to
 * an agent who passed the buyer on without a word are the contact's of whoever had the buyer in the
 * end. Lines outside the policy's hours, and parts it sets aside (set-aside.ts), make none; where it
 * counts a conversation over midnight once, an agent's part of it is of the day that part began.
 */
export function gatherContacts(drafts: readonly DraftConversation[], setup: Setup): Contact[] {
  const contacts: Contact[] = [];
  const finder: DayFinder = { day: 0, from: 0, to: 0 };
  const hours = countedHours(setup);
  const once = setup.policy.crossDayChat === 'once';
  for (const draft of drafts) {
    if (draft.leftOut !== null) continue;
    const setAside = findSetAside(draft, setup);
    const days = once ? new Map<string | null, number>() : null;
    const { owners, receptions } = draft.parts;
    const passedOn = receptions.filter((r) => r.leftUnanswered).map((r) => r.agent);
    let buyerDay: number | null = null;
    for (const line of draft.lines) {
      const at = line.message.at;
      if (at === null || !counts(line)) continue;
      let day = findDay(finder, at, setup);
      if (line.message.by === 'buyer') buyerDay = day;
      const met = buyerDay === day;
      if (hours !== null && !isInHours(at, hours, setup.zoneOffsetMs)) continue;
      const owner = owners[line.index] ?? null;
      const agent = owner !== null && passedOn.includes(owner) ? draft.parts.holder : owner;
      if (setAside.length > 0 && setAside.some((aside) => aside.agent === agent)) continue;
      if (days !== null) day = dayOnce(days, agent, day);
      const contact = findOrAdd(contacts, agent, day, at, draft.id);
      if (met) contact.met = true;
      addLine(contact, line, at, draft.id);
    }
  }
  return contacts;
}
