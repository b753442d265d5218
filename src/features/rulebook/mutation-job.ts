// The job that works out mutation scores nobody has asked for yet.
import type { Database } from '../../store/database.ts';
import { fillMutations } from './mutation-scores.ts';
import { loadShopRules } from './shop-rules.ts';

/** `onProgress` may throw to stop it; what is done stays done. `left` rules are for the next job. */
export async function runMutations(
  db: Database,
  shop: string,
  now: () => number,
  onProgress: (done: number, total: number) => Promise<void>,
): Promise<{ rules: number; left: number }> {
  const rules = await loadShopRules(db, shop);
  return await fillMutations(db, rules, now, onProgress);
}
