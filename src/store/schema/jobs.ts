// Long work waiting, running and ended: one row a job, claimed with a lease.
import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

export const job = pgTable(
  'job',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    state: text('state').notNull(),
    shopId: text('shop_id'),
    /** At most one waiting or running job has it; null: any number. */
    key: text('key'),
    input: jsonb('input'),
    progress: jsonb('progress'),
    result: jsonb('result'),
    error: text('error'),
    /** Times a worker took it: with the worker's name the token that fences off a late one. */
    attempts: integer('attempts').notNull().default(0),
    cancelAsked: boolean('cancel_asked').notNull().default(false),
    byWhom: text('by_whom').notNull(),
    worker: text('worker'),
    leaseUntil: instant('lease_until'),
    runAt: instant('run_at').notNull(),
    createdAt: instant('created_at').notNull(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('job_key_alive').on(t.key).where(sql`state in ('waiting', 'running')`),
    index('job_due').on(t.runAt).where(sql`state in ('waiting', 'running')`),
    index('job_created').on(t.createdAt, t.id),
  ],
);
