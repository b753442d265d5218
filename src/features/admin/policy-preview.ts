// What another attribution policy would change: the newest threads replayed under both.
import type { AttributionPolicy } from '../../domain/setup.ts';
import { visibleAgents, type Who } from '../../http/scope.ts';
import type { Database } from '../../store/database.ts';
import { listAgents } from '../../store/shops.ts';
import { startPolicyReplay } from '../../work/compare-policies.ts';
import type { ShopSetup } from '../../work/shop-setup.ts';
import { loadStoredThreads } from '../conversations/stored-threads.ts';
import type { PolicyPreview } from './contract.ts';
import { listNewestBuyers } from './store.ts';

/** Enough to see what changes; more would keep the person waiting. */
const BUYERS_MAX = 5000;
const BUYERS_AT_ONCE = 250;

export async function previewPolicy(
  db: Database,
  who: Who,
  { shop, setup }: ShopSetup,
  policy: AttributionPolicy,
): Promise<PolicyPreview> {
  const { buyers, all } = await listNewestBuyers(db, shop, BUYERS_MAX);
  const replay = startPolicyReplay(setup.policy, policy, null);
  for (let i = 0; i < buyers.length; i += BUYERS_AT_ONCE) {
    // Each batch waits for the database, which lets other requests in.
    const threads = await loadStoredThreads(db, shop, buyers.slice(i, i + BUYERS_AT_ONCE));
    for (const { thread, asOf } of threads.values()) replay.add({ thread, setup, asOf });
  }
  const { owners, moved, revalued } = replay.result();
  const roster = await listAgents(db, shop);
  const names = new Map(roster.map(({ id, name }) => [id, name]));
  const seen = visibleAgents(
    who,
    roster.map(({ id, group }) => ({ agent: id, group })),
  );
  return {
    buyers: buyers.length,
    allBuyers: all,
    moved: moved.length,
    revalued: revalued.length,
    owners: owners
      .filter(({ owner }) => seen === 'all' || (owner !== null && seen.includes(owner)))
      .map((owner) => ({
        agent: owner.owner,
        name: owner.owner === null ? '' : (names.get(owner.owner) ?? owner.owner),
        ownership: owner.ownership,
        ordersBefore: owner.ordersA,
        ordersAfter: owner.ordersB,
        salesBeforeFen: owner.salesAFen,
        salesAfterFen: owner.salesBFen,
        gained: owner.gained,
        lost: owner.lost,
      })),
  };
}
