// Whose work a request for figures is about: the shops and agents asked for, within what the account sees.
import { visibleAgents, visibleShops, type Who } from '../../http/scope.ts';
import type { Database } from '../../store/database.ts';
import { listAgents, listShops, type RosterAgent, type Shop } from '../../store/shops.ts';

export interface AskedPeople {
  readonly shop?: string | undefined;
  readonly agent?: string | undefined;
  readonly group?: string | undefined;
}

/** One shop and whose work of it is meant. */
export interface ShopPeople {
  readonly shop: Shop;
  /** 'all': everybody's and nobody's. */
  readonly agents: readonly string[] | 'all';
  readonly roster: ReadonlyMap<string, RosterAgent>;
}

export async function findPeople(
  db: Database,
  who: Who,
  { shop, agent, group }: AskedPeople,
): Promise<ShopPeople[]> {
  const shops = await listShops(db);
  const seen = visibleShops(
    who,
    shops.map(({ shopId }) => shopId),
    shop === undefined ? [] : [shop],
  );
  const people: ShopPeople[] = [];
  for (const one of shops) {
    if (!seen.includes(one.shopId)) continue;
    const roster = await listAgents(db, one.shopId);
    const entries = roster.map(({ id, group: of }) => ({ agent: id, group: of }));
    let agents = visibleAgents(who, entries);
    if (agent !== undefined) agents = agents === 'all' || agents.includes(agent) ? [agent] : [];
    if (group !== undefined) {
      const inside = entries.filter((entry) => entry.group === group).map((entry) => entry.agent);
      agents = agents === 'all' ? inside : agents.filter((id) => inside.includes(id));
    }
    people.push({ shop: one, agents, roster: new Map(roster.map((each) => [each.id, each])) });
  }
  return people;
}
