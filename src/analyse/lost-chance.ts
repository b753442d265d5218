// What is known of a chance that led nowhere: the product talked about, whether the buyer bought since, whether reminded.
import type { Analysis, Conversation, Inquiry } from '../domain/analysis.ts';
import type { Setup } from '../domain/setup.ts';
import type { LossReason } from './loss-reason.ts';

const REMINDER_RULE = 'missing-payment-reminder';

export interface ShownProduct {
  readonly sku: string | null;
  readonly title: string | null;
  readonly priceFen: number | null;
}

const NOTHING_SHOWN: ShownProduct = { sku: null, title: null, priceFen: null };

/** The product last shown in the conversation: the buyer's own card first, else the agent's. */
export function shownProduct(conversation: Conversation, setup: Setup): ShownProduct {
  let byAgent: string | null = null;
  for (let i = conversation.lines.length - 1; i >= 0; i--) {
    const message = conversation.lines[i]?.message;
    if (message === undefined || message.sku === null) continue;
    if (message.by === 'buyer') return productOf(message.sku, setup);
    if (byAgent === null && message.by === 'agent') byAgent = message.sku;
  }
  return byAgent === null ? NOTHING_SHOWN : productOf(byAgent, setup);
}

function productOf(sku: string, setup: Setup): ShownProduct {
  const product = setup.products.get(sku);
  return { sku, title: product?.title ?? sku, priceFen: product?.priceFen ?? null };
}

/** A buyer who bought afterwards, from whomever, needs no call. */
export function boughtSince(analysis: Analysis, inquiry: Inquiry): boolean {
  for (const order of analysis.orders) {
    if (order.placedAt === null || order.placedAt >= inquiry.startAt) return true;
  }
  return false;
}

/** Somebody who ordered was not merely answered. */
export function unpaidReason(guess: LossReason): LossReason | 'unpaid' {
  return guess === 'only-answered' || guess === 'unsaid' ? 'unpaid' : guess;
}

/** Whether an agent reminded the buyer to pay; null: it could not be judged. */
export function remindedOf(analysis: Analysis, orderId: string): boolean | null {
  for (const verdict of analysis.verdicts) {
    if (verdict.orderId !== orderId || verdict.rule !== REMINDER_RULE) continue;
    if (verdict.result !== 'na') return verdict.result === 'miss';
  }
  return null;
}
