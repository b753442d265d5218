// Keeps what a setup was made of, so that rows made with it can be explained later.
import type { Instant } from '../domain/event.ts';
import type { Database } from '../store/database.ts';
import type { ShopSetup } from './shop-setup.ts';

/** Once a version; `at` is when it was first used. */
export async function noteSetupVersion(
  db: Database,
  { shop, version, setup, contentVersion, rulebook, metrics }: ShopSetup,
  at: Instant,
): Promise<void> {
  await db.query(
    `insert into setup_version (shop_id, version, at, policy, content_version, rules_hash, metrics_hash)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      shop,
      version,
      at,
      `${setup.policy.id}@${setup.policy.version}`,
      contentVersion,
      rulebook.hash,
      metrics.key,
    ],
  );
}
