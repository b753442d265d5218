// The SQL of recovery: lost inquiries and unpaid orders as one kind of row, sums of them, and the days in question.
import { dayOf } from '../../http/day-query.ts';
import { scopeWhere, type Who } from '../../http/scope.ts';
import { dayStart } from '../../lib/zone.ts';
import type { Database } from '../../store/database.ts';
import type { RecoveryFilters, RecoveryKind } from './contract.ts';

export interface RecoveryRow {
  readonly id: string;
  readonly shop_id: string;
  readonly buyer: string;
  readonly agent: string | null;
  readonly agent_name: string | null;
  readonly at: number;
  readonly conversation_id: string | null;
  readonly order_id: string | null;
  readonly product: string | null;
  readonly value_fen: number | null;
  readonly reason: string;
  readonly last_words: string | null;
  readonly reminded: boolean | null;
  readonly provisional: boolean;
  /** What it is sorted by. */
  readonly stake: number;
}

export interface RecoveryPeriod {
  readonly from: string;
  readonly to: string;
  readonly zoneOffsetMs: number;
  readonly dayCutMs: number;
}

type Filters = Pick<RecoveryFilters, 'shop' | 'agent' | 'group' | 'reason'>;

/** A day the shop has conversations of: the last one, or of a live shop the last that is over; null: none. */
export async function findLastDay(
  db: Database,
  shops: readonly string[],
  before: number | null,
): Promise<number | null> {
  const [row] = await db.query<{ day: number | null }>(
    `select max(day) as day from conversation
     where shop_id = any($1) and ($2::int is null or day < $2)`,
    [shops, before],
  );
  return row?.day ?? null;
}

/** Rows of one kind as `x`: equal columns whether they are inquiries or orders. */
function source(
  kind: RecoveryKind,
  who: Who,
  filters: Filters,
  period: RecoveryPeriod,
  params: unknown[],
): string {
  const push = (value: unknown): string => `$${params.push(value)}`;
  const t = kind === 'lost' ? 'i' : 'o';
  const agent = kind === 'lost' ? 'i.agent' : 'o.owner';
  const conditions = [scopeWhere(who, { shop: `${t}.shop_id`, agent }, params)];
  if (filters.shop !== undefined) conditions.push(`${t}.shop_id = ${push(filters.shop)}`);
  if (filters.agent !== undefined) conditions.push(`${agent} = ${push(filters.agent)}`);
  if (filters.group !== undefined) {
    conditions.push(
      `exists (select 1 from agent g where g.shop_id = ${t}.shop_id and g.agent = ${agent}` +
        ` and g.group_name = ${push(filters.group)})`,
    );
  }
  const [from, to] = [dayOf(period.from), dayOf(period.to)];
  if (kind === 'lost') {
    conditions.push(`i.day between ${push(from)} and ${push(to)}`);
    conditions.push('not i.ordered and not i.bought_since');
    return `select md5(concat_ws('/', 'i', i.buyer, i.n)) as id, i.shop_id, i.buyer, i.agent, i.start_at as at,
        i.conversation_id, null::text as order_id, i.product, i.value_fen,
        coalesce(i.loss_reason, 'unsaid') as reason, i.last_words, null::boolean as reminded, i.provisional
      from inquiry i where ${conditions.join(' and ')}`;
  }
  const { zoneOffsetMs, dayCutMs } = period;
  conditions.push(`o.placed_at >= ${push(dayStart(from, zoneOffsetMs, dayCutMs))}`);
  conditions.push(`o.placed_at < ${push(dayStart(to + 1, zoneOffsetMs, dayCutMs))}`);
  conditions.push(`not o.paid and o.ownership <> 'left-out'`);
  conditions.push(kind === 'closed' ? 'o.closed' : 'not o.closed');
  return `select md5(concat_ws('/', 'o', o.order_id, o.buyer)) as id, o.shop_id, o.buyer, o.owner as agent,
      o.placed_at as at, o.conversation_id, o.order_id,
      (select string_agg(item->>'title', '、') from jsonb_array_elements(o.items) item
        where item->>'title' <> '') as product,
      o.placed_fen as value_fen, coalesce(o.loss_reason, 'unpaid') as reason, o.last_words, o.reminded,
      o.provisional
    from customer_order o where ${conditions.join(' and ')}`;
}

export interface RecoveryPlace {
  readonly stake: number;
  readonly at: number;
  readonly id: string;
}

/** The highest value first, then the latest. */
export async function listRecoveryRows(
  db: Database,
  who: Who,
  kind: RecoveryKind,
  filters: Filters,
  period: RecoveryPeriod,
  page: { readonly after: RecoveryPlace | null; readonly limit: number },
): Promise<RecoveryRow[]> {
  const params: unknown[] = [];
  const rows = source(kind, who, filters, period, params);
  const push = (value: unknown): string => `$${params.push(value)}`;
  const conditions = ['true'];
  if (filters.reason !== undefined) conditions.push(`x.reason = ${push(filters.reason)}`);
  if (page.after !== null) {
    const { stake, at, id } = page.after;
    conditions.push(
      `(coalesce(x.value_fen, -1), x.at, x.id) < (${push(stake)}::bigint, ${push(at)}::bigint, ${push(id)}::text)`,
    );
  }
  return await db.query<RecoveryRow>(
    `select x.*, coalesce(x.value_fen, -1) as stake, a.name as agent_name from (${rows}) x
     left join agent a on a.shop_id = x.shop_id and a.agent = x.agent
     where ${conditions.join(' and ')}
     order by stake desc, x.at desc, x.id desc limit ${push(page.limit)}`,
    params,
  );
}

export interface RecoverySum {
  readonly reason: string;
  readonly agent: string | null;
  readonly agent_name: string | null;
  readonly count: number;
  readonly valued: number;
  readonly value_fen: number;
}

/** Sums by reason and agent. */
export async function sumRecoveryRows(
  db: Database,
  who: Who,
  kind: RecoveryKind,
  filters: Filters,
  period: RecoveryPeriod,
): Promise<RecoverySum[]> {
  const params: unknown[] = [];
  const rows = source(kind, who, filters, period, params);
  return await db.query<RecoverySum>(
    `select x.reason, x.agent, max(a.name) as agent_name, count(*)::int as count,
       count(x.value_fen)::int as valued, coalesce(sum(x.value_fen), 0)::bigint as value_fen
     from (${rows}) x left join agent a on a.shop_id = x.shop_id and a.agent = x.agent
     group by x.reason, x.agent`,
    params,
  );
}

/** What an order of the shop brought on average; null: nothing was sold. */
export async function averageOrder(db: Database, shop: string): Promise<number | null> {
  const [row] = await db.query<{ mean: number | null }>(
    `select (sum(sales_fen) / nullif(count(*), 0))::bigint as mean from customer_order
     where shop_id = $1 and counted`,
    [shop],
  );
  return row?.mean ?? null;
}
