// Keeps the best few of many, by a total order, so that the order of arrival never shows.
interface Ranked {
  readonly rank: number;
}

/** Total order: higher rank first, then the smaller key. */
export function compareRanked<T extends Ranked>(a: T, b: T, keyOf: (item: T) => string): number {
  if (a.rank !== b.rank) return b.rank - a.rank;
  const left = keyOf(a);
  const right = keyOf(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** True if an item of this rank could still enter: lets the caller skip building it. */
export function wouldEnter(list: readonly Ranked[], rank: number, max: number): boolean {
  const last = list[list.length - 1];
  return list.length < max || (last !== undefined && rank >= last.rank);
}

function placeOf<T extends Ranked>(
  list: readonly T[],
  item: T,
  keyOf: (item: T) => string,
): number {
  let place = list.length;
  while (place > 0) {
    const before = list[place - 1] as T;
    if (compareRanked(before, item, keyOf) <= 0) break;
    place--;
  }
  return place;
}

/** Inserts `item` itself in order and drops what falls past `max`. */
export function insert<T extends Ranked>(
  list: T[],
  item: T,
  max: number,
  keyOf: (item: T) => string,
): void {
  const place = placeOf(list, item, keyOf);
  if (place >= max) return;
  list.splice(place, 0, item);
  if (list.length > max) list.length = max;
}

/**
 * Inserts `item` in order and drops what falls past `max`. A copy is kept: the item's texts are cut from
 * a whole partition's, which they would hold in memory.
 */
export function offer<T extends Ranked>(
  list: T[],
  item: T,
  max: number,
  keyOf: (item: T) => string,
): void {
  if (placeOf(list, item, keyOf) < max) insert(list, structuredClone(item), max, keyOf);
}
