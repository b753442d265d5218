// Whose rows are those that name no shop, and in whose zone the times of an import are read.
import type { Database } from '../store/database.ts';
import { listShops } from '../store/shops.ts';
import { UNNAMED_SHOP } from './analyse-files.ts';

/** `asked`: the shop whoever imports has named. Else the only one there is, else a new one. */
export async function findImportShop(db: Database, asked: string | null): Promise<string> {
  if (asked !== null) return asked;
  const stored = await listShops(db);
  return stored.length === 1 ? stored[0]!.shopId : UNNAMED_SHOP;
}
