// Tables of imports: files received and not yet forgotten, their bytes where workers share no disk, column mappings.
import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, packedBytes } from '../../store/schema/column-types.ts';

export const upload = pgTable(
  'upload',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    at: instant('at').notNull(),
    /** As the user's machine named it, made safe. */
    name: text('name').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    sha256: text('sha256').notNull(),
    /** What it was recognised as, see file-look.ts. */
    look: jsonb('look').notNull(),
    /** What its columns mean, where no known format says it; null: it needs none, or has none yet. */
    mapping: jsonb('mapping'),
    /** The import that took it; null: it waits. */
    importId: text('import_id'),
  },
  (t) => [index('upload_account').on(t.accountId, t.at), index('upload_sha256').on(t.sha256)],
);

/** Bytes of uploads, only with a PostgreSQL server: any worker on any machine can read them. */
export const uploadChunk = pgTable(
  'upload_chunk',
  {
    uploadId: text('upload_id').notNull(),
    n: integer('n').notNull(),
    bytes: packedBytes('bytes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.uploadId, t.n] })],
);

/** What people said the columns of a table mean, by the set of its headers: the next such file needs no asking. */
export const columnMapping = pgTable('column_mapping', {
  /** Hash of the headers, see mapping-shape.ts. */
  shape: text('shape').primaryKey(),
  mapping: jsonb('mapping').notNull(),
  at: instant('at').notNull(),
  by: text('by').notNull(),
});
