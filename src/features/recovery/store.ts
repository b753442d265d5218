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

/** Where the rows of a kind are, and how each column of a row reads there. */
interface Source {
  /** `from … where …` */
  readonly rows: string;
  readonly table: string;
  readonly t: string;
  /** Its own key beside shop and buyer. */
  readonly key: string;
  readonly id: string;
  readonly agent: string;
  readonly at: string;
  readonly value: string;
  readonly reason: string;
  readonly others: string;
}

const LOST = {
  ...{ table: 'inquiry', t: 'i', key: 'n', id: `md5(concat_ws('/', 'i', i.buyer, i.n))` },
  ...{ agent: 'i.agent', at: 'i.start_at', value: 'i.value_fen' },
  reason: `coalesce(i.loss_reason, 'unsaid')`,
  others: `i.conversation_id, null::text as order_id, i.product, i.last_words, null::boolean as reminded,
      i.provisional`,
} as const;

const UNPAID = {
  ...{
    table: 'customer_order',
    t: 'o',
    key: 'order_id',
    id: `md5(concat_ws('/', 'o', o.order_id, o.buyer))`,
  },
  ...{ agent: 'o.owner', at: 'o.placed_at', value: 'o.placed_fen' },
  reason: `coalesce(o.loss_reason, 'unpaid')`,
  others: `o.conversation_id, o.order_id,
      (select string_agg(item->>'title', '、') from jsonb_array_elements(o.items) item
        where item->>'title' <> '') as product,
      o.last_words, o.reminded, o.provisional`,
} as const;

/** `orders`: both kinds of them. */
function source(
  kind: RecoveryKind | 'orders',
  who: Who,
  filters: Filters,
  period: RecoveryPeriod,
  params: unknown[],
): Source {
  const push = (value: unknown): string => `$${params.push(value)}`;
  const shape = kind === 'lost' ? LOST : UNPAID;
  const { t, agent } = shape;
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
  } else {
    const { zoneOffsetMs, dayCutMs } = period;
    conditions.push(`o.placed_at >= ${push(dayStart(from, zoneOffsetMs, dayCutMs))}`);
    conditions.push(`o.placed_at < ${push(dayStart(to + 1, zoneOffsetMs, dayCutMs))}`);
    conditions.push(`not o.paid and o.ownership <> 'left-out'`);
    if (kind !== 'orders') conditions.push(kind === 'closed' ? 'o.closed' : 'not o.closed');
  }
  return { ...shape, rows: `from ${shape.table} ${t} where ${conditions.join(' and ')}` };
}

export interface RecoveryPlace {
  readonly stake: number;
  readonly at: number;
  readonly id: string;
}

/** The highest value first, then the latest, then by buyer. */
export async function listRecoveryRows(
  db: Database,
  who: Who,
  kind: RecoveryKind,
  filters: Filters,
  period: RecoveryPeriod,
  page: { readonly after: RecoveryPlace | null; readonly limit: number },
): Promise<RecoveryRow[]> {
  const params: unknown[] = [];
  const from = source(kind, who, filters, period, params);
  const { rows, table, t, key, id, agent, at, value, reason, others } = from;
  const push = (given: unknown): string => `$${params.push(given)}`;
  const conditions = ['true'];
  if (filters.reason !== undefined) conditions.push(`${reason} = ${push(filters.reason)}`);
  if (page.after !== null) conditions.push(await beyond(db, from, page.after, params));
  const own = ['shop_id', 'buyer', key];
  // Sorted by what sorts them alone: of the rows that are not on the page nothing else is read or worked out.
  return await db.query<RecoveryRow>(
    `with page as materialized (
       select ${own.map((column) => `${t}.${column}`).join(', ')}, ${stakeOf(from)} as stake, ${at} as at
       ${rows} and ${conditions.join(' and ')}
       order by stake desc, at desc, ${own.map((column) => `${t}.${column} desc`).join(', ')}
       limit ${push(page.limit)})
     select ${id} as id, page.stake, page.at, ${t}.shop_id, ${t}.buyer, ${agent} as agent,
       ${value} as value_fen, ${reason} as reason, ${others}, a.name as agent_name
     from page join ${table} ${t} using (${own.join(', ')})
     left join agent a on a.shop_id = ${t}.shop_id and a.agent = ${agent}
     order by page.stake desc, page.at desc, ${own.map((column) => `${t}.${column} desc`).join(', ')}`,
    params,
  );
}

const stakeOf = ({ value }: Source): string => `coalesce(${value}, -1)`;

/**
 * Condition of the rows after a place. A cursor names its row without telling the buyer's nick, so the row is
 * looked up; if it is gone, those of the same value and instant are shown again sooner than left out.
 */
async function beyond(
  db: Database,
  source: Source,
  after: RecoveryPlace,
  params: unknown[],
): Promise<string> {
  const { rows, t, key, id, at } = source;
  const place = `(${stakeOf(source)}, ${at})`;
  const own = `${t}.shop_id, ${t}.buyer, ${t}.${key}`;
  const all = [...params, after.stake, after.at, after.id];
  const [stake, instant, name] = [1, 2, 3].map((n) => `$${params.length + n}`);
  const given = `(${stake}::bigint, ${instant}::bigint)`;
  const [row] = await db.query<Record<string, unknown>>(
    `select ${own} ${rows} and ${place} = ${given} and ${id} = ${name} limit 1`,
    all,
  );
  params.push(after.stake, after.at);
  if (row === undefined) return `${place} <= ${given}`;
  const [shop, buyer, number] = ['shop_id', 'buyer', key].map((column) => row[column]);
  const values = [shop, buyer, number].map((value) => `$${params.push(value)}`);
  return `(${place} < ${given} or ${place} = ${given} and (${own}) < (${values.join(', ')}))`;
}

export interface RecoverySum {
  readonly reason: string;
  readonly agent: string | null;
  readonly agent_name: string | null;
  readonly count: number;
  readonly valued: number;
  readonly value_fen: number;
}

/** Sums of each kind, those of `kind` by reason and agent. */
export async function sumRecoveryRows(
  db: Database,
  who: Who,
  kind: RecoveryKind,
  filters: Filters,
  period: RecoveryPeriod,
): Promise<Readonly<Record<RecoveryKind, readonly RecoverySum[]>>> {
  const asked = { who, filters, period };
  const lost = await sumRows(db, 'lost', kind === 'lost', asked);
  // Both kinds of orders at once: all are looked through for either.
  const orders = await sumRows(db, 'orders', kind !== 'lost', asked);
  return {
    lost,
    unpaid: orders.filter(({ closed }) => !closed),
    closed: orders.filter(({ closed }) => closed),
  };
}

type SummedRow = RecoverySum & { readonly closed: boolean };

/** `split`: by reason and agent; else they are left out, which takes half as long. */
async function sumRows(
  db: Database,
  kind: 'lost' | 'orders',
  split: boolean,
  asked: { readonly who: Who; readonly filters: Filters; readonly period: RecoveryPeriod },
): Promise<SummedRow[]> {
  const params: unknown[] = [];
  const from = source(kind, asked.who, asked.filters, asked.period, params);
  const { rows, t, agent, value, reason } = from;
  const closed = kind === 'orders' ? 'o.closed' : 'false';
  const sums = `count(*)::int as count, count(${value})::int as valued,
       coalesce(sum(${value}), 0)::bigint as value_fen`;
  if (!split) {
    return await db.query<SummedRow>(
      `select '' as reason, null as agent, null as agent_name, ${closed} as closed, ${sums}
       ${rows} ${kind === 'orders' ? 'group by o.closed' : ''}`,
      params,
    );
  }
  return await db.query<SummedRow>(
    `select reason, sums.agent, closed, max(a.name) as agent_name, sum(count)::int as count,
       sum(valued)::int as valued, sum(value_fen)::bigint as value_fen
     from (select ${t}.shop_id, ${reason} as reason, ${agent} as agent, ${closed} as closed, ${sums}
       ${rows} group by 1, 2, 3, 4) as sums
     left join agent a on a.shop_id = sums.shop_id and a.agent = sums.agent
     group by reason, sums.agent, closed`,
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
