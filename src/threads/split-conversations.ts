// Messages of a thread → conversations: by the source's id, else at pauses above the gap.
import type { Message } from '../domain/event.ts';
import { canonicalOrder } from './canonical-order.ts';

/** The messages of one conversation in canonical order; never empty. */
export interface RawConversation {
  readonly id: string;
  readonly given: boolean;
  readonly messages: readonly Message[];
}

function startOf(raw: RawConversation): number | null {
  for (const message of raw.messages) if (message.at !== null) return message.at;
  return null;
}

/** Timed ones by start, then untimed ones by first seq; ties by id. */
function compareStarts(a: RawConversation, b: RawConversation): number {
  const startA = startOf(a);
  const startB = startOf(b);
  if (startA === null || startB === null) {
    if (startA !== startB) return startA === null ? 1 : -1;
    const bySeq = (a.messages[0] as Message).seq - (b.messages[0] as Message).seq;
    if (bySeq !== 0) return bySeq;
  } else if (startA !== startB) return startA - startB;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function splitAtPauses(ordered: readonly Message[], gapMs: number): Message[][] {
  const parts: Message[][] = [];
  let part: Message[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const message of ordered) {
    const at = message.at as number;
    if (part.length > 0 && at - last > gapMs) {
      parts.push(part);
      part = [];
    }
    part.push(message);
    last = at;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** The id all messages give; null: they differ, or give none. */
function onlyId(messages: readonly Message[]): string | null {
  const id = messages[0]?.conversation ?? null;
  for (const message of messages) if (message.conversation !== id) return null;
  return id;
}

/**
 * Conversations of one thread, sorted by start. A given id is respected as it stands: never split by a
 * pause, and grouped even where ids interleave. Timed messages without an id are split where the pause is
 * longer than `gapMs`; untimed ones without an id are one conversation. `messages` is sorted in place.
 */
export function splitConversations(
  messages: Message[],
  shop: string,
  buyer: string,
  gapMs: number,
): RawConversation[] {
  const only = onlyId(messages);
  if (only !== null) return [{ id: only, given: true, messages: canonicalOrder(messages) }];
  const given = new Map<string, Message[]>();
  const timed: Message[] = [];
  const untimed: Message[] = [];
  let lastId: string | null = null;
  let lastGroup: Message[] = [];
  for (const message of messages) {
    const id = message.conversation;
    if (id === null) {
      (message.at === null ? untimed : timed).push(message);
      continue;
    }
    if (id !== lastId) {
      lastId = id;
      lastGroup = given.get(id) ?? [];
      if (lastGroup.length === 0) given.set(id, lastGroup);
    }
    lastGroup.push(message);
  }
  const conversations: RawConversation[] = [];
  for (const [id, group] of given) {
    conversations.push({ id, given: true, messages: canonicalOrder(group) });
  }
  const parts = splitAtPauses(canonicalOrder(timed), gapMs);
  if (untimed.length > 0) parts.push(canonicalOrder(untimed));
  for (const part of parts) {
    const id = `${shop}|${buyer}|${(part[0] as Message).id}`;
    conversations.push({ id, given: false, messages: part });
  }
  return conversations.length > 1 ? conversations.sort(compareStarts) : conversations;
}
