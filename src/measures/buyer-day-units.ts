// Units of a buyer on a business day in the hands of one agent, gathered over the day's conversations.
import type { Conversation, LeftOut } from '../domain/analysis.ts';
import { leftOutOf } from './conversation-units.ts';
import type { Days } from './days.ts';
import type { BuyerDayUnit, RoundUnit } from './unit.ts';

/** Still being gathered; what it holds may be changed in place. */
export type DraftBuyerDay = { -readonly [K in keyof BuyerDayUnit]: BuyerDayUnit[K] } & {
  rounds: RoundUnit[];
};
type Draft = DraftBuyerDay;

/**
 * One unit per (agent, day) in which the buyer said something to the agent or the agent to the buyer.
 * `roundsOf[i]` are the round units of `conversations[i]`. Lines count on the day they were written,
 * rounds on the day they were asked.
 */
export function buyerDayUnits(
  conversations: readonly Conversation[],
  roundsOf: readonly (readonly RoundUnit[])[],
  days: Days,
): DraftBuyerDay[] {
  const drafts: Draft[] = [];
  for (let i = 0; i < conversations.length; i++) {
    addConversation(conversations[i]!, roundsOf[i]!, days, drafts);
  }
  markMain(drafts);
  return drafts;
}

function addConversation(
  conversation: Conversation,
  rounds: readonly RoundUnit[],
  days: Days,
  drafts: Draft[],
): void {
  const { startAt, endAt } = conversation;
  const day = startAt === null ? null : days.dayOf(startAt);
  const spans = day !== null && endAt !== null && days.dayOf(endAt) !== day;
  const seen: Draft[] = [];
  const draftOf = (agent: string | null, on: number | null, at: number | null): Draft => {
    const draft =
      findDraft(drafts, agent, on) ?? newDraft(drafts, agent, on, at, conversation, days);
    if (!seen.includes(draft)) {
      seen.push(draft);
      draft.conversations++;
    }
    return draft;
  };
  for (const reception of conversation.receptions) {
    const at = reception.startAt ?? startAt;
    const draft = draftOf(reception.agent, at === null ? null : days.dayOf(at), at);
    receive(draft, leftOutOf(conversation, reception));
    if (spans) continue;
    draft.agentLines += reception.agentLines;
    draft.autoLines += reception.autoLines;
    draft.buyerLines += reception.buyerLines;
    if (reception.replied) draft.replied = true;
  }
  const whole = conversation.leftOut ?? '';
  if (conversation.receptions.length === 0) receive(draftOf(null, day, startAt), whole);
  if (spans || conversation.receptions.length === 0) {
    addLines(conversation, (agent, at) => {
      const draft = draftOf(agent, at === null ? day : days.dayOf(at), at ?? startAt);
      if (draft.leftOut === UNDECIDED) receive(draft, whole);
      return draft;
    });
  }
  for (const round of rounds) {
    const draft = draftOf(round.agent, round.day, startAt);
    if (draft.leftOut === UNDECIDED) receive(draft, whole);
    draft.rounds.push(round);
    draft.consulting = true;
    if (!round.closing) draft.asked = true;
    if (round.replied) draft.replied = true;
    if (round.provisional) draft.provisional = true;
  }
  for (const draft of seen) if (draft.buyerLines > 0) draft.consulting = true;
}

/** Stands in `leftOut` until the first part of the unit says whether it is received. */
const UNDECIDED = 'undecided' as LeftOut;

/** Received if any part of it is. */
function receive(draft: Draft, leftOut: LeftOut | ''): void {
  if (draft.leftOut === UNDECIDED || leftOut === '') draft.leftOut = leftOut;
}

function findDraft(drafts: readonly Draft[], agent: string | null, day: number | null) {
  for (const draft of drafts) if (draft.agent === agent && draft.day === day) return draft;
  return undefined;
}

function newDraft(
  drafts: Draft[],
  agent: string | null,
  day: number | null,
  at: number | null,
  conversation: Conversation,
  days: Days,
): Draft {
  const draft: Draft = {
    kind: 'buyer-day',
    agent,
    day,
    minuteOfDay: at === null ? -1 : days.minuteOf(at),
    conversation: conversation.id,
    leftOut: UNDECIDED,
    provisional: false,
    consulting: false,
    conversations: 0,
    agentLines: 0,
    autoLines: 0,
    buyerLines: 0,
    replied: false,
    asked: false,
    main: false,
    rated: false,
    invited: false,
    rounds: [],
  };
  drafts.push(draft);
  return draft;
}

/** Counts lines one by one: conversations over midnight, and those no agent took part in. */
function addLines(
  conversation: Conversation,
  draftOf: (agent: string | null, at: number | null) => Draft,
): void {
  let holder: string | null = conversation.agents[0] ?? null;
  for (const { message, auto, revoked } of conversation.lines) {
    if (revoked || message.by === 'system') continue;
    if (message.by === 'buyer') {
      draftOf(message.agent ?? holder, message.at).buyerLines++;
      continue;
    }
    const draft = draftOf(message.agent ?? holder, message.at);
    if (auto) {
      draft.autoLines++;
      continue;
    }
    holder = message.agent ?? holder;
    draft.agentLines++;
  }
}

/** Of a buyer's units of a day: received before left out, then most agent lines, then the earliest. */
function markMain(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    let best = draft;
    for (const other of drafts) if (other.day === draft.day && outranks(other, best)) best = other;
    if (!drafts.some((other) => other.day === draft.day && other.main)) best.main = true;
  }
}

function outranks(a: Draft, b: Draft): boolean {
  if ((a.leftOut === '') !== (b.leftOut === '')) return a.leftOut === '';
  if (a.consulting !== b.consulting) return a.consulting;
  return a.agentLines > b.agentLines;
}
