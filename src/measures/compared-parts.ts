// What two definitions are compared by: the smallest part of a chat that both can be read on.
import type { ListedUnit } from './list-units.ts';
import type { UnitKind } from './unit.ts';

/** unit: both count the same kind, one by one. */
export type Part = 'unit' | 'conversation' | 'buyer-day';

const OF_BUYERS: ReadonlySet<UnitKind> = new Set(['buyer-day', 'inquiry', 'order', 'payment']);

/** The part two kinds of units have in common. */
export function byPart(left: UnitKind, right: UnitKind): Part {
  if (left === right) return 'unit';
  return OF_BUYERS.has(left) || OF_BUYERS.has(right) ? 'buyer-day' : 'conversation';
}

/** Equal for units of one part. */
export function partKey({ shop, buyer, unit }: ListedUnit, part: Part): string {
  const { agent, day, conversation, kind } = unit;
  if (part === 'buyer-day') return JSON.stringify([shop, buyer, day]);
  if (part === 'conversation') return JSON.stringify([shop, buyer, conversation]);
  const one = kind === 'round' ? unit.index : 'orderId' in unit ? unit.orderId : '';
  return JSON.stringify([shop, buyer, conversation, agent, day, one]);
}
