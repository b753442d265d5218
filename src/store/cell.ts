// A cell: all that is counted of one agent's day, of one thread or of all; packed for the database, and added up.
import { ARCHETYPES } from '../engine/rule.ts';
import { type Histogram, mergeHistogram, newHistogram } from '../measures/histogram.ts';
import { SCORE_DIMENSIONS } from '../scoring/scorecard.ts';
import type { CellLayout, LayoutMap } from './cell-layout.ts';
import {
  type ByteCursor,
  finishBytes,
  putCount,
  putWhole,
  readCount,
  readWhole,
  startBytes,
} from './packed-bytes.ts';

/** Scores are kept in millionths of a point: whole numbers add up exactly, in any order. */
export const SCORE_SCALE = 1_000_000;
/** What a score's two places (points, conversations) are of. */
export const SCORE_KEYS = [...SCORE_DIMENSIONS, 'total'] as const;
/** Weekday × hour, from Sunday 0 o'clock. */
export const LOAD_SLOTS = 168;

export interface Cell {
  readonly slots: Float64Array;
  readonly histograms: (Histogram | undefined)[];
  /** Spells of each lane: from, to, from, to …, in ms. */
  readonly spells: number[][];
  /** 1: the day had not ended. */
  open: number;
  /** hit, miss, na at 3i, 3i+1, 3i+2. */
  readonly rules: Float64Array;
  /** Sum of millionths of points, conversations at 2i, 2i+1, by SCORE_KEYS. */
  readonly scores: Float64Array;
  /** Buyer lines, answered rounds, their wait in ms at 3i, 3i+1, 3i+2. */
  readonly load: Float64Array;
  /** Conversations in which an archetype could be judged, and was hit, at 2i, 2i+1. */
  readonly archetypes: Float64Array;
}

/** `given`: where its sums are to lie, instead of memory of its own. */
export function newCell(
  layout: CellLayout,
  given: Partial<Pick<Cell, 'slots' | 'load'>> = {},
): Cell {
  return {
    slots: given.slots ?? new Float64Array(layout.stride),
    histograms: new Array<Histogram | undefined>(layout.histograms).fill(undefined),
    spells: layout.lanes.map(() => []),
    open: 0,
    rules: new Float64Array(layout.rules.length * 3),
    scores: new Float64Array(SCORE_KEYS.length * 2),
    load: given.load ?? new Float64Array(LOAD_SLOTS * 3),
    archetypes: new Float64Array(ARCHETYPES.length * 2),
  };
}

/** Empties a cell for the next use. */
export function clearCell(cell: Cell): void {
  for (const sums of [cell.slots, cell.rules, cell.scores, cell.load, cell.archetypes])
    sums.fill(0);
  cell.histograms.fill(undefined);
  for (const lane of cell.spells) lane.length = 0;
  cell.open = 0;
}

/** The cell as bytes: equal cells give equal bytes, in whatever order they were added up. */
export function encodeCell(cell: Cell, layout: CellLayout): Uint8Array<ArrayBuffer> {
  startBytes();
  putCount(layout.id);
  putCount(cell.open);
  for (const sums of [cell.slots, cell.rules, cell.scores, cell.load, cell.archetypes]) {
    putSums(sums);
  }
  putHistograms(cell.histograms);
  for (const lane of cell.spells) putSpells(lane);
  return finishBytes();
}

/** Places that are not 0: how many, then each as steps from the last and its value. */
function putSums(sums: Float64Array): void {
  const { length } = sums;
  if (filled.length < length) filled = new Int32Array(length);
  let count = 0;
  for (let i = 0; i < length; i++) if (sums[i] !== 0) filled[count++] = i;
  putCount(count);
  let last = -1;
  for (let n = 0; n < count; n++) {
    const i = filled[n]!;
    putCount(i - last - 1);
    putWhole(sums[i]!);
    last = i;
  }
}

/** Where the sums being written are not 0. */
let filled = new Int32Array(1024);

function putHistograms(histograms: readonly (Histogram | undefined)[]): void {
  const filled = histograms.flatMap((histogram, i) =>
    histogram === undefined || histogram.count === 0 ? [] : [{ i, histogram }],
  );
  putCount(filled.length);
  for (const { i, histogram } of filled) {
    putCount(i);
    putCount(histogram.zeros);
    putWhole(histogram.least);
    putWhole(histogram.most);
    const { buckets, counts } = histogram;
    putCount(buckets.length);
    let last = 0;
    for (let n = 0; n < buckets.length; n++) {
      putWhole(buckets[n]! - last);
      putCount(counts[n]!);
      last = buckets[n]!;
    }
  }
}

function putSpells(spells: readonly number[]): void {
  const pairs: [number, number][] = [];
  for (let i = 0; i < spells.length; i += 2) pairs.push([spells[i]!, spells[i + 1]!]);
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  putCount(pairs.length);
  let last = 0;
  for (const [from, to] of pairs) {
    putWhole(from - last);
    putWhole(to - from);
    last = from;
  }
}

/** The layout a packed cell was written with. */
export function layoutIdOf(bytes: Uint8Array): number {
  return readCount({ bytes, at: 0 });
}

/** Adds a packed cell to `into`; `map` where it was written with another layout. */
export function addPacked(
  into: Cell,
  bytes: Uint8Array,
  map: LayoutMap | null,
  lanes: number,
): void {
  const cursor: ByteCursor = { bytes, at: 0 };
  readCount(cursor);
  into.open = Math.max(into.open, readCount(cursor));
  addSums(into.slots, cursor, map?.slots ?? null, 1);
  addSums(into.rules, cursor, map?.rules ?? null, 3);
  addSums(into.scores, cursor, null, 1);
  addSums(into.load, cursor, null, 1);
  addSums(into.archetypes, cursor, null, 1);
  addHistograms(into, cursor, map);
  for (let lane = 0; lane < lanes; lane++) addSpells(into, cursor, map?.lanes[lane] ?? lane);
}

/** `width` neighbouring places move together. */
function addSums(
  into: Float64Array,
  cursor: ByteCursor,
  map: Int32Array | null,
  width: number,
): void {
  let at = -1;
  for (let filled = readCount(cursor); filled > 0; filled--) {
    at += readCount(cursor) + 1;
    const value = readWhole(cursor);
    const rest = at % width;
    const to = map === null ? at : placeIn(map, (at - rest) / width) * width + rest;
    if (to >= 0) into[to] = into[to]! + value;
  }
}

/** Nowhere is far below any place. */
function placeIn(map: Int32Array, at: number): number {
  const to = map[at]!;
  return to < 0 ? -1_000_000 : to;
}

function addHistograms(into: Cell, cursor: ByteCursor, map: LayoutMap | null): void {
  for (let filled = readCount(cursor); filled > 0; filled--) {
    const at = readCount(cursor);
    const read = newHistogram();
    read.zeros = readCount(cursor);
    read.least = readWhole(cursor);
    read.most = readWhole(cursor);
    read.count = read.zeros;
    let bucket = 0;
    for (let buckets = readCount(cursor); buckets > 0; buckets--) {
      bucket += readWhole(cursor);
      const count = readCount(cursor);
      read.buckets.push(bucket);
      read.counts.push(count);
      read.count += count;
    }
    const to = map === null ? at : map.histograms[at]!;
    if (to < 0) continue;
    const known = into.histograms[to];
    if (known === undefined) into.histograms[to] = read;
    else mergeHistogram(known, read);
  }
}

function addSpells(into: Cell, cursor: ByteCursor, lane: number): void {
  const spells = into.spells[lane];
  let from = 0;
  for (let pairs = readCount(cursor); pairs > 0; pairs--) {
    from += readWhole(cursor);
    const to = from + readWhole(cursor);
    spells?.push(from, to);
  }
}
