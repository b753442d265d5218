// Stored threads read back and analysed without rules, in batches, so that the server stays awake.
import { setImmediate } from 'node:timers/promises';
import type { Analysis } from '../../domain/analysis.ts';
import { dayOf } from '../../http/day-query.ts';
import type { Database } from '../../store/database.ts';
import { countThread } from '../../work/count-thread.ts';
import type { StoredThread } from '../../work/visit-threads.ts';
import { loadStoredThreads } from '../conversations/stored-threads.ts';
import type { Work } from './period.ts';

const BATCH = 100;

/**
 * Buyers of whom something may count, or be left out, in the work's days: how many, and their names in order;
 * null: there are more than `most`, and nobody is to read them all.
 */
export async function listBuyers(
  db: Database,
  { shop, from, to, agents }: Work,
  most: number,
): Promise<{ readonly count: number; readonly buyers: readonly string[] | null }> {
  const whose = agents === 'all' ? null : agents;
  const found = `select buyer from thread_day
     where shop_id = $1 and day between $2 and $3 and ($4::text[] is null or agent = any($4))
     union
     select buyer from conversation
     where shop_id = $1 and day between $2 and $3 and ($4::text[] is null or agents && $4)`;
  const params = [shop, dayOf(from), dayOf(to), whose];
  const [counted] = await db.query<{ count: number }>(
    `select count(*)::int as count from (${found}) as found`,
    params,
  );
  const count = counted?.count ?? 0;
  if (count > most) return { count, buyers: null };
  const rows = await db.query<{ buyer: string }>(`${found} order by 1`, params);
  return { count, buyers: rows.map(({ buyer }) => buyer) };
}

/** Each thread of these buyers as it stood when it was last analysed. */
export async function visitStoredThreads(
  db: Database,
  { shop, setup }: Work,
  buyers: readonly string[],
  visit: (stored: StoredThread) => void,
): Promise<void> {
  for (let at = 0; at < buyers.length; at += BATCH) {
    const batch = buyers.slice(at, at + BATCH);
    const threads = await loadStoredThreads(db, shop, batch);
    for (const buyer of batch) {
      const stored = threads.get(buyer);
      if (stored !== undefined) visit({ ...stored, setup: setup.setup });
    }
    await setImmediate();
  }
}

/** The same, as metrics need them: conversations, orders and inquiries, no verdicts. */
export function visitAnalyses(
  db: Database,
  work: Work,
  buyers: readonly string[],
  visit: (analysis: Analysis) => void,
): Promise<void> {
  return visitStoredThreads(db, work, buyers, (stored) => visit(countThread(stored)));
}

/**
 * Changes whenever a figure of the work's days, or of `more` days before them, does: a digest of its sums,
 * and of the setup they were counted with.
 */
export async function stateOf(
  db: Database,
  { shop, setup, from, to, agents }: Work,
  more = 0,
): Promise<string> {
  const [row] = await db.query<{ sums: string; touched: number }>(
    `select (select md5(coalesce(string_agg(md5(cell), '' order by day, agent), '')) from agent_day
         where shop_id = $1 and day between $2 and $3) as sums,
       (select count(*)::int from touched_day where shop_id = $1) as touched`,
    [shop, dayOf(from) - more, dayOf(to)],
  );
  const parts = [shop, setup.version, setup.asOf, row?.sums, row?.touched, from, to, agents];
  return JSON.stringify(parts);
}
