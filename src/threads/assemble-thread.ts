// The set of events of a thread → conversations, attributed orders, inquiries at an instant.
import type {
  AttributedOrder,
  Conversation,
  Inquiry,
  Phase,
  RatedContact,
} from '../domain/analysis.ts';
import type { Instant, Thread } from '../domain/event.ts';
import type { Setup } from '../domain/setup.ts';
import type { Clock } from '../lib/clock.ts';
import { eachOf } from '../lib/each-of.ts';
import { assembleOrders } from './assemble-orders.ts';
import { assembleRatings } from './assemble-ratings.ts';
import { type Attribution, attributeOrder, type LeftOutChat } from './attribute-order.ts';
import { newestMessages } from './canonical-order.ts';
import { gatherChats } from './chats.ts';
import { contactStanding } from './contact-standing.ts';
import { gatherContacts } from './contacts.ts';
import { type DraftConversation, draftConversation } from './draft-conversation.ts';
import { listInquiries } from './inquiries.ts';
import { phaseByText } from './phase-by-text.ts';
import { isEffectiveReply } from './rounds.ts';
import { splitConversations } from './split-conversations.ts';
import { visibleEvents } from './visible-events.ts';

export interface AssembledThread {
  /** Sorted by start; untimed ones last. */
  readonly conversations: readonly Conversation[];
  /** Sorted by placing. */
  readonly orders: readonly AttributedOrder[];
  /** Sorted by start. */
  readonly inquiries: readonly Inquiry[];
  /** Sorted by time and id; absent: none. */
  readonly ratings?: readonly RatedContact[];
  /** Visible messages beyond `setup.messagesPerThreadMax`, the oldest, that were not looked at. */
  readonly messagesLeftOut: number;
}

/** Who typed most lines, on a tie who typed last; nobody typed: who had the buyer last. */
function mainAgent({ lines, parts }: DraftConversation): string | null {
  let most = 0;
  for (const { agentLines } of parts.receptions) if (agentLines > most) most = agentLines;
  if (most === 0) return parts.holder;
  const tied = parts.receptions.filter((reception) => reception.agentLines === most);
  const last = lines.findLast(
    (line) => isEffectiveReply(line) && tied.some((r) => r.agent === parts.owners[line.index]),
  );
  return last === undefined ? null : (parts.owners[last.index] ?? null);
}

function spokenInstants(draft: DraftConversation): Instant[] {
  const instants: Instant[] = [];
  for (const line of draft.lines) {
    const { at, by } = line.message;
    if (at === null || line.revoked) continue;
    if (by === 'buyer' || isEffectiveReply(line)) instants.push(at);
  }
  return instants;
}

interface PhaseFound {
  readonly phase: Phase;
  readonly phaseBasis: 'orders' | 'text';
}

/**
 * By the orders around the conversation where they say anything, else by the buyer's words.
 * `attributions`: null where no order data can be trusted.
 */
function findPhase(
  draft: DraftConversation,
  attributions: readonly Attribution[] | null,
  setup: Setup,
): PhaseFound {
  if (attributions === null) return { phase: phaseByText(draft.lines), phaseBasis: 'text' };
  if (attributions.length > 0 && draft.startAt !== null) {
    const standing = contactStanding(spokenInstants(draft), attributions, setup.policy);
    if (standing === 'aftersale') return { phase: 'aftersale', phaseBasis: 'orders' };
    if (standing !== 'free') return { phase: 'presale', phaseBasis: 'orders' };
  }
  const boughtNothing = attributions.length === 0;
  return { phase: phaseByText(draft.lines, boughtNothing), phaseBasis: 'text' };
}

/**
 * Orders placed from the conversation's start to its end and a pause after, or attributed to it.
 */
function orderIdsOf(
  draft: DraftConversation,
  orders: readonly AttributedOrder[],
  gapMs: number,
): string[] {
  const ids: string[] = [];
  const { startAt, endAt } = draft;
  for (const { orderId, placedAt, conversation } of orders) {
    const placedHere =
      placedAt !== null &&
      startAt !== null &&
      endAt !== null &&
      placedAt >= startAt &&
      placedAt <= endAt + gapMs;
    if (placedHere || conversation === draft.id) ids.push(orderId);
  }
  return ids;
}

function toConversation(
  draft: DraftConversation,
  phase: PhaseFound,
  orderIds: readonly string[],
): Conversation {
  return {
    id: draft.id,
    given: draft.given,
    lines: draft.lines,
    startAt: draft.startAt,
    endAt: draft.endAt,
    agents: eachOf(draft.parts.receptions, (reception) => reception.agent),
    agent: mainAgent(draft),
    rounds: draft.rounds,
    receptions: draft.parts.receptions,
    phase: phase.phase,
    phaseBasis: phase.phaseBasis,
    leftOut: draft.leftOut,
    orderIds,
  };
}

function leftOutOf(drafts: readonly DraftConversation[]): LeftOutChat[] {
  const chats: LeftOutChat[] = [];
  for (const { id, leftOut: reason, startAt } of drafts) {
    if (reason !== null) chats.push({ conversation: id, reason, startAt });
  }
  return chats;
}

/**
 * Conversations, orders and inquiries of one thread as known at the clock's instant. The result
 * depends on the set of visible events only: their order, batching and repetition mean nothing, and
 * of several versions of an id the highest revision counts (visible-events.ts). Pure; no errors.
 */
export function assembleThread(thread: Thread, setup: Setup, clock: Clock): AssembledThread {
  const events = visibleEvents(thread, clock);
  const { kept, leftOut } = newestMessages(events.messages, setup.messagesPerThreadMax);
  const ownAccount = setup.ownAccounts.has(thread.buyer);
  const gapMs = setup.conversationGapMs;
  const drafts = eachOf(splitConversations(kept, thread.shop, thread.buyer, gapMs), (raw) =>
    draftConversation(raw, setup, clock, ownAccount),
  );

  const rawOrders = assembleOrders(events.orders);
  const { ordersUnclear } = thread;
  const contacts = gatherContacts(drafts, setup);
  const chats = rawOrders.length === 0 ? [] : gatherChats(drafts, setup);
  const leftOutChats = rawOrders.length === 0 ? [] : leftOutOf(drafts);
  const scene = { chats, contacts, leftOutChats, ordersUnclear, ownAccount, setup, clock };
  const attributions = eachOf(rawOrders, (order) => attributeOrder(order, scene));
  const orders = eachOf(attributions, (attribution) => attribution.order);

  const ordersTrusted = thread.ordersKnown && ordersUnclear === null;
  const conversations = eachOf(drafts, (draft) => {
    const phase = findPhase(draft, ordersTrusted ? attributions : null, setup);
    return toConversation(draft, phase, orderIdsOf(draft, orders, gapMs));
  });
  const inquiries = listInquiries({
    contacts,
    attributions,
    ordersTrusted,
    isAftersaleByText: (conversation) =>
      conversations.find(({ id }) => id === conversation)?.phase === 'aftersale',
    setup,
    clock,
  });
  const assembled = { conversations, orders, inquiries, messagesLeftOut: leftOut };
  if (events.ratings.length === 0) return assembled;
  return { ...assembled, ratings: assembleRatings(events.ratings, conversations, orders) };
}
