// In which zone each shop counts its days, for files that tell of several shops.
import type { Database } from '../store/database.ts';
import { listShops } from '../store/shops.ts';
import { loadShopSetup } from './shop-setup.ts';

/** ms to add to UTC, by shop. */
export async function loadShopZones(db: Database): Promise<(shop: string) => number> {
  const zones = new Map<string, number>();
  for (const { shopId } of await listShops(db)) {
    zones.set(shopId, (await loadShopSetup(db, shopId)).setup.zoneOffsetMs);
  }
  return (shop) => zones.get(shop) ?? 0;
}
