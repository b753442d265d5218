// Imports: what was read, how far it came, and every row that could not be used.
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { instant, shopId } from './column-types.ts';

export const importRun = pgTable(
  'import_run',
  {
    id: text('id').primaryKey(),
    /** Shop of rows that name none; empty: the file says. */
    shopId: shopId(),
    by: text('by').notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    /** running, done, cancelled, failed, interrupted: its process ended in the middle. */
    state: text('state').notNull(),
    /** Of the files' contents and how they were to be read: equal, nothing new would come of it. */
    inputHash: text('input_hash').notNull(),
    /** Later imports, erasures or retention made its shortcut void. */
    superseded: boolean('superseded').notNull().default(false),
    /** What was asked for, so that it can be started over. */
    request: jsonb('request').notNull(),
    /** Names, sizes, formats, counts and refusals of the files. */
    files: jsonb('files').notNull(),
    notices: jsonb('notices').notNull(),
    shops: text('shops').array().notNull(),
    rows: bigint('rows', { mode: 'number' }).notNull(),
    accepted: bigint('accepted', { mode: 'number' }).notNull(),
    duplicate: bigint('duplicate', { mode: 'number' }).notNull(),
    quarantined: bigint('quarantined', { mode: 'number' }).notNull(),
    messages: bigint('messages', { mode: 'number' }).notNull(),
    threads: integer('threads').notNull(),
    /** Of `threads`: written anew or changed; the others were stored already. */
    threadsChanged: integer('threads_changed').notNull(),
    asOf: instant('as_of'),
    /** What went wrong, in words; null: nothing. */
    problem: jsonb('problem'),
  },
  (t) => [index('import_run_started').on(t.startedAt), index('import_run_hash').on(t.inputHash)],
);

export const quarantinedRow = pgTable(
  'quarantined_row',
  {
    importId: text('import_id').notNull(),
    n: integer('n').notNull(),
    file: text('file').notNull(),
    line: integer('line').notNull(),
    field: text('field').notNull(),
    code: text('code').notNull(),
    reason: jsonb('reason').notNull(),
    raw: text('raw').notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.n] })],
);
