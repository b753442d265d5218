// The tables a thread's rows stand in: written whole, taken out whole.
import type { PgTable } from 'drizzle-orm/pg-core';
import { columnsOf } from './copy-rows.ts';
import type { Database } from './database-interface.ts';
import { threadDay } from './schema/figures.ts';
import {
  caseMix,
  conversation,
  customerOrder,
  finding,
  inquiry,
  reception,
  thread,
} from './schema/threads.ts';

/** In the order they are written; rows are in the order of the table's columns. */
export const FACT_TABLES = {
  thread,
  conversation,
  reception,
  inquiry,
  case_mix: caseMix,
  customer_order: customerOrder,
  finding,
  thread_day: threadDay,
} as const satisfies Readonly<Record<string, PgTable>>;

export type FactTable = keyof typeof FACT_TABLES;
export const FACT_TABLE_NAMES = Object.keys(FACT_TABLES) as readonly FactTable[];

/** Columns of each, for COPY. */
export const FACT_COLUMNS = byTable((name): readonly string[] => columnsOf(FACT_TABLES[name]));

/** One value for each table. */
export function byTable<T>(make: (table: FactTable) => T): Readonly<Record<FactTable, T>> {
  const entries = FACT_TABLE_NAMES.map((name) => [name, make(name)] as const);
  return Object.fromEntries(entries) as Record<FactTable, T>;
}

/** Tables whose rows name the buyer in the index they are found by; `thread` last. */
const OF_BUYERS: readonly FactTable[] = [
  'conversation',
  'inquiry',
  'case_mix',
  'customer_order',
  'thread_day',
  'thread',
];

/** Holds other writers of these threads off until the transaction ends. */
export async function lockThreads(
  tx: Database,
  shop: string,
  buyers: readonly string[],
): Promise<void> {
  // The embedded database has one session: nobody else can be writing.
  if (tx.kind === 'pglite') return;
  await tx.query(
    `select pg_advisory_xact_lock(key) from (
       select distinct hashtextextended($1 || chr(10) || buyer, 0) as key from unnest($2::text[]) as buyer
       order by key) as keys`,
    [shop, buyers],
  );
}

/** Takes all rows of these buyers out, and marks the days they counted in. */
export async function deleteThreads(
  tx: Database,
  shop: string,
  buyers: readonly string[],
): Promise<void> {
  await touchDaysOf(tx, shop, buyers);
  for (const table of ['reception', 'finding']) {
    await tx.query(
      `delete from ${table} as f using conversation as c
       where c.shop_id = $1 and c.buyer = any($2) and f.shop_id = c.shop_id
         and f.conversation_id = c.conversation_id and f.buyer = c.buyer`,
      [shop, buyers],
    );
  }
  for (const table of OF_BUYERS) {
    await tx.query(`delete from ${table} where shop_id = $1 and buyer = any($2)`, [shop, buyers]);
  }
}

async function touchDaysOf(tx: Database, shop: string, buyers: readonly string[]): Promise<void> {
  await tx.query(
    `insert into touched_day (shop_id, day, agent)
     select distinct shop_id, day, agent from thread_cell where shop_id = $1 and buyer = any($2)
     on conflict (shop_id, day, agent) do update set day = excluded.day`,
    [shop, buyers],
  );
}

/**
 * Marks days whose sum is out of date. Updating a marker that is there already keeps whoever makes the sum
 * from taking it away before this transaction's rows can be seen; with one session nobody can.
 */
export async function touchDays(
  tx: Database,
  shop: string,
  days: readonly { readonly day: number; readonly agent: string }[],
): Promise<void> {
  if (days.length === 0) return;
  await tx.query(
    `insert into touched_day (shop_id, day, agent)
     select distinct $1::text, t.day, t.agent from unnest($2::int[], $3::text[]) as t (day, agent)
     order by 2, 3
     on conflict (shop_id, day, agent) do
       ${tx.kind === 'pglite' ? 'nothing' : 'update set day = excluded.day'}`,
    [shop, days.map(({ day }) => day), days.map(({ agent }) => agent)],
  );
}

/** Below any day: the marker of a shop all of whose days are out of date. */
const EVERY_DAY = -2_147_483_648;

/** Marks all days of a shop at once: while a shop is first filled each batch touches nearly all there are. */
export async function touchEveryDay(tx: Database, shop: string): Promise<void> {
  await tx.query(
    `insert into touched_day (shop_id, day, agent) values ($1, $2, '')
     on conflict (shop_id, day, agent) do
       ${tx.kind === 'pglite' ? 'nothing' : 'update set day = excluded.day'}`,
    [shop, EVERY_DAY],
  );
}

/** Puts a marker on each of a shop's days in place of the one for all, if that is there. */
export async function spreadMarker(tx: Database, shop: string): Promise<void> {
  const all = await tx.query(
    'delete from touched_day where shop_id = $1 and day = $2 returning day',
    [shop, EVERY_DAY],
  );
  if (all.length === 0) return;
  await tx.query(
    `insert into touched_day (shop_id, day, agent)
     select shop_id, day, agent from thread_cell where shop_id = $1
     union select shop_id, day, agent from agent_day where shop_id = $1
     order by day, agent
     on conflict (shop_id, day, agent) do update set day = excluded.day`,
    [shop],
  );
}
