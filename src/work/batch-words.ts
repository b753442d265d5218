// The words of a batch's threads as rows of the search index: one block, or a few single threads.
import { copyPutters, putRow } from '../store/copy-rows.ts';
import { CopyWriter } from '../store/copy-writer.ts';
import {
  blockRow,
  type PlacedThread,
  SEARCH_COLUMNS,
  SEARCH_TABLES,
  type SearchTable,
  singleRow,
} from '../store/search-words.ts';

/** Rows ready for COPY; null: no thread's words are new. */
export type BatchWords = {
  readonly table: SearchTable;
  readonly chunks: Uint8Array[];
} | null;

/** A block of fewer threads is not worth its while: they are found one by one. */
const BLOCK_FROM = 32;

const PUTTERS = {
  search_block: copyPutters(SEARCH_TABLES.search_block, SEARCH_COLUMNS.search_block),
  search_single: copyPutters(SEARCH_TABLES.search_single, SEARCH_COLUMNS.search_single),
};

/** Packs them. */
export function packWords(shop: string, threads: readonly PlacedThread[]): BatchWords {
  if (threads.length === 0) return null;
  const table = threads.length < BLOCK_FROM ? 'search_single' : 'search_block';
  const rows =
    table === 'search_block'
      ? [blockRow(shop, threads)]
      : threads.map((thread) => singleRow(shop, thread));
  const writer = new CopyWriter();
  for (const row of rows) putRow(writer, PUTTERS[table], row);
  return { table, chunks: writer.finish() };
}
