// The search index: pairs of characters of many threads at a time in blocks, of threads written one by one in rows.
import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { packedBytes, shopId } from './column-types.ts';

/** Threads that were written together; which is how it came, not what was found. */
export const searchBlock = pgTable(
  'search_block',
  {
    shopId: shopId(),
    blockId: text('block_id').notNull(),
    /** By place. */
    buyers: text('buyers').array().notNull(),
    /** `thread.words_hash` of each as it was then: where it is another now, the place counts for nothing. */
    hashes: bigint('hashes', { mode: 'number' }).array().notNull(),
    /** Of buckets in `body`, see store/search-block.ts. */
    starts: integer('starts').array().notNull(),
    body: packedBytes('body').notNull(),
    places: integer('places').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.blockId] })],
);

/** Threads in no block. */
export const searchSingle = pgTable(
  'search_single',
  {
    shopId: shopId(),
    buyer: text('buyer').notNull(),
    /** Hashed pairs of folded characters, see store/grams.ts; in no order. */
    grams: integer('grams').array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.buyer] }),
    index('search_single_grams').using('gin', t.grams),
  ],
);
