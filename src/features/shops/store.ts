// The SQL of shops: names and the days that have data.
import { scopeWhere, type Who } from '../../http/scope.ts';
import type { Database } from '../../store/database.ts';

export interface ShopRow {
  readonly shop_id: string;
  readonly name: string;
  readonly orders_known: boolean;
  readonly live: boolean;
  readonly first_day: number | null;
  readonly last_day: number | null;
}

/** By name. Days are those with conversations, from the index by day. */
export function listShopRows(db: Database, who: Who): Promise<ShopRow[]> {
  const params: unknown[] = [];
  const seen = scopeWhere(who, { shop: 's.shop_id' }, params);
  return db.query<ShopRow>(
    `select s.shop_id, s.name, s.orders_known, s.live,
       (select min(c.day) from conversation c where c.shop_id = s.shop_id) as first_day,
       (select max(c.day) from conversation c where c.shop_id = s.shop_id) as last_day
     from shop s where ${seen} order by s.name, s.shop_id`,
    params,
  );
}
