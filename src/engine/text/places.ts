// Where entries of word packs stand in a line, as rows of numbers that are sorted without being moved.

/** Rows of four numbers: pack, start, end (folded offsets), word; and the order they are read in. */
export interface Places {
  rows: Int32Array;
  count: number;
  /** Numbers of rows, once sorted. */
  order: Int32Array;
}

export function emptyPlaces(): Places {
  return { rows: new Int32Array(4 * 64), count: 0, order: new Int32Array(64) };
}

export function addPlace(
  places: Places,
  pack: number,
  start: number,
  end: number,
  word: number,
): void {
  const at = places.count * 4;
  if (at === places.rows.length) grow(places);
  const { rows } = places;
  rows[at] = pack;
  rows[at + 1] = start;
  rows[at + 2] = end;
  rows[at + 3] = word;
  places.count += 1;
}

function grow(places: Places): void {
  const rows = new Int32Array(places.rows.length * 2);
  rows.set(places.rows);
  places.rows = rows;
  places.order = new Int32Array(rows.length / 4);
}

/** By pack, start, longer place first, longer word first. Lines have few places, nearly in order. */
export function sortPlaces(places: Places, wordLengths: Int32Array): void {
  const { rows, count, order } = places;
  if (count > 32) {
    sortMany(places, wordLengths);
    return;
  }
  for (let i = 0; i < count; i++) {
    let at = i;
    for (; at > 0 && comparePlaces(rows, order[at - 1]!, i, wordLengths) > 0; at--) {
      order[at] = order[at - 1]!;
    }
    order[at] = i;
  }
}

function sortMany({ rows, count, order }: Places, wordLengths: Int32Array): void {
  const sorted = Array.from({ length: count }, (_, i) => i);
  sorted.sort((a, b) => comparePlaces(rows, a, b, wordLengths));
  order.set(sorted);
}

function comparePlaces(rows: Int32Array, a: number, b: number, wordLengths: Int32Array): number {
  const i = a * 4;
  const k = b * 4;
  return (
    rows[i]! - rows[k]! ||
    rows[i + 1]! - rows[k + 1]! ||
    rows[k + 2]! - rows[i + 2]! ||
    wordLengths[rows[k + 3]!]! - wordLengths[rows[i + 3]!]!
  );
}
