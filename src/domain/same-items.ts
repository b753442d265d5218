// Whether two lists of an order's items tell the same: most events of an order repeat those of the one before.
import type { OrderItem } from './event.ts';

export function areSameItems(a: readonly OrderItem[], b: readonly OrderItem[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!isSameItem(a[i]!, b[i]!)) return false;
  return true;
}

function isSameItem(a: OrderItem, b: OrderItem): boolean {
  return (
    a.sku === b.sku &&
    a.title === b.title &&
    a.quantity === b.quantity &&
    a.priceFen === b.priceFen &&
    a.paidFen === b.paidFen &&
    a.refundFen === b.refundFen
  );
}
