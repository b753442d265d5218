// Whose threads may hold the words of a search: pairs of characters looked up in blocks and single threads.
import type { Database } from './database-interface.ts';
import { freezeView } from './dump-tables.ts';
import { bucketOf, findPlaces } from './search-block.ts';

/** More pairs would leave out few threads more, and each is looked up in every block. */
const GRAMS_MAX = 6;
/** Where more threads than this share hold the words, naming them all helps nobody. */
const FEW_SHARE = 0.5;

/** Buyers whose threads hold all pairs, and others the hashes confuse; 'most': nearly every thread may. */
export type FoundBuyers = readonly string[] | 'most';

/** Looks at one instant of the shop's index; whoever is written meanwhile may not be found yet. */
export async function findBuyers(
  db: Database,
  shop: string,
  grams: readonly number[],
): Promise<FoundBuyers> {
  const few = spread(grams);
  return await db.transaction(async (tx) => {
    await freezeView(tx);
    const { hits, threads, found } = await lookUpBlocks(tx, shop, few);
    const [singles] = await tx.query<{ all: number; buyers: string[] }>(
      `select (select count(*)::int from search_single where shop_id = $1) as all,
              array(select buyer from search_single where shop_id = $1 and grams @> $2::int[]) as buyers`,
      [shop, few],
    );
    const { all, buyers } = singles!;
    if (found + buyers.length > (threads + all) * FEW_SHARE) return 'most';
    return [...new Set([...(await namesOf(tx, shop, hits)), ...buyers])];
  });
}

/** Some of many, from the first to the last. */
function spread(grams: readonly number[]): number[] {
  if (grams.length <= GRAMS_MAX) return [...grams];
  const step = (grams.length - 1) / (GRAMS_MAX - 1);
  return Array.from({ length: GRAMS_MAX }, (_, i) => grams[Math.round(i * step)]!);
}

interface BlockHits {
  /** Places by block; blocks without any are left out. */
  readonly hits: ReadonlyMap<string, readonly number[]>;
  /** Places in all blocks. */
  readonly threads: number;
  readonly found: number;
}

/** Reads no more of a block than the buckets of the pairs. */
async function lookUpBlocks(
  tx: Database,
  shop: string,
  grams: readonly number[],
): Promise<BlockHits> {
  const buckets = [...new Set(grams.map(bucketOf))];
  // Arrays begin at 1.
  const slices = buckets.map(
    (bucket, i) =>
      `substring(body from starts[${bucket + 1}] + 1 for starts[${bucket + 2}] - starts[${bucket + 1}]) as slice_${i}`,
  );
  const rows = await tx.query<
    { block_id: string; places: number } & Record<`slice_${number}`, Uint8Array>
  >(`select block_id, places, ${slices.join(', ')} from search_block where shop_id = $1`, [shop]);
  const hits = new Map<string, readonly number[]>();
  let threads = 0;
  let found = 0;
  for (const row of rows) {
    threads += row.places;
    const places = placesOfAll(grams, (gram) => row[`slice_${buckets.indexOf(bucketOf(gram))}`]!);
    if (places.length > 0) hits.set(row.block_id, places);
    found += places.length;
  }
  return { hits, threads, found };
}

function placesOfAll(
  grams: readonly number[],
  sliceOf: (gram: number) => Uint8Array,
): readonly number[] {
  let common: readonly number[] | null = null;
  for (const gram of grams) {
    const places = findPlaces(sliceOf(gram), gram);
    if (common === null) common = places;
    else {
      const held = new Set(places);
      common = common.filter((place) => held.has(place));
    }
    if (common.length === 0) break;
  }
  return common ?? [];
}

async function namesOf(
  tx: Database,
  shop: string,
  hits: BlockHits['hits'],
): Promise<readonly string[]> {
  if (hits.size === 0) return [];
  const rows = await tx.query<{ block_id: string; buyers: string[] }>(
    'select block_id, buyers from search_block where shop_id = $1 and block_id = any($2)',
    [shop, [...hits.keys()]],
  );
  return rows.flatMap(({ block_id, buyers }) => hits.get(block_id)!.map((place) => buyers[place]!));
}
