// When a buyer came back about the same matter, for once-and-done and repeat-contact rates.
import type { Conversation } from '../domain/analysis.ts';
import type { Days } from './days.ts';

/** Later than this nothing is asked any more, so that a thread comes to rest. */
const DAYS_MAX = 30;

export interface CameAgain {
  /** Business days until the next conversation about the same matter; −1: none, or untimed. */
  readonly againDays: number;
  /** Business days since it began, at most 30; −1: untimed. */
  readonly ageDays: number;
}

/**
 * The same matter: of two conversations that show order cards, those that share one; else those of the
 * same phase. A conversation in which the buyer says nothing is no coming back.
 */
export function cameAgain(
  conversations: readonly Conversation[],
  index: number,
  days: Days,
): CameAgain {
  const { startAt } = conversations[index]!;
  if (startAt === null) return { againDays: -1, ageDays: -1 };
  const day = days.dayOf(startAt);
  let againDays = -1;
  for (let i = index + 1; i < conversations.length; i++) {
    const later = conversations[i]!;
    if (later.startAt === null || later.leftOut !== null) continue;
    if (!isSameMatter(conversations[index]!, later)) continue;
    againDays = days.dayOf(later.startAt) - day;
    break;
  }
  return { againDays, ageDays: days.ageOf(day, DAYS_MAX) };
}

function isSameMatter(a: Conversation, b: Conversation): boolean {
  if (a.phase !== b.phase) return false;
  const shown = ordersShown(a);
  if (shown.length === 0) return true;
  const later = ordersShown(b);
  return later.length === 0 || later.some((order) => shown.includes(order));
}

function ordersShown({ lines }: Conversation): string[] {
  const orders: string[] = [];
  for (const { message } of lines) {
    if (message.orderId !== null && message.by === 'buyer') orders.push(message.orderId);
  }
  return orders;
}
