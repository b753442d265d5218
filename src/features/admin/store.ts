// The SQL of administration: how much a shop holds, rosters and duty as edited by hand, what a recalculation changed.
import { scopeWhere, type Who } from '../../http/scope.ts';
import type { Database } from '../../store/database.ts';
import { setupChanged } from '../../store/shops.ts';

export interface ShopDetailRow {
  readonly shop_id: string;
  readonly name: string;
  readonly orders_known: boolean;
  readonly live: boolean;
  readonly as_of: number | null;
  readonly conversations: number;
  readonly agents: number;
  readonly products: number;
  readonly first_day: number | null;
  readonly last_day: number | null;
  readonly also_named: unknown;
}

export async function listShopDetails(db: Database, who: Who): Promise<ShopDetailRow[]> {
  const params: unknown[] = [];
  const seen = scopeWhere(who, { shop: 's.shop_id' }, params);
  return await db.query<ShopDetailRow>(
    `select s.shop_id, s.name, s.orders_known, s.live, s.as_of,
       (select count(*) from conversation c where c.shop_id = s.shop_id) as conversations,
       (select count(*) from agent a where a.shop_id = s.shop_id and a.listed) as agents,
       (select count(*) from product p where p.shop_id = s.shop_id) as products,
       (select min(d.day) from agent_day d where d.shop_id = s.shop_id) as first_day,
       (select max(d.day) from agent_day d where d.shop_id = s.shop_id) as last_day,
       (select value from shop_setting t where t.shop_id = s.shop_id and t.key = 'alsoNamed') as also_named
     from shop s where ${seen} order by s.name, s.shop_id`,
    params,
  );
}

export async function renameShop(tx: Database, shop: string, name: string): Promise<void> {
  await tx.query('update shop set name = $2 where shop_id = $1', [shop, name]);
}

/** Takes whoever is not in `ids` out of the roster; whom chats name stays as met. */
export async function unlistOthers(
  tx: Database,
  shop: string,
  ids: readonly string[],
): Promise<void> {
  await tx.query('delete from agent where shop_id = $1 and not seen and not (agent = any($2))', [
    shop,
    ids,
  ]);
  await tx.query(
    `update agent set listed = false, name = substring(agent from '[^:]*$'), group_name = null, role = null,
       hired_at = null
     where shop_id = $1 and listed and not (agent = any($2))`,
    [shop, ids],
  );
  await setupChanged(tx, shop);
}

export interface DutyRow {
  readonly agent: string;
  readonly name: string;
  readonly from_at: number;
  readonly to_at: number;
}

/** Spans that begin in `from` (ms) to `to` (exclusive). */
export async function listDutyRows(
  db: Database,
  shop: string,
  from: number,
  to: number,
): Promise<DutyRow[]> {
  return await db.query<DutyRow>(
    `select d.agent, coalesce(a.name, d.agent) as name, d.from_at, d.to_at from duty_span d
     left join agent a on a.shop_id = d.shop_id and a.agent = d.agent
     where d.shop_id = $1 and d.from_at >= $2 and d.from_at < $3 order by name, d.agent, d.from_at`,
    [shop, from, to],
  );
}

export interface DutySpans {
  readonly count: number;
  /** When the first and the last one begin; null: there are none. */
  readonly first_at: number | null;
  readonly last_at: number | null;
}

export async function sumDuty(db: Database, shop: string): Promise<DutySpans> {
  const [row] = await db.query<DutySpans>(
    `select count(*)::int as count, min(from_at) as first_at, max(from_at) as last_at
     from duty_span where shop_id = $1`,
    [shop],
  );
  return row ?? { count: 0, first_at: null, last_at: null };
}

/** Replaces the agent's spans that begin in the day. */
export async function replaceDuty(
  tx: Database,
  shop: string,
  agent: string,
  day: { readonly from: number; readonly to: number },
  spans: readonly { readonly from: number; readonly to: number }[],
): Promise<void> {
  await tx.query(
    'delete from duty_span where shop_id = $1 and agent = $2 and from_at >= $3 and from_at < $4',
    [shop, agent, day.from, day.to],
  );
  for (const { from, to } of spans) {
    await tx.query(
      `insert into duty_span (shop_id, agent, from_at, to_at) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [shop, agent, from, to],
    );
  }
  await setupChanged(tx, shop);
}

export interface ProductRow {
  readonly sku: string;
  readonly title: string;
  readonly category: string | null;
  readonly price_fen: number | null;
}

export async function listProductRows(
  db: Database,
  shop: string,
  page: { readonly q: string; readonly after: string; readonly limit: number },
): Promise<ProductRow[]> {
  return await db.query<ProductRow>(
    `select sku, title, category, price_fen from product
     where shop_id = $1 and sku > $2 and ($3 = '' or strpos(lower(title || ' ' || sku), lower($3)) > 0)
     order by sku limit $4`,
    [shop, page.after, page.q, page.limit],
  );
}

export async function namesOfAccounts(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ id: string; display_name: string }>(
    'select id, display_name from account where id = any($1)',
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, display_name }) => [id, display_name]));
}

export interface ChangeRow {
  readonly metric: string;
  readonly agent: string;
  readonly agent_name: string | null;
  readonly day: number;
  readonly before: number | null;
  readonly after: number | null;
  readonly reason: string;
}

/** Of agents the account sees; by metric, day and agent, after the place of the row before. */
export async function listChangeRows(
  db: Database,
  who: Who,
  of: { readonly shop: string; readonly id: string; readonly metric: string | null },
  page: { readonly after: readonly [string, number, string] | null; readonly limit: number },
): Promise<ChangeRow[]> {
  const params: unknown[] = [of.shop, of.id, of.metric];
  const where = [
    'c.shop_id = $1 and c.recalculation_id = $2 and ($3::text is null or c.metric = $3)',
    scopeWhere(who, { shop: 'c.shop_id', agent: 'c.agent' }, params),
  ];
  if (page.after !== null) {
    const [metric, day, agent] = page.after.map((value) => `$${params.push(value)}`);
    where.push(`(c.metric, c.day, c.agent) > (${metric}::text, ${day}::int, ${agent}::text)`);
  }
  return await db.query<ChangeRow>(
    `select c.metric, c.agent, a.name as agent_name, c.day, c.before, c.after, c.reason
     from recalculation_change c
     left join agent a on a.shop_id = c.shop_id and a.agent = c.agent
     where ${where.join(' and ')} order by c.metric, c.day, c.agent limit $${params.push(page.limit)}`,
    params,
  );
}

export async function countChanges(
  db: Database,
  who: Who,
  shop: string,
  id: string,
): Promise<{ readonly metric: string; readonly changes: number }[]> {
  const params: unknown[] = [shop, id];
  const seen = scopeWhere(who, { shop: 'c.shop_id', agent: 'c.agent' }, params);
  return await db.query(
    `select c.metric, count(*) as changes from recalculation_change c
     where c.shop_id = $1 and c.recalculation_id = $2 and ${seen} group by c.metric order by c.metric`,
    params,
  );
}

/** Buyers of a shop, those heard of last first. */
export async function listNewestBuyers(
  db: Database,
  shop: string,
  limit: number,
): Promise<{ readonly buyers: readonly string[]; readonly all: number }> {
  const rows = await db.query<{ buyer: string }>(
    'select buyer from thread where shop_id = $1 order by last_at desc nulls last, buyer limit $2',
    [shop, limit],
  );
  const [count] = await db.query<{ n: number }>(
    'select count(*) as n from thread where shop_id = $1',
    [shop],
  );
  return { buyers: rows.map(({ buyer }) => buyer), all: count?.n ?? 0 };
}

/** Threads of the shop hold times read from files by its zone, or soon may; rosters alone do not count. */
export async function hasReadTimes(db: Database, shop: string): Promise<boolean> {
  const [row] = await db.query<{ read: boolean }>(
    `select exists (select 1 from import_run where state = 'running')
       or exists (select 1 from thread where shop_id = $1)
       and exists (select 1 from import_run where state <> 'done' or messages > 0 or threads > 0) as read`,
    [shop],
  );
  return row!.read;
}
