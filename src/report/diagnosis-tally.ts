// Where the sums for the diagnosis are kept while threads are analysed: bounded, mergeable, plain data.
import { DAY_FIELDS } from '../scoring/diagnosis/rows.ts';
import type { Case } from './case.ts';

/** An id worth opening; the most recent are kept. */
export interface RankedId {
  readonly rank: number;
  readonly id: string;
}

/** Mergeable; whole numbers, so the order of threads and of merging does not show. */
export interface DiagnosisTally {
  /** Agent ('' nobody) → day number → sums in the order of DAY_FIELDS. */
  readonly agentDays: Map<string, Map<number, Float64Array>>;
  /** Agent → day → by rule judged, then hits; a count stays at 65,535. */
  readonly ruleDays: Map<string, Map<number, Uint16Array>>;
  /** Day → by hour waits, log waits, inquiries, paid. */
  readonly hours: Map<number, Float64Array>;
  /** SKU → PRODUCT_FIELDS. */
  readonly products: Map<string, Float64Array>;
  readonly titles: Map<string, string>;
  /** '' shop, `a:agent`, `p:sku` → reason of closing or refunding → orders. */
  readonly reasons: Map<string, Map<string, number>>;
  /** Conversations worth reading: lost ones by day, hour of the week and agent; orders' by agent. */
  readonly examples: Readonly<Record<ExampleKind, Map<string | number, Case[]>>>;
  /** By SKU: conversations that asked and did not buy; orders closed or refunded. */
  readonly asked: Map<string, RankedId[]>;
  readonly lostOrders: Map<string, RankedId[]>;
  /** Agent → by rule, conversations in which it was hit. */
  readonly ruleHits: Map<string, (RankedId[] | undefined)[]>;
}

export type ExampleKind = 'day' | 'hour' | 'agent' | 'closed' | 'refunded';

export const HOUR_FIELDS = 4;
export const ORDER_FROM = DAY_FIELDS.indexOf('settledOrders');
/** Asked, of those paid, then the order sums from `settledOrders` on. */
export const PRODUCT_FIELDS = 2 + DAY_FIELDS.length - ORDER_FROM;

export function newDiagnosisTally(): DiagnosisTally {
  return {
    agentDays: new Map(),
    ruleDays: new Map(),
    hours: new Map(),
    products: new Map(),
    titles: new Map(),
    reasons: new Map(),
    examples: {
      day: new Map(),
      hour: new Map(),
      agent: new Map(),
      closed: new Map(),
      refunded: new Map(),
    },
    asked: new Map(),
    lostOrders: new Map(),
    ruleHits: new Map(),
  };
}

/** A cell of sums, made empty when first asked for. */
export function cellOf<K>(map: Map<K, Float64Array>, key: K, size: number): Float64Array {
  let cell = map.get(key);
  if (cell === undefined) {
    cell = new Float64Array(size);
    map.set(key, cell);
  }
  return cell;
}

/** Adds to one sum of a cell. */
export function add(cell: Float64Array, at: number, by: number): void {
  cell[at] = (cell[at] ?? 0) + by;
}

/** The sums of one agent's day; null: of nobody's. */
export function dayCell(tally: DiagnosisTally, agent: string | null, day: number): Float64Array {
  let days = tally.agentDays.get(agent ?? '');
  if (days === undefined) {
    days = new Map();
    tally.agentDays.set(agent ?? '', days);
  }
  return cellOf(days, day, DAY_FIELDS.length);
}

/** The smaller of two titles, so that which thread came first does not show. */
export function smaller(known: string | undefined, title: string): string {
  return known === undefined || title < known ? title : known;
}
