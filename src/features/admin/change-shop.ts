// One way every change of a shop goes: saved, noted in the audit log, and its figures counted anew in the background.
import type { AppContext } from '../../http/app-env.ts';
import { audit } from '../../http/audit.ts';
import { notFound } from '../../http/refusal.ts';
import { seesShop } from '../../http/scope.ts';
import type { Database } from '../../store/database.ts';
import { findShop, type Shop } from '../../store/shops.ts';

/** The shop, if the account reaches it; a Refusal otherwise. */
export async function getShop(c: AppContext, shop: string): Promise<Shop> {
  const found = seesShop(c.get('who'), shop) ? await findShop(c.get('services').db, shop) : null;
  if (found === null) throw notFound({ zh: '这家店', en: 'such shop' });
  return found;
}

export interface ShopChange {
  readonly shop: string;
  /** For the audit log, e.g. `settings.change`. */
  readonly action: string;
  readonly before: unknown;
  readonly after: unknown;
  /** Why figures are counted anew, in words; null: this changes none. */
  readonly recalculate: string | null;
  /** Writes it; must raise the shop's revision where analyses depend on it. */
  save(tx: Database): Promise<void>;
}

/** Change, audit row and job: all or none. */
export async function changeShop(c: AppContext, change: ShopChange) {
  const { db, jobs } = c.get('services');
  const { accountId } = c.get('who');
  const { shop, action, before, after, recalculate } = change;
  const job = await db.transaction(async (tx) => {
    await change.save(tx);
    await audit(c, { action, target: shop, shop, before, after }, tx);
    if (recalculate === null) return null;
    const input = { why: recalculate };
    return await jobs.enqueue({ kind: 'recalculate', shop, input, by: accountId }, tx);
  });
  return { done: true as const, job: job?.id ?? null };
}
