// Whose thread a rating belongs to, and what makes two rows one rating.
import type { Rating } from '../../domain/event.ts';
import { buyerKey } from '../buyer-key.ts';

/** As generic-chats keys its buyers, so that both meet in one thread; '' if nothing tells whose it is. */
export function raterKey(buyer: string, conversation: string | null): string {
  if (conversation === null) return buyer;
  return buyer === '' ? `conversation:${conversation}` : buyerKey(buyer, conversation);
}

/**
 * One rating a conversation and agent, else an order, else an agent and instant: a row of the same
 * that says otherwise replaces it. Being asked and answering are apart, for exports may tell them so.
 */
export function ratingId(
  { conversation, orderId, agent, at }: Pick<Rating, 'conversation' | 'orderId' | 'agent' | 'at'>,
  score: Rating['score'],
): string {
  const kind = score === null ? 'invite' : 'rating';
  if (conversation !== null) return `${kind}:${conversation}${agent === null ? '' : `@${agent}`}`;
  return `${kind}:${orderId ?? `${agent ?? ''}@${at ?? ''}`}`;
}
