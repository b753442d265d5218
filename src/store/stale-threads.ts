// Which stored threads would be found different if they were analysed now, by indexes alone.
import type { Database } from './database.ts';

/**
 * Buyers of threads made with another setup (where `since` is given, only those that went on at or after it),
 * without the orders the shop now has, or due for a recheck as of `asOf`.
 */
export async function listStaleThreads(
  db: Database,
  shop: string,
  now: { readonly version: string; readonly ordersKnown: boolean; readonly asOf: number },
  since: number | null = null,
): Promise<string[]> {
  const rows = await db.query<{ buyer: string }>(
    `select buyer from thread where shop_id = $1 and setup_version < $2 and ($5::bigint is null or last_at >= $5)
     union select buyer from thread where shop_id = $1 and setup_version > $2 and ($5::bigint is null or last_at >= $5)
     union select buyer from thread where shop_id = $1 and setup_version = $2 and not orders_known and $3
     union select buyer from thread where shop_id = $1 and recheck_at <= $4 and analysed_as_of < $4
     order by buyer`,
    [shop, now.version, now.ordersKnown, now.asOf, since],
  );
  return rows.map(({ buyer }) => buyer);
}

/** Only those whose time has come. */
export async function listDueThreads(db: Database, shop: string, asOf: number): Promise<string[]> {
  const rows = await db.query<{ buyer: string }>(
    `select buyer from thread where shop_id = $1 and recheck_at <= $2 and analysed_as_of < $2
     order by recheck_at, buyer`,
    [shop, asOf],
  );
  return rows.map(({ buyer }) => buyer);
}

/** Of these shops, those without any thread yet. */
export async function listEmptyShops(db: Database, shops: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ shop: string }>(
    `select shop from unnest($1::text[]) as shop
     where not exists (select 1 from thread where thread.shop_id = shop)`,
    [shops],
  );
  return new Set(rows.map(({ shop }) => shop));
}
