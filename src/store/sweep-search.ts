// Keeps the search index small: places that count for nothing go, small blocks and single threads become blocks.
import type { Database } from './database-interface.ts';
import {
  type BlockRow,
  deleteSingles,
  insertBlock,
  lockBlocks,
  type PlacedThread,
  rewriteBlocks,
} from './search-words.ts';
import { listShops } from './shops.ts';

/** Blocks of fewer threads are small; so many of them become one. */
const SMALL = 128;
const SMALL_BLOCKS = 8;
/** Single threads that make a block. */
const SINGLES_AT_ONCE = 256;
/** Threads rewritten in one transaction, more or less. */
const THREADS_AT_ONCE = 512;

interface BlockState {
  readonly block_id: string;
  readonly places: number;
  /** Places of threads that still hold these words. */
  readonly live: readonly number[];
  /** Places of threads that are no more. */
  readonly gone: number;
}

/**
 * Rewrites blocks that hold words of threads taken out, are stale by half, or small. What was stale meanwhile
 * only ever made a search look at more threads than needed. Returns how many blocks were rewritten.
 */
export async function sweepSearch(db: Database, shop: string): Promise<number> {
  let moved = false;
  while (await moveSingles(db, shop)) moved = true;
  const blocks = await listStates(db, shop);
  const small = blocks.filter(({ live }) => live.length < SMALL);
  const doomed = blocks.filter(
    ({ places, live: { length }, gone }) =>
      gone > 0 || length * 2 <= places || (length < SMALL && small.length >= SMALL_BLOCKS),
  );
  for (let at = 0; at < doomed.length; ) {
    const together: BlockState[] = [];
    for (let live = 0; at < doomed.length && live < THREADS_AT_ONCE; at++) {
      together.push(doomed[at]!);
      live += doomed[at]!.live.length;
    }
    await db.transaction((tx) => rewrite(tx, shop, together));
  }
  // A server does it by itself.
  if (db.kind === 'pglite' && (moved || doomed.length > 0)) {
    await db.exec('vacuum search_block, search_single');
  }
  return doomed.length;
}

/** Of every shop. */
export async function sweepShops(db: Database, signal: AbortSignal): Promise<void> {
  for (const { shopId } of await listShops(db)) {
    signal.throwIfAborted();
    await sweepSearch(db, shopId);
  }
}

/** Puts as many single threads as make a full block into one; false: there are too few. */
function moveSingles(db: Database, shop: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockBlocks(tx, shop);
    // Whoever writes one of them now has taken its row away, or waits for this and writes it anew.
    const singles = await tx.query<Omit<PlacedThread, 'grams'> & { grams: readonly number[] }>(
      `select s.buyer, t.words_hash as hash, s.grams
       from search_single s join thread t on t.shop_id = s.shop_id and t.buyer = s.buyer
       where s.shop_id = $1 and t.words_hash is not null
       order by s.buyer limit ${SINGLES_AT_ONCE} for update of s skip locked`,
      [shop],
    );
    if (singles.length < SINGLES_AT_ONCE) return false;
    await deleteSingles(
      tx,
      shop,
      singles.map(({ buyer }) => buyer),
    );
    const placed = singles.map((one) => ({ ...one, grams: Int32Array.from(one.grams) }));
    await insertBlock(tx, shop, placed);
    return true;
  });
}

/** Of a thread that lies in two places with the same words, one counts. */
function listStates(db: Database, shop: string): Promise<BlockState[]> {
  return db.query<BlockState>(
    `select block_id, places, count(*) filter (where gone)::int as gone,
            coalesce(array_agg(place) filter (where live and nth = 1), '{}') as live
     from (
       select b.block_id, b.places, p.place - 1 as place, t.buyer is null as gone, t.words_hash = p.hash as live,
              row_number() over (partition by p.buyer, p.hash order by b.block_id, p.place) as nth
       from search_block b
         cross join lateral unnest(b.buyers, b.hashes) with ordinality as p (buyer, hash, place)
         left join thread t on t.shop_id = b.shop_id and t.buyer = p.buyer
       where b.shop_id = $1) as known
     group by block_id, places order by places, block_id`,
    [shop],
  );
}

/** What another sweep or an erasure has rewritten meanwhile has another id, and stays. */
async function rewrite(tx: Database, shop: string, states: readonly BlockState[]): Promise<void> {
  await lockBlocks(tx, shop);
  const live = new Map(states.map((state) => [state.block_id, new Set(state.live.map(Number))]));
  const blocks = await tx.query<BlockRow>(
    `select block_id, buyers, hashes, starts, body from search_block
     where shop_id = $1 and block_id = any($2) order by block_id`,
    [shop, [...live.keys()]],
  );
  await rewriteBlocks(tx, shop, blocks, ({ block_id }, place) => live.get(block_id)!.has(place));
}
