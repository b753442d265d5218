// The audit log: every change, by whom, with what it was before and after; rows are only ever added.
import { bigint, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

export const auditLog = pgTable(
  'audit_log',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant('at').notNull(),
    accountId: text('account_id'),
    /** As it was called then: accounts are renamed. */
    accountName: text('account_name').notNull(),
    /** web, token, command-line, system. */
    via: text('via').notNull(),
    /** What was done, e.g. `account.change`. */
    action: text('action').notNull(),
    /** To what, e.g. an account's id; never a buyer's nick. */
    target: text('target').notNull(),
    shopId: text('shop_id'),
    before: jsonb('before'),
    after: jsonb('after'),
    requestId: text('request_id'),
  },
  (t) => [
    index('audit_log_at').on(t.at),
    index('audit_log_account').on(t.accountId, t.id),
    index('audit_log_action').on(t.action, t.id),
  ],
);
