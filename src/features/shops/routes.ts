// The API of shops.
import { newRoutes } from '../../http/routes.ts';
import { dayText } from '../../lib/zone.ts';
import { loadShopZones } from '../../work/shop-zones.ts';
import { listShops } from './contract.ts';
import { listShopRows } from './store.ts';

const day = (number: number | null): string | null => (number === null ? null : dayText(number));

export const shopRoutes = newRoutes().openapi(listShops, async (c) => {
  const { db } = c.get('services');
  const rows = await listShopRows(db, c.get('who'));
  const zoneOf = await loadShopZones(db);
  const items = rows.map((row) => ({
    id: row.shop_id,
    name: row.name,
    ordersKnown: row.orders_known,
    live: row.live,
    firstDay: day(row.first_day),
    lastDay: day(row.last_day),
    zoneOffsetMs: zoneOf(row.shop_id),
  }));
  return c.json({ items }, 200);
});

export type ShopRoutes = typeof shopRoutes;
