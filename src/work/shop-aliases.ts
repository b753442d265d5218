// Other names a shop goes by in exports: settled once, they hold for every later import.
import type { Database } from '../store/database.ts';
import { loadSettings, saveSetting } from '../store/shops.ts';

const KEY = 'alsoNamed';

/** Name in files → id of the shop. */
export async function listAliases(db: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ shop_id: string; value: unknown }>(
    'select shop_id, value from shop_setting where key = $1 order by shop_id',
    [KEY],
  );
  return new Map(
    rows.flatMap(({ shop_id, value }) => namesOf(value).map((name) => [name, shop_id])),
  );
}

/** Remembers that these names mean the shop; nothing is written if all are known. */
export async function addAliases(
  db: Database,
  shop: string,
  names: readonly string[],
): Promise<void> {
  const known = namesOf((await loadSettings(db, shop)).get(KEY));
  const added = names.filter((name) => name !== shop && !known.includes(name));
  if (added.length > 0) await saveSetting(db, shop, KEY, [...known, ...added].sort());
}

function namesOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}
