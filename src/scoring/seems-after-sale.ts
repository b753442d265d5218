// Who the roster says nothing of and who sold nothing at all: after-sale staff, most likely.
import type { Agent } from '../domain/setup.ts';

/** Where one inquirer in five orders, a seller has none of so many about once in a hundred times. */
const INQUIRIES_MIN = 20;

/**
 * Held to a seller's average such a person would be the worst of the team, and pull it down; so they
 * stay out of it until the roster says that they sell. `role` null: it does not say.
 */
export function seemsAfterSale(
  role: Agent['role'],
  { inquiries, ordered }: { readonly inquiries: number; readonly ordered: number },
): boolean {
  return role === null && ordered === 0 && inquiries >= INQUIRIES_MIN;
}
