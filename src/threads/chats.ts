// What each agent of a thread said when, as the attribution of orders looks at it.
import type { Line } from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';
import type { ServiceHours, Setup } from '../domain/setup.ts';
import type { DraftConversation } from './draft-conversation.ts';
import { isEffectiveReply } from './rounds.ts';
import { countedHours, findSetAside, isInHours, type SetAside } from './set-aside.ts';

/** One typed line. */
export interface Say {
  readonly at: Instant;
  readonly seq: number;
  readonly conversation: string;
}

export interface Served extends Say {
  readonly sku: string;
}

/**
 * All of one agent's part in the received conversations of a thread, each list in order of time.
 */
export interface AgentChats {
  readonly agent: string;
  readonly says: Say[];
  /** Replies that ended a round which was no bare closing. */
  readonly replies: Say[];
  /** Product cards sent by the agent, or by the buyer while the agent had them. */
  readonly served: Served[];
  /** Sentences outside the policy's hours; they are in none of the lists above. */
  readonly offHours: Say[];
  /** Conversations in which this agent's part does not count, or not for every order. */
  readonly setAside: SetAside[];
  /** Typed something without a time. */
  untimed: boolean;
}

interface Gathering {
  readonly setup: Setup;
  readonly hours: ServiceHours | null;
}

function compareSays(a: Say, b: Say): number {
  return a.at - b.at || a.seq - b.seq || (a.conversation < b.conversation ? -1 : 1);
}

function findOrAdd(all: AgentChats[], agent: string): AgentChats {
  for (const chats of all) if (chats.agent === agent) return chats;
  const made: AgentChats = {
    agent,
    says: [],
    replies: [],
    served: [],
    offHours: [],
    setAside: [],
    untimed: false,
  };
  all.push(made);
  return made;
}

function addConversation(
  all: AgentChats[],
  draft: DraftConversation,
  { setup, hours }: Gathering,
): void {
  const owners = draft.parts.owners;
  const say = (line: Line): Say | null =>
    line.message.at === null
      ? null
      : { at: line.message.at, seq: line.message.seq, conversation: draft.id };
  const isOff = (at: Instant): boolean =>
    hours !== null && !isInHours(at, hours, setup.zoneOffsetMs);
  for (const { agent } of draft.parts.receptions) findOrAdd(all, agent);
  for (const aside of findSetAside(draft, setup)) findOrAdd(all, aside.agent).setAside.push(aside);
  for (const line of draft.lines) {
    const { sku } = line.message;
    const replies = isEffectiveReply(line);
    const agent = owners[line.index] ?? null;
    if (agent === null || (sku === null && !replies)) continue;
    const chats = findOrAdd(all, agent);
    const said = say(line);
    const off = said !== null && isOff(said.at);
    if (sku !== null && said !== null && !off) {
      chats.served.push({ at: said.at, seq: said.seq, conversation: said.conversation, sku });
    }
    if (!replies) continue;
    if (said === null) chats.untimed = true;
    else if (off) chats.offHours.push(said);
    else chats.says.push(said);
  }
  for (const round of draft.rounds) {
    const reply = draft.lines[round.repliedBy];
    const said = reply === undefined || round.closing ? null : say(reply);
    if (said === null || isOff(said.at)) continue;
    if (round.agent !== null) findOrAdd(all, round.agent).replies.push(said);
  }
}

/** Sorts in place, at no cost where the says stand in order already, as they do in nearly every thread. */
function sortSays(says: Say[]): void {
  for (let i = 1; i < says.length; i++) {
    if (compareSays(says[i - 1]!, says[i]!) <= 0) continue;
    says.sort(compareSays);
    return;
  }
}

/** By agent, sorted by name. Conversations left out of reception are nobody's chat. */
export function gatherChats(drafts: readonly DraftConversation[], setup: Setup): AgentChats[] {
  const all: AgentChats[] = [];
  const gathering = { setup, hours: countedHours(setup) };
  for (const draft of drafts) if (draft.leftOut === null) addConversation(all, draft, gathering);
  for (const chats of all) {
    sortSays(chats.says);
    sortSays(chats.replies);
    sortSays(chats.served);
    sortSays(chats.offHours);
  }
  return all.sort((a, b) => (a.agent < b.agent ? -1 : 1));
}
