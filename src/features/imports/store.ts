// The SQL of imports as people look at them: queued jobs and import runs as one list, and what a shop holds.

import type { Words } from '../../intake/format.ts';
import type { Database } from '../../store/database.ts';
import type { ImportedFile, ImportNotice } from '../../store/import-runs.ts';

/** A job of kind import, an import of the command line, or both: an id names one. */
export interface ImportRow {
  readonly id: string;
  readonly at: number;
  readonly job_state: string | null;
  readonly run_state: string | null;
  readonly cancel_asked: boolean | null;
  readonly input: unknown;
  readonly progress: unknown;
  readonly job_result: unknown;
  readonly error: string | null;
  readonly by: string | null;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  readonly files: readonly ImportedFile[] | null;
  readonly notices: readonly ImportNotice[] | null;
  readonly shops: readonly string[] | null;
  readonly rows: number | null;
  readonly accepted: number | null;
  readonly duplicate: number | null;
  readonly quarantined: number | null;
  readonly messages: number | null;
  readonly threads: number | null;
  readonly threads_changed: number | null;
  readonly problem: Words | null;
}

/** The files of the shops of the account's scope, and what the account itself imported. */
export interface ImportScope {
  readonly accountId: string;
  readonly shops: readonly string[] | 'all';
}

const SELECT = `select * from (
  select coalesce(j.id, r.id) as id, coalesce(j.created_at, r.started_at) as at, j.state as job_state,
    r.state as run_state, j.cancel_asked, j.input, j.progress, j.result as job_result, j.error,
    coalesce(a.display_name, r.by) as by, coalesce(j.started_at, r.started_at) as started_at,
    coalesce(j.ended_at, r.finished_at) as ended_at, r.files, r.notices, r.shops, r.rows, r.accepted,
    r.duplicate, r.quarantined, r.messages, r.threads, r.threads_changed, r.problem, j.by_whom
  from (select * from job where kind = 'import') j
  full join import_run r on r.id = j.id
  left join account a on a.id = j.by_whom) i`;

function scopeOf({ accountId, shops }: ImportScope, params: unknown[]): string {
  if (shops === 'all') return 'true';
  const own = `$${params.push(accountId)}`;
  return `(i.by_whom = ${own} or (i.shops <> '{}' and i.shops <@ $${params.push([...shops])}::text[]))`;
}

/** Newest first, after (`at`, id) where given. */
export async function listImportRows(
  db: Database,
  scope: ImportScope,
  page: { readonly before: readonly [number, string] | null; readonly limit: number },
): Promise<ImportRow[]> {
  const params: unknown[] = [];
  const where = [scopeOf(scope, params)];
  if (page.before !== null) {
    const [at, id] = page.before;
    where.push(`(i.at, i.id) < ($${params.push(at)}::bigint, $${params.push(id)})`);
  }
  return await db.query<ImportRow>(
    `${SELECT} where ${where.join(' and ')} order by i.at desc, i.id desc limit $${params.push(page.limit)}`,
    params,
  );
}

/** null: there is none, or it is outside of the scope. */
export async function findImportRow(
  db: Database,
  scope: ImportScope,
  id: string,
): Promise<ImportRow | null> {
  const params: unknown[] = [id];
  const [row] = await db.query<ImportRow>(
    `${SELECT} where i.id = $1 and ${scopeOf(scope, params)}`,
    params,
  );
  return row ?? null;
}

/** What is stored of a shop, counted: compared before and after an import. */
export interface ShopCounts {
  readonly shop: string;
  readonly buyers: number;
  readonly messages: number;
  readonly conversations: number;
  readonly inquiries: number;
  readonly ordered: number;
  readonly orders: number;
  readonly salesFen: number;
  readonly faults: number;
  readonly agents: number;
}

/** Shops that are not there yet count nothing and are not in it. */
export async function countShops(db: Database): Promise<ShopCounts[]> {
  return await db.query<ShopCounts>(
    `select s.shop_id as shop, t.buyers, t.messages, c.conversations, c.faults, i.inquiries, i.ordered,
       o.orders, o."salesFen", a.agents
     from shop s,
       lateral (select count(*) as buyers, coalesce(sum(messages), 0)::bigint as messages
         from thread where shop_id = s.shop_id) t,
       lateral (select count(*) as conversations, coalesce(sum(faults), 0)::bigint as faults
         from conversation where shop_id = s.shop_id) c,
       lateral (select count(*) as inquiries, count(*) filter (where ordered) as ordered
         from inquiry where shop_id = s.shop_id) i,
       lateral (select count(*) as orders, coalesce(sum(sales_fen), 0)::bigint as "salesFen"
         from customer_order where shop_id = s.shop_id) o,
       lateral (select count(*) as agents from agent where shop_id = s.shop_id and seen) a
     order by s.shop_id`,
  );
}
