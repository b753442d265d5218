// What the places in a packed cell mean, stored beside the cells: an old cell still tells what has not changed since.
import { createHash } from 'node:crypto';
import type { Metrics } from '../measures/compile-metrics.ts';
import type { Database } from './database.ts';

export interface CellLayout {
  /** From what follows, below 2⁴⁸. */
  readonly id: number;
  /** Definition of a metric (hash of all it says) → its places: numerator, denominator, units, provisional, histogram. */
  readonly metrics: Readonly<Record<string, readonly number[]>>;
  readonly stride: number;
  readonly histograms: number;
  /** Pauses that end a spell, of each lane. */
  readonly lanes: readonly number[];
  readonly rules: readonly string[];
}

const layouts = new WeakMap<Metrics, Map<string, CellLayout>>();

/** The layout of cells made with these metrics and rules, rules by name. */
export function layoutOf(metrics: Metrics, rules: readonly string[]): CellLayout {
  let known = layouts.get(metrics);
  if (known === undefined) {
    known = new Map();
    layouts.set(metrics, known);
  }
  const key = rules.join(' ');
  let layout = known.get(key);
  if (layout === undefined) {
    layout = makeLayout(metrics, rules);
    known.set(key, layout);
  }
  return layout;
}

function makeLayout(metrics: Metrics, rules: readonly string[]): CellLayout {
  const places: Record<string, readonly number[]> = {};
  for (const { definition, slots, histogram } of metrics.all) {
    const { numerator, denominator, units, provisional } = slots;
    const key = `${definition.id}@${digest(JSON.stringify(definition))}`;
    places[key] = [numerator, denominator, units, provisional, histogram];
  }
  const { stride, histograms, idleCuts: lanes } = metrics;
  const content = { metrics: places, stride, histograms, lanes, rules };
  return { id: Number.parseInt(digest(JSON.stringify(content)), 16), ...content };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** Where each place of `from` went in `to`; −1: nowhere. The same layout: null. */
export interface LayoutMap {
  readonly slots: Int32Array;
  readonly histograms: Int32Array;
  readonly lanes: Int32Array;
  readonly rules: Int32Array;
}

/** Maps what means the same in both. */
export function mapLayout(from: CellLayout, to: CellLayout): LayoutMap | null {
  if (from.id === to.id) return null;
  const slots = new Int32Array(from.stride).fill(-1);
  const histograms = new Int32Array(from.histograms).fill(-1);
  for (const [key, places] of Object.entries(from.metrics)) {
    const now = to.metrics[key];
    if (now === undefined) continue;
    for (let i = 0; i < 4; i++) slots[places[i]!] = now[i]!;
    if (places[4]! >= 0) histograms[places[4]!] = now[4]!;
  }
  const lanes = Int32Array.from(from.lanes, (cut) => to.lanes.indexOf(cut));
  const rules = Int32Array.from(from.rules, (rule) => to.rules.indexOf(rule));
  return { slots, histograms, lanes, rules };
}

/** Keeps a layout, once. */
export async function saveLayout(db: Database, { id, ...content }: CellLayout): Promise<void> {
  await db.query('insert into cell_layout (id, content) values ($1, $2) on conflict do nothing', [
    id,
    JSON.stringify(content),
  ]);
}

const stored = new Map<number, CellLayout>();

/** The layouts of these ids; throws if one was never saved. */
export async function loadLayouts(
  db: Database,
  ids: ReadonlySet<number>,
): Promise<ReadonlyMap<number, CellLayout>> {
  const missing = [...ids].filter((id) => !stored.has(id));
  if (missing.length > 0) {
    const rows = await db.query<{ id: number; content: Omit<CellLayout, 'id'> }>(
      'select id, content from cell_layout where id = any($1)',
      [missing],
    );
    for (const { id, content } of rows) stored.set(id, { id, ...content });
  }
  return new Map(
    [...ids].map((id) => {
      const layout = stored.get(id);
      if (layout === undefined) throw new Error(`cell layout ${id} is not stored`);
      return [id, layout];
    }),
  );
}
