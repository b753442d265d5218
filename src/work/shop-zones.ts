// In which zone each shop counts its days and reads its times, without all the rest of its setup.
import { CHINA_OFFSET_MS } from '../lib/zone.ts';
import type { Database } from '../store/database.ts';
import { SHOP_SETTINGS } from './shop-settings.ts';

/** ms to add to UTC, by shop: what it has set, else China's. */
export async function loadShopZones(db: Database): Promise<(shop: string) => number> {
  const rows = await db.query<{ shop_id: string; value: unknown }>(
    "select shop_id, value from shop_setting where key = 'zoneOffsetMs'",
  );
  const zones = new Map<string, number>();
  for (const { shop_id, value } of rows) {
    const zone = SHOP_SETTINGS.zoneOffsetMs.safeParse(value);
    if (zone.success) zones.set(shop_id, zone.data);
  }
  return (shop) => zones.get(shop) ?? CHINA_OFFSET_MS;
}
