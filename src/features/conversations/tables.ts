// Tables of conversations: the views people keep, filters under a name.
import { boolean, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from '../../store/schema/column-types.ts';

export const savedView = pgTable(
  'saved_view',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    name: text('name').notNull(),
    /** Filters as query parameters; days are not in it: a view is looked at in the days of the moment. */
    filters: jsonb('filters').notNull(),
    /** Everybody sees it, each within their own scope. */
    shared: boolean('shared').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('saved_view_account').on(t.accountId)],
);
