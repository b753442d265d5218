// Tokens and audit rows as the API shows them: without secrets.

import type { AuditEntry, Token } from './shapes.ts';
import type { AuditRowRead } from './store-audit.ts';
import type { TokenRow } from './store-sessions.ts';

export function presentToken(row: TokenRow): Token {
  return {
    id: row.id,
    source: row.source,
    shownStart: row.shown_start,
    accountId: row.account_id,
    permissions: [...row.permissions],
    shops: row.shops === null ? 'all' : [...row.shops],
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}

export function presentAudit(row: AuditRowRead): AuditEntry {
  return {
    id: row.id,
    at: row.at,
    accountId: row.account_id,
    accountName: row.account_name,
    via: row.via,
    action: row.action,
    target: row.target,
    shop: row.shop_id,
    before: row.before,
    after: row.after,
    requestId: row.request_id,
  };
}
