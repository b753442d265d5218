// Takes one buyer out for good, as the law lets buyers ask.
import type { ThreadEvent } from '../domain/event.ts';
import type { Database } from '../store/database.ts';
import { eraseTraces, type Traces } from '../store/erase-traces.ts';
import { deleteThreads, lockThreads } from '../store/fact-tables.ts';
import { forgetSameImports } from '../store/import-runs.ts';
import { unpackEvents } from '../store/packed-events.ts';
import { refreshDays } from '../store/refresh-days.ts';
import { eraseWords } from '../store/search-words.ts';
import { withoutBuyer } from './without-buyer.ts';

export interface ErasedRows {
  /** Threads taken out: the buyer's own and those under masks of theirs. */
  readonly threads: number;
  readonly messages: number;
  readonly orders: number;
  /** Quarantined rows that named the buyer, an order or a sentence of theirs. */
  readonly quarantined: number;
  /** Reports of imports and jobs, and notes of the audit log, in which the name was struck out. */
  readonly reports: number;
}

export interface Wanted {
  readonly shop: string;
  readonly buyer: string;
}

/** Sentences shorter than this are anybody's: rows that hold one are not the buyer's for it. */
const SENTENCE_MIN = 12;

/** What the buyer's rows can be known by, wherever else they were noted; to be asked before erasing. */
export async function findTraces(db: Database, { shop, buyer }: Wanted): Promise<Traces> {
  const masks = await db.query<{ masked: string }>(
    'select masked from masked_buyer where shop_id = $1 and (buyer = $2 or masked = $2)',
    [shop, buyer],
  );
  const names = [...new Set([buyer, ...masks.map(({ masked }) => masked)])];
  const ids = new Set<string>();
  for (const event of await eventsOf(db, shop, names)) {
    if (event.type === 'order') ids.add(event.orderId);
    if (event.type === 'order' || (event.type === 'message' && event.by !== 'buyer')) continue;
    const said = event.text.trim();
    if (said.length >= SENTENCE_MIN) ids.add(said);
  }
  return { names, ids: [...ids], others: await othersAround(db, names) };
}

/** Buyers of any shop, and masks of theirs, whose names hold one of these inside. */
async function othersAround(db: Database, names: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ other: string }>(
    `select distinct o.other from (
       select buyer as other from thread union all select masked from masked_buyer) as o
     where not o.other = any($1) and exists (
       select 1 from unnest($1::text[]) as known (name) where strpos(o.other, known.name) > 0)`,
    [names],
  );
  return rows.map(({ other }) => other);
}

/**
 * All rows that hold the buyer's name, words or orders go, in every table of facts, in what was remembered of
 * masked names, and in quarantined rows; reports keep their numbers without the name. `within` runs in the same
 * transaction, before it ends: for what else there is, and the note that it was done. Sums by agent and day are
 * made anew afterwards, so that nothing about one person can be read from a difference; should the process die in
 * between, the next roll-up makes them. Importing a file that still names them brings them back.
 */
export async function eraseBuyer(
  db: Database,
  { shop }: Wanted,
  traces: Traces,
  within: (tx: Database, rows: ErasedRows) => Promise<void> = async () => undefined,
): Promise<ErasedRows & { readonly days: number }> {
  const rows = await db.transaction(async (tx) => {
    const erased = await eraseRows(tx, shop, traces);
    await within(tx, erased);
    return erased;
  });
  return { ...rows, days: await refreshDays(db, { shop }) };
}

class TakenBack extends Error {}

/**
 * What `eraseBuyer` would take out: it is done, counted, and taken back. `within` as there, for tables; nothing
 * outside the database may go in it.
 */
export async function previewErasure(
  db: Database,
  { shop }: Wanted,
  traces: Traces,
  within: (tx: Database) => Promise<void> = async () => undefined,
): Promise<ErasedRows> {
  let erased: ErasedRows | null = null;
  try {
    await db.transaction(async (tx) => {
      erased = await eraseRows(tx, shop, traces);
      await within(tx);
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack) || erased === null) throw error;
  }
  return erased!;
}

async function eraseRows(tx: Database, shop: string, traces: Traces): Promise<ErasedRows> {
  const { names } = traces;
  await lockThreads(tx, shop, names);
  const counts = await countRows(tx, shop, names);
  await tx.query(
    'delete from masked_buyer where shop_id = $1 and (buyer = any($2) or masked = any($2))',
    [shop, names],
  );
  await deleteThreads(tx, shop, names);
  await eraseWords(tx, shop, names);
  const left = await eraseTraces(tx, traces, (report) => withoutBuyer(report, traces));
  await forgetSameImports(tx);
  return { ...counts, ...left };
}

async function countRows(tx: Database, shop: string, names: readonly string[]) {
  const [threads] = await tx.query<{ threads: number; messages: number }>(
    `select count(*)::int as threads, coalesce(sum(messages), 0)::int as messages
     from thread where shop_id = $1 and buyer = any($2)`,
    [shop, names],
  );
  const [orders] = await tx.query<{ orders: number }>(
    'select count(*)::int as orders from customer_order where shop_id = $1 and buyer = any($2)',
    [shop, names],
  );
  return { ...threads!, ...orders! };
}

async function eventsOf(
  db: Database,
  shop: string,
  names: readonly string[],
): Promise<ThreadEvent[]> {
  const rows = await db.query<{ events: Uint8Array }>(
    'select events from thread where shop_id = $1 and buyer = any($2)',
    [shop, names],
  );
  return rows.flatMap(({ events }) => unpackEvents(events));
}
