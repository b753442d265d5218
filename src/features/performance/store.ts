// The SQL of performance: whose orders are, inquiries by day, what became of them, the gravest findings.
import { dayOf } from '../../http/day-query.ts';
import { scopeWhere, type Who } from '../../http/scope.ts';
import type { Database } from '../../store/database.ts';

export interface Days {
  readonly shop: string;
  readonly from: string;
  readonly to: string;
  readonly agents: readonly string[] | 'all';
}

const limited = (agents: Days['agents']): readonly string[] | null =>
  agents === 'all' ? null : agents;

export interface OwnershipRow {
  readonly ownership: string;
  readonly orders: number;
  readonly sales_fen: number;
}

/** Orders that count and what they sold, by whose they are; days are those of the orders' inquiries. */
export function sumOwnership(db: Database, { shop, from, to }: Days): Promise<OwnershipRow[]> {
  return db.query<OwnershipRow>(
    `select ownership, count(*) filter (where counted)::int as orders, sum(sales_fen)::bigint as sales_fen
     from customer_order where shop_id = $1 and day between $2 and $3 and ownership <> 'left-out'
     group by ownership`,
    [shop, dayOf(from), dayOf(to)],
  );
}

/** Inquiries by day number, `more` days before included. */
export async function countInquiryDays(
  db: Database,
  { shop, from, to }: Days,
  more: number,
): Promise<Map<number, number>> {
  const rows = await db.query<{ day: number; count: number }>(
    `select day, count(*)::int as count from inquiry
     where shop_id = $1 and day between $2 and $3 group by day`,
    [shop, dayOf(from) - more, dayOf(to)],
  );
  return new Map(rows.map(({ day, count }) => [day, count]));
}

export interface FunnelRow {
  readonly agent: string;
  readonly inquiries: number;
  readonly ordered: number;
  readonly paid: number;
}

/** What became of each agent's inquirers. */
export function sumFunnels(db: Database, { shop, from, to, agents }: Days): Promise<FunnelRow[]> {
  return db.query<FunnelRow>(
    `select agent, count(*)::int as inquiries, count(*) filter (where ordered)::int as ordered,
       count(*) filter (where paid)::int as paid
     from inquiry
     where shop_id = $1 and day between $2 and $3 and agent is not null
       and ($4::text[] is null or agent = any($4))
     group by agent`,
    [shop, dayOf(from), dayOf(to), limited(agents)],
  );
}

export interface WorstFinding {
  readonly conversation_id: string;
  readonly buyer: string;
  readonly rule: string;
  readonly severity: number;
  readonly agent: string | null;
  readonly day: number;
  readonly at: number | null;
  readonly quote: string;
}

/** Faults of the period, the gravest and then the latest first; one a conversation. */
export function listWorstFindings(
  db: Database,
  who: Who,
  { shop, from, to, agents }: Days,
  limit: number,
): Promise<WorstFinding[]> {
  const params: unknown[] = [shop, dayOf(from), dayOf(to), limited(agents), limit];
  const seen = scopeWhere(who, { shop: 'f.shop_id', agent: 'f.agent' }, params);
  return db.query<WorstFinding>(
    `select * from (
       select distinct on (f.conversation_id, f.buyer)
         f.conversation_id, f.buyer, f.rule, f.severity, f.agent, f.day, f.at, f.quote
       from finding f
       where f.shop_id = $1 and f.day between $2 and $3 and f.severity >= 3 and not f.shadow
         and f.kind = 'fault' and ($4::text[] is null or f.agent = any($4)) and ${seen}
       order by f.conversation_id, f.buyer, f.severity desc, f.n
     ) worst
     order by severity desc, day desc, at desc nulls last limit $5`,
    params,
  );
}

/** How many faults of each severity, 1 info … 4 critical. */
export async function countSeverities(
  db: Database,
  who: Who,
  { shop, from, to, agents }: Days,
): Promise<{ severity: number; count: number }[]> {
  const params: unknown[] = [shop, dayOf(from), dayOf(to), limited(agents)];
  const seen = scopeWhere(who, { shop: 'f.shop_id', agent: 'f.agent' }, params);
  return await db.query<{ severity: number; count: number }>(
    `select f.severity, count(*)::int as count from finding f
     where f.shop_id = $1 and f.day between $2 and $3 and not f.shadow and f.kind = 'fault'
       and ($4::text[] is null or f.agent = any($4)) and ${seen}
     group by f.severity order by f.severity desc`,
    params,
  );
}
