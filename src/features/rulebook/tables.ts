// Tables of the rulebook: drafts nobody has published yet, and mutation scores kept by what they were made of.
import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, shopId } from '../../store/schema/column-types.ts';

/** One an account and file: what somebody is writing. */
export const ruleDraft = pgTable(
  'rule_draft',
  {
    shopId: shopId(),
    accountId: text('account_id').notNull(),
    /** `rules/slow-reply.yaml` */
    path: text('path').notNull(),
    yaml: text('yaml').notNull(),
    chat: text('chat').notNull(),
    /** Content version it was begun from. */
    base: integer('base').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.accountId, t.path] })],
);

/** The mutation score of a rule with its examples and words: the same for every shop that has them. */
export const ruleMutation = pgTable('rule_mutation', {
  /** Hash of rule, examples and the packs it uses. */
  hash: text('hash').primaryKey(),
  rule: text('rule').notNull(),
  version: integer('version').notNull(),
  mutants: integer('mutants').notNull(),
  killed: integer('killed').notNull(),
  /** Changes no example notices, in words, at most 20. */
  survivors: jsonb('survivors').notNull(),
  at: instant('at').notNull(),
});
