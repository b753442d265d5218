// The SQL that lists the audit log within an account's scope.
import { startOfDay } from '../../http/day-query.ts';
import { scopeWhere, type Who } from '../../http/scope.ts';
import type { Database } from '../../store/database.ts';

export interface AuditRowRead {
  readonly id: number;
  readonly at: number;
  readonly account_id: string | null;
  readonly account_name: string;
  readonly via: string;
  readonly action: string;
  readonly target: string;
  readonly shop_id: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly request_id: string | null;
}

export interface AuditFilter {
  /** Whose days are meant. */
  readonly zoneOffsetMs: number;
  /** YYYY-MM-DD, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly shop?: string | undefined;
  readonly account?: string | undefined;
  /** The whole action, or its noun (`account`). */
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  readonly before: number | null;
  readonly limit: number;
}

/** Newest first. Rows of no shop are everybody's who may read the log. */
export async function listAuditRows(
  db: Database,
  who: Who,
  filter: AuditFilter,
): Promise<AuditRowRead[]> {
  const params: unknown[] = [];
  const value = (one: unknown): string => `$${params.push(one)}`;
  const where = [`(l.shop_id is null or ${scopeWhere(who, { shop: 'l.shop_id' }, params)})`];
  if (filter.from !== undefined) {
    where.push(`l.at >= ${value(startOfDay(filter.from, filter.zoneOffsetMs))}`);
  }
  if (filter.to !== undefined) {
    where.push(`l.at < ${value(startOfDay(filter.to, filter.zoneOffsetMs) + 86_400_000)}`);
  }
  if (filter.shop !== undefined) where.push(`l.shop_id = ${value(filter.shop)}`);
  if (filter.account !== undefined) where.push(`l.account_id = ${value(filter.account)}`);
  if (filter.action !== undefined) {
    const action = value(filter.action);
    where.push(`(l.action = ${action} or starts_with(l.action, ${action} || '.'))`);
  }
  if (filter.target !== undefined) where.push(`l.target = ${value(filter.target)}`);
  if (filter.before !== null) where.push(`l.id < ${value(filter.before)}`);
  return await db.query<AuditRowRead>(
    `select l.id, l.at, l.account_id, l.account_name, l.via, l.action, l.target, l.shop_id,
       l.before, l.after, l.request_id
     from audit_log l where ${where.join(' and ')} order by l.id desc limit ${value(filter.limit)}`,
    params,
  );
}
