// Figures of a period from the sums by agent and day: metrics, rules, scores, archetypes and load.
import { dayText } from '../lib/zone.ts';
import type { Metrics } from '../measures/compile-metrics.ts';
import { parseDay } from '../measures/days.ts';
import { newTally, type ShopTally, type Tally, UNDATED } from '../measures/tally.ts';
import type { ScoreTally } from '../scoring/score-tally.ts';
import {
  addPacked,
  type Cell,
  clearCell,
  layoutIdOf,
  newCell,
  SCORE_KEYS,
  SCORE_SCALE,
} from './cell.ts';
import { type CellLayout, layoutOf, loadLayouts, mapLayout } from './cell-layout.ts';
import type { Database } from './database.ts';
import { UNDATED_DAY } from './undated-day.ts';

export interface FiguresWhere {
  readonly shops: readonly string[];
  /** `YYYY-MM-DD`, both included; null: without a bound, and then what has no time is in it too. */
  readonly from: string | null;
  readonly to: string | null;
  /** '' is nobody's. Absent: all. */
  readonly agents?: readonly string[];
}

/** How often a rule was hit, missed, and could not be judged. */
export interface RuleCount {
  hit: number;
  miss: number;
  na: number;
}

/** Cells of one agent's day beside the metrics. */
export interface AgentDayFigures {
  readonly shop: string;
  /** '' is nobody's. */
  readonly agent: string;
  /** `YYYY-MM-DD`; null: untimed. */
  readonly day: string | null;
  readonly rules: ReadonlyMap<string, RuleCount>;
  /** Points summed and conversations, by dimension and `total`; only what was judged. */
  readonly scores: ReadonlyMap<
    (typeof SCORE_KEYS)[number],
    { points: number; conversations: number }
  >;
  /** By place in ARCHETYPES: conversations that could be judged, and of those with a hit. */
  readonly archetypes: readonly { readonly judged: number; readonly hit: number }[];
}

/** Load of the week, at weekday (0 Sunday) × 24 + hour. */
export interface HourLoad {
  readonly buyerLines: Float64Array;
  readonly answered: Float64Array;
  readonly waitMs: Float64Array;
}

export interface PeriodFigures {
  /** For `rollUp` of measures/, with the metrics it was asked for. */
  readonly tally: Tally;
  readonly days: readonly AgentDayFigures[];
  /** By agent: hit, miss and n/a of each rule by day (`YYYY-MM-DD`, '' untimed). */
  readonly rules: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, RuleCount>>>;
  /** For `presentScores` of scoring/. */
  readonly scores: ScoreTally;
  readonly load: HourLoad;
}

interface DayRow {
  readonly shop_id: string;
  readonly agent: string;
  readonly day: number;
  readonly cell: Uint8Array;
}

/** The figures; days whose sum is out of date count as they last stood. */
export async function loadFigures(
  db: Database,
  where: FiguresWhere,
  metrics: Metrics,
): Promise<PeriodFigures> {
  return await assembleFigures(db, where.shops, await listDays(db, where), metrics);
}

/** The figures as they stood when a recalculation of the shop began. */
export async function loadBaseFigures(
  db: Database,
  shop: string,
  recalculation: string,
  metrics: Metrics,
): Promise<PeriodFigures> {
  const rows = await db.query<DayRow>(
    `select shop_id, agent, day, cell from recalculation_base
     where shop_id = $1 and recalculation_id = $2 order by agent, day`,
    [shop, recalculation],
  );
  return await assembleFigures(db, [shop], rows, metrics);
}

async function assembleFigures(
  db: Database,
  shops: readonly string[],
  rows: readonly DayRow[],
  metrics: Metrics,
): Promise<PeriodFigures> {
  const layouts = await loadLayouts(db, new Set(rows.map(({ cell }) => layoutIdOf(cell))));
  const rules = new Set([...layouts.values()].flatMap((layout) => layout.rules));
  const layout = layoutOf(metrics, [...rules].sort());
  const tally = newTally(metrics);
  for (const shop of shops) tally.shops.set(shop, await shopTally(db, shop));
  const sums = { scores: new Map() as ScoreTally, load: newLoad() };
  const days: AgentDayFigures[] = [];
  const cell = newCell(layout);
  for (const row of rows) {
    const from = layouts.get(layoutIdOf(row.cell))!;
    clearCell(cell);
    addPacked(cell, row.cell, mapLayout(from, layout), from.lanes.length);
    putCell(tally, row, cell);
    addScores(sums.scores, row.agent, cell);
    addLoad(sums.load, cell);
    days.push(presentDay(row, cell, layout));
  }
  return { tally, days, rules: rulesOf(days), ...sums };
}

function listDays(db: Database, { shops, from, to, agents }: FiguresWhere): Promise<DayRow[]> {
  const least = from === null ? UNDATED_DAY : dayOf(from);
  const most = to === null ? 2 ** 31 - 1 : dayOf(to);
  return db.query<DayRow>(
    `select shop_id, agent, day, cell from agent_day
     where shop_id = any($1) and day between $2 and $3 and ($4::text[] is null or agent = any($4))
     order by shop_id, agent, day`,
    [shops, least, most, agents ?? null],
  );
}

function dayOf(text: string): number {
  const day = parseDay(text);
  if (day === null) throw new Error(`figures: “${text}” is not a day`);
  return day;
}

/** Whether anything can be said of the shop's orders at all. */
async function shopTally(db: Database, shop: string): Promise<ShopTally> {
  const [row] = await db.query<{ known: boolean; unknown: boolean }>(
    `select exists (select 1 from thread where shop_id = $1 and orders_known and orders_unclear is null) as known,
            exists (select 1 from thread where shop_id = $1) as unknown`,
    [shop],
  );
  const known = row?.known === true;
  return {
    ordersKnown: known ? 1 : 0,
    ordersUnknown: !known && row?.unknown === true ? 1 : 0,
    agents: new Map(),
  };
}

/** Puts a cell in its place; every (shop, agent, day) comes once. */
function putCell(tally: Tally, { shop_id, agent, day }: DayRow, cell: Cell): void {
  const shop = tally.shops.get(shop_id)!;
  const owner = agent === '' ? null : agent;
  const byDay = shop.agents.get(owner) ?? new Map<number, number>();
  shop.agents.set(owner, byDay);
  const at = tally.cells++;
  byDay.set(day === UNDATED_DAY ? UNDATED : day, at);
  if (tally.cells * tally.stride > tally.slots.length) {
    const grown = new Float64Array(tally.slots.length * 2);
    grown.set(tally.slots);
    tally.slots = grown;
  }
  tally.slots.set(cell.slots, at * tally.stride);
  cell.histograms.forEach((histogram, h) => {
    if (histogram !== undefined) tally.histograms.set(at * tally.histogramsPerCell + h, histogram);
  });
  cell.spells.forEach((spells, lane) => {
    if (spells.length > 0) tally.spells.set(at * tally.lanes + lane, [...spells]);
  });
  if (cell.open > 0) tally.open.add(at);
}

function addScores(scores: ScoreTally, agent: string, cell: Cell): void {
  if (agent === '') return;
  SCORE_KEYS.forEach((key, i) => {
    const conversations = cell.scores[2 * i + 1]!;
    if (conversations === 0) return;
    const sums = scores.get(agent) ?? new Map();
    scores.set(agent, sums);
    const sum = sums.get(key) ?? { points: 0, conversations: 0 };
    sum.points += cell.scores[2 * i]! / SCORE_SCALE;
    sum.conversations += conversations;
    sums.set(key, sum);
  });
}

function newLoad(): HourLoad {
  return {
    buyerLines: new Float64Array(168),
    answered: new Float64Array(168),
    waitMs: new Float64Array(168),
  };
}

function addLoad(load: HourLoad, cell: Cell): void {
  for (let slot = 0; slot < 168; slot++) {
    load.buyerLines[slot] = load.buyerLines[slot]! + cell.load[3 * slot]!;
    load.answered[slot] = load.answered[slot]! + cell.load[3 * slot + 1]!;
    load.waitMs[slot] = load.waitMs[slot]! + cell.load[3 * slot + 2]!;
  }
}

function presentDay(
  { shop_id, agent, day }: DayRow,
  cell: Cell,
  layout: CellLayout,
): AgentDayFigures {
  const rules = new Map<string, RuleCount>();
  layout.rules.forEach((rule, i) => {
    const [hit = 0, miss = 0, na = 0] = cell.rules.subarray(3 * i, 3 * i + 3);
    if (hit + miss + na > 0) rules.set(rule, { hit, miss, na });
  });
  const scores = new Map<(typeof SCORE_KEYS)[number], { points: number; conversations: number }>();
  SCORE_KEYS.forEach((key, i) => {
    const conversations = cell.scores[2 * i + 1]!;
    if (conversations > 0)
      scores.set(key, { points: cell.scores[2 * i]! / SCORE_SCALE, conversations });
  });
  const archetypes = Array.from({ length: cell.archetypes.length / 2 }, (_, i) => ({
    judged: cell.archetypes[2 * i]!,
    hit: cell.archetypes[2 * i + 1]!,
  }));
  const text = day === UNDATED_DAY ? null : dayText(day);
  return { shop: shop_id, agent, day: text, rules, scores, archetypes };
}

function rulesOf(days: readonly AgentDayFigures[]): PeriodFigures['rules'] {
  const byAgent = new Map<string, Map<string, Map<string, RuleCount>>>();
  for (const { agent, day, rules } of days) {
    const byDay = byAgent.get(agent) ?? new Map<string, Map<string, RuleCount>>();
    byAgent.set(agent, byDay);
    const known = byDay.get(day ?? '') ?? new Map<string, RuleCount>();
    byDay.set(day ?? '', known);
    for (const [rule, { hit, miss, na }] of rules) {
      const sum = known.get(rule) ?? { hit: 0, miss: 0, na: 0 };
      known.set(rule, { hit: sum.hit + hit, miss: sum.miss + miss, na: sum.na + na });
    }
  }
  return byAgent;
}
