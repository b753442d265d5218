// Recalculations as stored: why, from which setup to which, and every figure that became another number.
import { parseDay } from '../measures/days.ts';
import type { Database } from './database.ts';
import { recalculationChange } from './schema/figures.ts';
import { UNDATED_DAY } from './undated-day.ts';

export interface RecalculationStart {
  readonly shop: string;
  readonly id: string;
  readonly why: string;
  readonly by: string;
  readonly at: number;
  /** Version of the setup everything is brought to. */
  readonly to: string;
}

/** Keeps the sums as they stand, once; returns what the newest rows were made with. */
export async function startRecalculation(
  db: Database,
  { shop, id, why, by, at, to }: RecalculationStart,
): Promise<{ readonly version: string; readonly contentVersion: number | null }> {
  return await db.transaction(async (tx) => {
    const [known] = await tx.query<{ from_version: string }>(
      'select from_version from recalculation where shop_id = $1 and id = $2',
      [shop, id],
    );
    const version = known?.from_version ?? (await mostUsedVersion(tx, shop)) ?? to;
    if (known === undefined) {
      await tx.query(
        `insert into recalculation (shop_id, id, at, by, why, from_version, to_version, threads)
         values ($1, $2, $3, $4, $5, $6, $7, 0)`,
        [shop, id, at, by, why, version, to],
      );
      await tx.query(
        `insert into recalculation_base (shop_id, recalculation_id, day, agent, cell)
         select shop_id, $2, day, agent, cell from agent_day where shop_id = $1`,
        [shop, id],
      );
    }
    const [made] = await tx.query<{ content_version: number }>(
      'select content_version from setup_version where shop_id = $1 and version = $2',
      [shop, version],
    );
    return { version, contentVersion: made?.content_version ?? null };
  });
}

async function mostUsedVersion(tx: Database, shop: string): Promise<string | null> {
  const [row] = await tx.query<{ setup_version: string }>(
    `select setup_version from thread where shop_id = $1
     group by setup_version order by count(*) desc, setup_version limit 1`,
    [shop],
  );
  return row?.setup_version ?? null;
}

export interface RecalculatedFigure {
  readonly metric: string;
  /** '' is nobody's. */
  readonly agent: string;
  /** `YYYY-MM-DD`, or `undated`. */
  readonly day: string | null;
  /** In the metric's unit; null: there was, is no value. */
  readonly before: number | null;
  readonly after: number | null;
  /** definition, new, gone or recounted. */
  readonly reason: string;
}

/** Replaces what was recorded of this recalculation. */
export async function saveChanges(
  db: Database,
  shop: string,
  id: string,
  changes: readonly RecalculatedFigure[],
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query(
      'delete from recalculation_change where shop_id = $1 and recalculation_id = $2',
      [shop, id],
    );
    await tx.copyIn(
      recalculationChange,
      ['shop_id', 'recalculation_id', 'metric', 'agent', 'day', 'before', 'after', 'reason'],
      changes.map(({ metric, agent, day, before, after, reason }) => [
        ...[shop, id, metric, agent, parseDay(day ?? '') ?? UNDATED_DAY, before, after, reason],
      ]),
    );
  });
}

/** Notes the end; the sums kept for comparing go. */
export async function finishRecalculation(
  db: Database,
  shop: string,
  id: string,
  end: { readonly at: number; readonly threads: number },
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query(
      'update recalculation set finished_at = $3, threads = threads + $4 where shop_id = $1 and id = $2',
      [shop, id, end.at, end.threads],
    );
    await tx.query('delete from recalculation_base where shop_id = $1 and recalculation_id = $2', [
      shop,
      id,
    ]);
  });
}

export interface Recalculation {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly why: string;
  /** null: still at work, or interrupted: start it over with its id. */
  readonly finishedAt: number | null;
  readonly threads: number;
  readonly changes: number;
}

/** Newest first. */
export async function listRecalculations(
  db: Database,
  shop: string,
  limit: number,
): Promise<Recalculation[]> {
  const rows = await db.query<Omit<Recalculation, 'finishedAt'> & { finished_at: number | null }>(
    `select id, at, by, why, finished_at, threads,
       (select count(*) from recalculation_change c
        where c.shop_id = r.shop_id and c.recalculation_id = r.id) as changes
     from recalculation r where shop_id = $1 order by at desc, id limit $2`,
    [shop, limit],
  );
  return rows.map(({ finished_at, ...row }) => ({ ...row, finishedAt: finished_at }));
}
