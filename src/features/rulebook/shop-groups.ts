// The groups the agents of a shop are in, for whatever is meant for some of them only.

import type { Database } from '../../store/database.ts';
import { listAgents } from '../../store/shops.ts';

/** Each once, in the order of their names. */
export async function listGroups(db: Database, shop: string): Promise<readonly string[]> {
  const groups = (await listAgents(db, shop)).map(({ group }) => group);
  return [...new Set(groups.filter((group) => group !== null && group !== ''))].sort() as string[];
}
