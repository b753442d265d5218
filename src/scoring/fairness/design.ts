// Case rows as numbers a regression can use: one column for each level of a feature and for a few combinations.
import { weekday } from '../../lib/zone.ts';
import type { CaseRow } from '../case-mix/case-row.ts';
import { FEATURES, type Feature } from './fair-comparison.ts';

export interface Column {
  readonly features: readonly Feature[];
  /** One for each feature. */
  readonly levels: readonly string[];
}

/** Columns in which a row has a 1; all others are 0. Column 0 is 1 in every row. */
export interface Design {
  readonly size: number;
  readonly columns: readonly Column[];
  /** `width` columns a row, row after row. */
  readonly active: Int32Array;
  readonly width: number;
  readonly agents: readonly string[];
  readonly agentOf: Int32Array;
  /** Fold of each row; a buyer's rows are in one fold. */
  readonly foldOf: Uint8Array;
}

export const FOLDS = 5;
/** Rarer levels are thrown together: nothing can be learned from so few. */
const LEVEL_ROWS_MIN = 20;
export const RARE = 'rare';
export const UNKNOWN = 'unknown';
/** Chosen beforehand: promotions draw other strangers than regulars; a price asked of what is dear. */
const PAIRS: readonly (readonly [Feature, Feature])[] = [
  ['promotion', 'history'],
  ['price', 'intent'],
];
/** First hours of the bands of a day. */
const HOURS = [0, 8, 12, 18, 22] as const;

export function hourBand(hour: number): string {
  const from = HOURS.findLast((start) => start <= hour) ?? 0;
  const to = HOURS.find((start) => start > hour) ?? 24;
  return `${from}-${to}`;
}

/** Quartiles of the known prices, as upper ends of bands: at most three, none twice. */
export function priceEdges(rows: readonly CaseRow[]): number[] {
  const known = rows.flatMap(({ priceFen }) => (priceFen === null ? [] : [priceFen]));
  known.sort((a, b) => a - b);
  const highest = known.at(-1) ?? 0;
  const edges = [0.25, 0.5, 0.75].map((share) => known[Math.floor(share * known.length)] ?? 0);
  return [...new Set(edges)].filter((edge) => edge > 0 && edge < highest);
}

/** `from-to` in fen; `to` empty in the highest band. */
function priceBand(priceFen: number | null, edges: readonly number[]): string {
  if (priceFen === null) return UNKNOWN;
  const at = edges.findIndex((edge) => priceFen <= edge);
  if (at < 0) return `${edges.at(-1) ?? 0}-`;
  return `${at === 0 ? 0 : edges[at - 1]}-${edges[at]}`;
}

type Reader = (row: CaseRow) => string;

function readers(rows: readonly CaseRow[]): Readonly<Record<Feature, Reader>> {
  const edges = priceEdges(rows);
  return {
    shop: ({ shop }) => shop,
    price: ({ priceFen }) => priceBand(priceFen, edges),
    category: ({ category }) => category ?? UNKNOWN,
    hour: ({ hour }) => hourBand(hour),
    weekday: ({ day }) => String(weekday(day)),
    intent: ({ intent }) => intent,
    history: ({ history }) => history,
    difficulty: ({ difficulty }) => difficulty,
    promotion: ({ promotion }) => (promotion ? 'yes' : 'no'),
  };
}

/** Features and combinations in which all rows are alike are left out. */
export function buildDesign(rows: readonly CaseRow[]): Design {
  const read = readers(rows);
  const texts = new Map(FEATURES.map((feature) => [feature, gather(rows.map(read[feature]))]));
  const columns: Column[] = [{ features: [], levels: [] }];
  const used: Int32Array[] = [];
  const add = (features: readonly Feature[], levels: readonly string[][]): void => {
    const keys = gather(rows.map((_, i) => levels.map((of) => of[i]!).join('\t')));
    const at = new Map<string, number>();
    const own = Int32Array.from(keys, (key) => {
      let column = at.get(key);
      if (column === undefined) {
        column = columns.length;
        at.set(key, column);
        const parts = key.split('\t');
        columns.push({ features, levels: features.map((_, k) => parts[k] ?? RARE) });
      }
      return column;
    });
    if (at.size > 1) used.push(own);
    else columns.length -= at.size;
  };
  for (const feature of FEATURES) add([feature], [texts.get(feature)!]);
  for (const [a, b] of PAIRS) {
    const [left, right] = [texts.get(a)!, texts.get(b)!];
    if (new Set(left).size > 1 && new Set(right).size > 1) add([a, b], [left, right]);
  }
  return { size: rows.length, columns, ...interleave(used, rows.length), ...groups(rows) };
}

/** Levels with too few rows become one. */
function gather(levels: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1);
  return levels.map((level) => ((counts.get(level) ?? 0) < LEVEL_ROWS_MIN ? RARE : level));
}

function interleave(used: readonly Int32Array[], size: number): Pick<Design, 'active' | 'width'> {
  const width = used.length + 1;
  const active = new Int32Array(size * width);
  used.forEach((own, k) => {
    for (let i = 0; i < size; i++) active[i * width + k + 1] = own[i]!;
  });
  return { active, width };
}

function groups(rows: readonly CaseRow[]): Pick<Design, 'agents' | 'agentOf' | 'foldOf'> {
  const agents = [...new Set(rows.map(({ agent }) => agent))].sort();
  const numbers = new Map(agents.map((agent, at) => [agent, at]));
  return {
    agents,
    agentOf: Int32Array.from(rows, ({ agent }) => numbers.get(agent)!),
    foldOf: Uint8Array.from(rows, ({ buyer }) => buyer % FOLDS),
  };
}
