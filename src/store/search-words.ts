// The words threads are found by, as they are written, replaced and taken out; how they lie is no fact of a thread.
import { randomUUID } from 'node:crypto';
import { columnsOf } from './copy-rows.ts';
import type { Database } from './database-interface.ts';
import { deleteThreads } from './fact-tables.ts';
import { searchBlock, searchSingle } from './schema/search.ts';
import { buildBlock, readBlock } from './search-block.ts';

/** The words of one thread. */
export interface ThreadWords {
  /** Pairs of characters, each once, in any order. */
  readonly grams: Int32Array;
  /** Names the pairs: equal, a thread need not be written here again. null: there are none. */
  readonly hash: number | null;
}

/** A thread in a block. */
export interface PlacedThread {
  readonly buyer: string;
  readonly hash: number;
  readonly grams: Int32Array;
}

/** Where pairs are written: together in a block, or one by one. */
export const SEARCH_TABLES = { search_block: searchBlock, search_single: searchSingle } as const;
export type SearchTable = keyof typeof SEARCH_TABLES;
export const SEARCH_COLUMNS: Readonly<Record<SearchTable, readonly string[]>> = {
  search_block: columnsOf(searchBlock),
  search_single: columnsOf(searchSingle),
};

/** A row of `search_block`, in the table's order of columns. */
export function blockRow(shop: string, threads: readonly PlacedThread[]): readonly unknown[] {
  const { starts, body } = buildBlock(threads.map(({ grams }) => grams));
  const buyers = threads.map(({ buyer }) => buyer);
  const hashes = threads.map(({ hash }) => hash);
  return [shop, randomUUID(), buyers, hashes, starts, body, threads.length];
}

/** A row of `search_single`. */
export function singleRow(shop: string, { buyer, grams }: PlacedThread): readonly unknown[] {
  return [shop, buyer, grams];
}

/** Takes threads out that were written one by one; places in blocks end with the thread's hash, see sweep-search.ts. */
export async function deleteSingles(
  tx: Database,
  shop: string,
  buyers: readonly string[],
): Promise<void> {
  if (buyers.length === 0) return;
  await tx.query('delete from search_single where shop_id = $1 and buyer = any($2)', [
    shop,
    buyers,
  ]);
}

/** Takes threads out for good. Places in blocks are left to `sweepSearch`, or to `eraseWords`. */
export async function removeThreads(
  tx: Database,
  shop: string,
  buyers: readonly string[],
): Promise<void> {
  await deleteThreads(tx, shop, buyers);
  await deleteSingles(tx, shop, buyers);
}

/** Writes a thread's words alone. */
export async function replaceSingle(
  tx: Database,
  shop: string,
  buyer: string,
  { grams, hash }: ThreadWords,
): Promise<void> {
  await deleteSingles(tx, shop, [buyer]);
  if (hash === null) return;
  const row = singleRow(shop, { buyer, hash, grams });
  await tx.copyIn(searchSingle, SEARCH_COLUMNS.search_single, [row]);
}

export interface BlockRow {
  readonly block_id: string;
  readonly buyers: readonly string[];
  readonly hashes: readonly number[];
  readonly starts: readonly number[];
  readonly body: Uint8Array;
}

/** Holds other rewriters of the shop's blocks off until the transaction ends; whoever only adds blocks is not. */
export async function lockBlocks(tx: Database, shop: string): Promise<void> {
  if (tx.kind === 'pglite') return;
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended('search_block' || chr(10) || $1, 0))`,
    [shop],
  );
}

/** Puts what is kept of some blocks into one in their place, or nothing if nothing is. Blocks must be locked. */
export async function rewriteBlocks(
  tx: Database,
  shop: string,
  blocks: readonly BlockRow[],
  keeps: (block: BlockRow, place: number) => boolean,
): Promise<void> {
  const kept = blocks.flatMap((block) =>
    threadsOf(block).filter((_, place) => keeps(block, place)),
  );
  await tx.query('delete from search_block where shop_id = $1 and block_id = any($2)', [
    shop,
    blocks.map(({ block_id }) => block_id),
  ]);
  if (kept.length > 0) await insertBlock(tx, shop, kept);
}

export async function insertBlock(
  tx: Database,
  shop: string,
  threads: readonly PlacedThread[],
): Promise<void> {
  await tx.copyIn(searchBlock, SEARCH_COLUMNS.search_block, [blockRow(shop, threads)]);
}

function threadsOf({ buyers, hashes, starts, body }: BlockRow): PlacedThread[] {
  const held = readBlock({ starts: Int32Array.from(starts), body }, buyers.length);
  return held.map((grams, i) => ({ buyer: buyers[i]!, hash: Number(hashes[i]), grams }));
}

/** Takes the words of these buyers out of everything, at once. The threads must be locked. */
export async function eraseWords(
  tx: Database,
  shop: string,
  buyers: readonly string[],
): Promise<void> {
  await deleteSingles(tx, shop, buyers);
  await lockBlocks(tx, shop);
  const blocks = await tx.query<BlockRow>(
    `select block_id, buyers, hashes, starts, body from search_block
     where shop_id = $1 and buyers && $2::text[] order by block_id`,
    [shop, buyers],
  );
  const gone = new Set(buyers);
  for (const block of blocks) {
    await rewriteBlocks(tx, shop, [block], (_, place) => !gone.has(block.buyers[place]!));
  }
}
