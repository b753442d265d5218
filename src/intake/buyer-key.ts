// Whose thread an order or chat belongs to when the source hides the buyer: never somebody else's by guess.

/** Begins the thread of an order that names no buyer. */
export const NAMELESS = 'order:';

/** True for names a platform has masked, e.g. `t**`, `jd_13******`. */
export function isMasked(name: string): boolean {
  return name.includes('**');
}

/**
 * The buyer of a thread. A masked name is shared by many people, so `apart` (order or session id)
 * keeps them apart; without a name the thread is the order's own. Joining them is a later, shown step.
 */
export function buyerKey(name: string, apart: string): string {
  if (name === '') return `${NAMELESS}${apart}`;
  return isMasked(name) ? `${name}#${apart}` : name;
}
