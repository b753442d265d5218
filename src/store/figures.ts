// Figures of a period from the sums by agent and day: metrics, rules, scores, archetypes and load.
import type { Metrics } from '../measures/compile-metrics.ts';
import { parseDay } from '../measures/days.ts';
import { newTally, type ShopTally, type Tally, UNDATED } from '../measures/tally.ts';
import type { ScoreTally } from '../scoring/score-tally.ts';
import { AgentDay } from './agent-days.ts';
import {
  addPacked,
  type Cell,
  LOAD_SLOTS,
  layoutIdOf,
  newCell,
  SCORE_KEYS,
  SCORE_SCALE,
} from './cell.ts';
import { layoutOf, loadLayouts, mapLayout } from './cell-layout.ts';
import type { Database } from './database.ts';
import { cellsOf, type PackedCells, packedCells } from './packed-cells.ts';
import { UNDATED_DAY } from './undated-day.ts';

export interface FiguresWhere {
  readonly shops: readonly string[];
  /** `YYYY-MM-DD`, both included; null: without a bound, and then what has no time is in it too. */
  readonly from: string | null;
  readonly to: string | null;
  /** '' is nobody's. Absent: all. */
  readonly agents?: readonly string[];
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
  /** By agent, then by day. */
  readonly days: readonly AgentDay[];
  /** For `presentScores` of scoring/. */
  readonly scores: ScoreTally;
  readonly load: HourLoad;
}

/** An agent's days, ascending, with a cell each. */
interface AgentRow extends PackedCells {
  readonly shop_id: string;
  readonly agent: string;
  readonly days: readonly number[];
}

const AGENT_ROW = `agent, array_agg(day order by day) as days, ${packedCells('day')}`;

/** The figures; days whose sum is out of date count as they last stood. */
export async function loadFigures(
  db: Database,
  where: FiguresWhere,
  metrics: Metrics,
): Promise<PeriodFigures> {
  const [rows, shops] = await Promise.all([listAgents(db, where), shopTallies(db, where.shops)]);
  return await assembleFigures(db, shops, rows, metrics);
}

/** The figures as they stood when a recalculation of the shop began. */
export async function loadBaseFigures(
  db: Database,
  shop: string,
  recalculation: string,
  metrics: Metrics,
): Promise<PeriodFigures> {
  const rows = await db.query<AgentRow>(
    `select shop_id, ${AGENT_ROW} from recalculation_base
     where shop_id = $1 and recalculation_id = $2 group by shop_id, agent order by agent`,
    [shop, recalculation],
  );
  return await assembleFigures(db, await shopTallies(db, [shop]), rows, metrics);
}

async function assembleFigures(
  db: Database,
  shops: ReadonlyMap<string, ShopTally>,
  rows: readonly AgentRow[],
  metrics: Metrics,
): Promise<PeriodFigures> {
  const packed = rows.map((row) => [...cellsOf(row)]);
  const layouts = await loadLayouts(db, new Set(packed.flat().map(layoutIdOf)));
  const rules = new Set([...layouts.values()].flatMap((layout) => layout.rules));
  const layout = layoutOf(metrics, [...rules].sort());
  const maps = new Map([...layouts].map(([id, from]) => [id, mapLayout(from, layout)]));
  const tally = newTally(metrics);
  tally.slots = new Float64Array(metrics.stride * packed.flat().length);
  for (const [shop, empty] of shops) tally.shops.set(shop, empty);
  // Whoever they are of, they are looked at in sum only: every cell adds to the same.
  const shared = newCell(layout);
  const scores: ScoreTally = new Map();
  const days: AgentDay[] = [];
  for (const [r, row] of rows.entries()) {
    for (const [i, bytes] of packed[r]!.entries()) {
      const whose = { shop_id: row.shop_id, agent: row.agent, day: row.days[i]! };
      const id = layoutIdOf(bytes);
      const slots = tally.slots.subarray(
        tally.cells * tally.stride,
        (tally.cells + 1) * tally.stride,
      );
      const cell = newCell(layout, { slots, load: shared.load });
      addPacked(cell, bytes, maps.get(id)!, layouts.get(id)!.lanes.length);
      putCell(tally, whose, cell);
      addScores(scores, row.agent, cell);
      days.push(new AgentDay(whose, layout.rules, cell));
    }
  }
  return { tally, days, scores, load: loadOf(shared) };
}

function listAgents(db: Database, { shops, from, to, agents }: FiguresWhere): Promise<AgentRow[]> {
  const least = from === null ? UNDATED_DAY : dayOf(from);
  const most = to === null ? 2 ** 31 - 1 : dayOf(to);
  return db.query<AgentRow>(
    `select shop_id, ${AGENT_ROW} from agent_day
     where shop_id = any($1) and day between $2 and $3 and ($4::text[] is null or agent = any($4))
     group by shop_id, agent order by shop_id, agent`,
    [shops, least, most, agents ?? null],
  );
}

function dayOf(text: string): number {
  const day = parseDay(text);
  if (day === null) throw new Error(`figures: “${text}” is not a day`);
  return day;
}

async function shopTallies(
  db: Database,
  shops: readonly string[],
): Promise<ReadonlyMap<string, ShopTally>> {
  const tallies = new Map<string, ShopTally>();
  for (const shop of shops) tallies.set(shop, await shopTally(db, shop));
  return tallies;
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

/** The cell's slots lie in the tally already; every (shop, agent, day) comes once. */
function putCell(
  tally: Tally,
  {
    shop_id,
    agent,
    day,
  }: { readonly shop_id: string; readonly agent: string; readonly day: number },
  cell: Cell,
): void {
  const shop = tally.shops.get(shop_id)!;
  const owner = agent === '' ? null : agent;
  const byDay = shop.agents.get(owner) ?? new Map<number, number>();
  shop.agents.set(owner, byDay);
  const at = tally.cells++;
  byDay.set(day === UNDATED_DAY ? UNDATED : day, at);
  cell.histograms.forEach((histogram, h) => {
    if (histogram !== undefined) tally.histograms.set(at * tally.histogramsPerCell + h, histogram);
  });
  cell.spells.forEach((spells, lane) => {
    if (spells.length > 0) tally.spells.set(at * tally.lanes + lane, spells);
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

function loadOf({ load }: Cell): HourLoad {
  const of = (place: number): Float64Array =>
    Float64Array.from({ length: LOAD_SLOTS }, (_, slot) => load[3 * slot + place]!);
  return { buyerLines: of(0), answered: of(1), waitMs: of(2) };
}
