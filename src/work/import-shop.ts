// Whose rows are those that name no shop, and in whose zone the times of an import are read.
import type { Database } from '../store/database.ts';
import { listShops } from '../store/shops.ts';
import { UNNAMED_SHOP } from './analyse-files.ts';
import { loadShopSetup } from './shop-setup.ts';

/** `asked`: the shop whoever imports has named. Else the only one there is, else a new one. */
export async function findImportShop(db: Database, asked: string | null): Promise<string> {
  if (asked !== null) return asked;
  const stored = await listShops(db);
  return stored.length === 1 ? stored[0]!.shopId : UNNAMED_SHOP;
}

/** Settings that decide what the same files are read as. */
export interface ReadingSettings {
  readonly zoneOffsetMs: number;
  readonly joinWindowMs: number;
  readonly afterSaleMs: number;
}

/** Those of a shop, as they stand now. */
export async function loadReadingSettings(db: Database, shop: string): Promise<ReadingSettings> {
  const { zoneOffsetMs, policy } = (await loadShopSetup(db, shop)).setup;
  const { inquiryWindowMs: joinWindowMs, afterSaleMs } = policy;
  return { zoneOffsetMs, joinWindowMs, afterSaleMs };
}
