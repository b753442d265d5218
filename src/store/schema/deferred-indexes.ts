// Indexes a large first import makes at its end: whoever opens the database makes those that are still here.
import { pgTable, text } from 'drizzle-orm/pg-core';

export const deferredIndex = pgTable('deferred_index', {
  name: text('name').primaryKey(),
  /** The statement that makes it. */
  definition: text('definition').notNull(),
});
