// Makes the sums of touched days anew from the cells of their threads: exact, whatever was written in between.
import { addPacked, encodeCell, layoutIdOf, newCell } from './cell.ts';
import { loadLayouts, mapLayout } from './cell-layout.ts';
import type { Database } from './database.ts';
import { spreadMarker } from './fact-tables.ts';
import { cellsOf, type PackedCells, packedCells } from './packed-cells.ts';

/** Of agents: a transaction takes about as long as a batch of an import. */
const DAYS_AT_ONCE = 64;

interface Touched {
  readonly day: number;
  readonly agent: string;
}

export interface RefreshOptions {
  /** Only this shop's days. */
  readonly shop?: string;
  readonly onProgress?: (days: number) => void;
  readonly signal?: AbortSignal;
}

/** Works off all markers there are; several processes may do so at a time. Returns how many days were summed. */
export async function refreshDays(db: Database, options: RefreshOptions = {}): Promise<number> {
  let done = 0;
  const shops = options.shop === undefined ? await listTouchedShops(db) : [options.shop];
  for (const shop of shops) {
    await db.transaction((tx) => spreadMarker(tx, shop));
    for (;;) {
      options.signal?.throwIfAborted();
      const some = await db.transaction((tx) => refreshSome(tx, shop));
      if (some === 0) break;
      done += some;
      options.onProgress?.(done);
    }
  }
  return done;
}

async function listTouchedShops(db: Database): Promise<string[]> {
  const rows = await db.query<{ shop_id: string }>(
    'select distinct shop_id from touched_day order by shop_id',
  );
  return rows.map(({ shop_id }) => shop_id);
}

async function refreshSome(tx: Database, shop: string): Promise<number> {
  const touched = await tx.query<Touched>(
    `select day, agent from touched_day where shop_id = $1
     order by day, agent limit $2 for update skip locked`,
    [shop, DAYS_AT_ONCE],
  );
  if (touched.length === 0) return 0;
  const which = columnsOf(shop, touched);
  const rows: Summed[] = [];
  for (const summed of readAhead(touched, (day, own) => loadCells(tx, shop, day, own))) {
    for (const row of await summed) {
      const sum = await sumCells(tx, [...cellsOf(row)]);
      rows.push({ day: row.day, agent: row.agent, sum: Buffer.from(sum ?? []).toString('base64') });
    }
  }
  await tx.query(
    `insert into agent_day (shop_id, day, agent, cell)
     select $1, day, agent, decode(cell, 'base64')
     from unnest($2::int[], $3::text[], $4::text[]) as sum (day, agent, cell)
     on conflict (shop_id, day, agent) do update set cell = excluded.cell`,
    [...columnsOf(shop, rows), rows.map(({ sum }) => sum)],
  );
  const there = new Set(rows.map(({ day, agent }) => `${day} ${agent}`));
  const gone = touched.filter(({ day, agent }) => !there.has(`${day} ${agent}`));
  await tx.query(
    `delete from agent_day where shop_id = $1
       and (day, agent) in (select * from unnest($2::int[], $3::text[]))`,
    columnsOf(shop, gone),
  );
  await tx.query(
    `delete from touched_day where shop_id = $1
       and (day, agent) in (select * from unnest($2::int[], $3::text[]))`,
    which,
  );
  return touched.length;
}

function columnsOf(shop: string, days: readonly Touched[]): unknown[] {
  return [shop, days.map(({ day }) => day), days.map(({ agent }) => agent)];
}

/** Asks for a day more than is looked at: the embedded database works in a thread of its own. */
function* readAhead<T>(
  touched: readonly Touched[],
  load: (day: number, agents: readonly string[]) => Promise<T>,
): Generator<Promise<T>> {
  const byDay = new Map<number, string[]>();
  for (const { day, agent } of touched) byDay.set(day, [...(byDay.get(day) ?? []), agent]);
  const loading: Promise<T>[] = [];
  for (const [day, agents] of byDay) {
    const some = load(day, agents);
    // A failure is thrown where it is awaited; until then it must not count as unheard.
    some.catch(() => undefined);
    loading.push(some);
    if (loading.length > 1) yield loading.shift()!;
  }
  yield* loading;
}

/** A day at a time, and its cells in whatever order they come: found twice as fast, and the sums are the same. */
function loadCells(
  tx: Database,
  shop: string,
  day: number,
  agents: readonly string[],
): Promise<(Touched & PackedCells)[]> {
  return tx.query<Touched & PackedCells>(
    `select day, agent, ${packedCells()}
     from thread_cell where shop_id = $1 and day = $2 and agent = any($3::text[])
     group by day, agent order by agent`,
    [shop, day, agents],
  );
}

interface Summed extends Touched {
  /** Base64. */
  readonly sum: string;
}

/** The exact sum of packed cells, in the layout most of them have; null: there are none. */
export async function sumCells(
  db: Database,
  cells: readonly Uint8Array[],
): Promise<Uint8Array | null> {
  const counts = new Map<number, number>();
  for (const cell of cells) {
    const id = layoutIdOf(cell);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  if (counts.size === 0) return null;
  const layouts = await loadLayouts(db, new Set(counts.keys()));
  // While a recalculation is at work a day has cells of two layouts: what means the same in both adds up.
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]!;
  const layout = layouts.get(most)!;
  const sum = newCell(layout);
  const maps = new Map([...layouts].map(([id, from]) => [id, mapLayout(from, layout)]));
  for (const cell of cells) {
    const id = layoutIdOf(cell);
    addPacked(sum, cell, maps.get(id)!, layouts.get(id)!.lanes.length);
  }
  return encodeCell(sum, layout);
}
