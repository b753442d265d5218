// Takes one buyer out for good, as the law lets buyers ask.
import type { Database } from '../store/database.ts';
import { deleteThreads } from '../store/fact-tables.ts';
import { forgetSameImports } from '../store/import-runs.ts';
import { refreshDays } from '../store/refresh-days.ts';

export interface ErasureReport {
  /** Threads taken out: the buyer's own and those under masks of theirs. */
  readonly threads: number;
  /** Days of figures that were summed anew without them. */
  readonly days: number;
  /** Rows of quarantine that named the buyer. */
  readonly quarantined: number;
}

/**
 * All rows that hold the buyer's name, words or orders go, in every table of facts, in what was remembered of
 * masked names, and in quarantined rows that name them. Sums by agent and day are made anew without them, so
 * that nothing about one person can be read from a difference. Importing a file that still names them brings
 * them back: the report of the caller should say so.
 */
export async function eraseBuyer(
  db: Database,
  shop: string,
  buyer: string,
): Promise<ErasureReport> {
  const counts = await db.transaction(async (tx) => {
    const masks = await tx.query<{ masked: string }>(
      'delete from masked_buyer where shop_id = $1 and (buyer = $2 or masked = $2) returning masked',
      [shop, buyer],
    );
    const buyers = [buyer, ...masks.map(({ masked }) => masked)];
    const threads = await tx.query('select 1 from thread where shop_id = $1 and buyer = any($2)', [
      shop,
      buyers,
    ]);
    await deleteThreads(tx, shop, buyers);
    const rows = await tx.query(
      'delete from quarantined_row where strpos(raw, $1) > 0 returning n',
      [buyer],
    );
    await forgetSameImports(tx);
    return { threads: threads.length, quarantined: rows.length };
  });
  return { ...counts, days: await refreshDays(db, { shop }) };
}
