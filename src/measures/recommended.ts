// What of an order its owner had recommended: the product card was sent before the order was placed.
import type { Analysis, AttributedOrder } from '../domain/analysis.ts';

export interface Recommended {
  readonly items: number;
  readonly fen: number;
}

const NOTHING: Recommended = { items: 0, fen: 0 };

/**
 * Pieces of the order, and what was paid for them (else their price), whose SKU stands on a card that
 * the order's owner sent before it was placed, inside the inquiry window. Nothing if there is no owner,
 * or no time.
 */
export function recommendedOf(
  order: AttributedOrder,
  { conversations }: Analysis,
  windowMs: number,
): Recommended {
  const { owner, items } = order;
  const before = order.placedAt ?? order.paidAt;
  if (owner === null || before === null || !items.some(({ sku }) => sku !== null)) return NOTHING;
  const sent = new Set<string>();
  for (const { startAt, endAt, lines } of conversations) {
    if (startAt === null || startAt >= before) continue;
    if (endAt !== null && endAt < before - windowMs) continue;
    for (const { message, auto, revoked } of lines) {
      const { at, sku, by, agent } = message;
      if (sku === null || by !== 'agent' || agent !== owner || auto || revoked) continue;
      if (at !== null && at < before && at >= before - windowMs) sent.add(sku);
    }
  }
  if (sent.size === 0) return NOTHING;
  let pieces = 0;
  let fen = 0;
  for (const { sku, quantity, paidFen, priceFen } of items) {
    if (sku === null || !sent.has(sku)) continue;
    pieces += quantity;
    fen += paidFen ?? (priceFen ?? 0) * quantity;
  }
  return { items: pieces, fen };
}
