// One's drafts of word packs or scorecards nobody has published yet, by their names.
import type { Words } from '../../intake/format.ts';
import type { Database } from '../../store/database.ts';
import { packName } from './pack-text.ts';
import { listDrafts } from './store.ts';

/** Those for which `textOf` finds nothing in force; newest first. */
export async function listNewDrafts(
  db: Database,
  shop: string,
  account: string,
  pathOf: (id: string) => string,
  textOf: (id: string) => string | null,
): Promise<{ id: string; name: Words; savedAt: number }[]> {
  const drafts = await listDrafts(db, shop, account);
  return drafts.flatMap(({ path, yaml, saved_at }) => {
    const id = path.replace(/^.*\/|\.yaml$/g, '');
    if (path !== pathOf(id) || textOf(id) !== null) return [];
    return [{ id, name: packName(id, yaml), savedAt: saved_at }];
  });
}
