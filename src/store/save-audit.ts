// Adds one row to the audit log, in the transaction of the change it tells of.
import type { Database } from './database.ts';

export interface AuditRow {
  readonly at: number;
  readonly accountId: string | null;
  readonly accountName: string;
  readonly via: 'web' | 'token' | 'command-line' | 'system';
  /** What was done: noun and verb, e.g. `account.change`. */
  readonly action: string;
  /** An id; never personal data of a buyer. */
  readonly target: string;
  readonly shop: string | null;
  /** JSON without secrets; null where there was or is nothing. */
  readonly before: unknown;
  readonly after: unknown;
  readonly requestId: string | null;
}

/** Saves it with `db`: pass the change's own transaction, so that both are there or neither. */
export async function saveAudit(db: Database, row: AuditRow): Promise<void> {
  await db.query(
    `insert into audit_log
       (at, account_id, account_name, via, action, target, shop_id, before, after, request_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9::jsonb, $10)`,
    [
      row.at,
      row.accountId,
      row.accountName,
      row.via,
      row.action,
      row.target,
      row.shop,
      jsonOf(row.before),
      jsonOf(row.after),
      row.requestId,
    ],
  );
}

function jsonOf(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}

/** Forgets rows older than `before` (ms); returns how many. */
export async function deleteAuditBefore(db: Database, before: number): Promise<number> {
  const rows = await db.query('delete from audit_log where at < $1 returning 1', [before]);
  return rows.length;
}
