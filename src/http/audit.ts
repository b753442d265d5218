// Writes the audit log for a request: who did what to what, before and after.
import type { Context } from 'hono';
import type { Database } from '../store/database.ts';
import { saveAudit } from '../store/save-audit.ts';
import { type AppEnv, findWho } from './app-env.ts';

export interface AuditNote {
  /** Noun and verb, e.g. `rule.publish`. */
  readonly action: string;
  /** An id; never personal data of a buyer. */
  readonly target: string;
  readonly shop?: string;
  /** Without secrets. Left out: there was nothing. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Saves it with `tx`, the transaction of the change, where there is one. */
export async function audit(c: Context<AppEnv>, note: AuditNote, tx?: Database): Promise<void> {
  const services = c.get('services');
  const who = findWho(c);
  await saveAudit(tx ?? services.db, {
    at: services.now(),
    accountId: who?.accountId ?? null,
    accountName: who?.name ?? '—',
    via: who === null ? 'system' : who.token ? 'token' : 'web',
    action: note.action,
    target: note.target,
    shop: note.shop ?? null,
    before: note.before ?? null,
    after: note.after ?? null,
    requestId: c.get('requestId') ?? null,
  });
}
