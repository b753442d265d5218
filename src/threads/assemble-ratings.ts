// Ratings as told → the contact and agent each belongs to.
import type { AttributedOrder, Conversation, RatedContact } from '../domain/analysis.ts';
import type { Instant, Rating } from '../domain/event.ts';

/** A rating that names no conversation is of a contact that began at most this long before it. */
const CONTACT_MS_MAX = 7 * 86_400_000;

/**
 * Every rating with the conversation it names or, naming none, the agent's last one that began in the
 * seven days before it (untimed: the last of all); and whose it is: the agent named, else the
 * conversation's, else the owner of the order. One that names an order and neither agent nor
 * conversation is of the order. Sorted by time and id, so that the set alone decides.
 */
export function assembleRatings(
  ratings: readonly Rating[],
  conversations: readonly Conversation[],
  orders: readonly AttributedOrder[],
): RatedContact[] {
  return ratings
    .map((rating) => assembleRating(rating, conversations, orders))
    .sort((a, b) => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function timeOf({ at }: { readonly at: Instant | null }): number {
  return at ?? Number.MAX_SAFE_INTEGER;
}

function assembleRating(
  rating: Rating,
  conversations: readonly Conversation[],
  orders: readonly AttributedOrder[],
): RatedContact {
  const { id, at, orderId, score, invited } = rating;
  const shared = { id, at, orderId, score, invited };
  if (orderId !== null && rating.conversation === null && rating.agent === null) {
    const order = orders.find((each) => each.orderId === orderId);
    const conversation = order?.conversation ?? null;
    return { ...shared, about: 'order', conversation, agent: order?.owner ?? null };
  }
  const found = findConversation(rating, conversations);
  const agent = rating.agent ?? found?.agent ?? null;
  return { ...shared, about: 'service', conversation: found?.id ?? null, agent };
}

function findConversation(
  { conversation: named, agent, at }: Rating,
  conversations: readonly Conversation[],
): Conversation | undefined {
  const given = conversations.find(({ id }) => id === named);
  if (given !== undefined) return given;
  return conversations.findLast(({ startAt, agents }) => {
    if (agent !== null && !agents.includes(agent)) return false;
    if (at === null || startAt === null) return true;
    return startAt <= at && at - startAt <= CONTACT_MS_MAX;
  });
}
