// The rows put in order once for all patterns: by day, by agent and day, with the spread between days.
import { seemsAfterSale } from '../seems-after-sale.ts';
import { rateOf, type Spread } from './compare-shares.ts';
import type { Share } from './concern.ts';
import {
  type AgentDayRow,
  type AgentRow,
  addSums,
  type DaySums,
  type DiagnosisInput,
  noSums,
} from './rows.ts';

/** A day counts once at most this share of its inquiries is still inside a window. */
const OPEN_MAX = 0.02;

export interface Seller {
  readonly row: AgentRow;
  /** Of settled days. */
  readonly sums: DaySums;
  readonly days: ReadonlyMap<number, AgentDayRow>;
}

export interface ShopBook {
  readonly input: DiagnosisInput;
  /** Every day with rows, in order; and those whose windows are closed. */
  readonly days: readonly number[];
  readonly settledDays: readonly number[];
  readonly byDay: ReadonlyMap<number, DaySums>;
  /** Agents who sell and had inquiries on settled days, by account. */
  readonly sellers: ReadonlyMap<string, Seller>;
  /** Of all sellers on settled days, and of the shop on all days. */
  readonly team: DaySums;
  readonly shop: DaySums;
  /** Of conversion, between the days of an agent. */
  readonly agentSpread: Spread;
}

export const conversionOf = (sums: DaySums): Share => ({ part: sums.paid, whole: sums.inquiries });

/** What a paying inquiry is worth in fen; 0: nobody paid. */
export const orderValueOf = ({ salesFen, paid }: DaySums): number =>
  paid === 0 ? 0 : salesFen / paid;

export function sumOf(rows: Iterable<DaySums>): DaySums {
  const sums = noSums();
  for (const row of rows) addSums(sums, row);
  return sums;
}

export function assembleShop(input: DiagnosisInput): ShopBook {
  const perDay = new Map<number, AgentDayRow[]>();
  for (const row of input.agentDays) {
    const list = perDay.get(row.day);
    if (list) list.push(row);
    else perDay.set(row.day, [row]);
  }
  const days = [...perDay.keys()].sort((a, b) => a - b);
  const byDay = new Map(days.map((day) => [day, sumOf(perDay.get(day) ?? [])]));
  const settledDays = days.filter((day) => {
    const { open = 0, inquiries = 0 } = byDay.get(day) ?? {};
    return inquiries > 0 && open <= inquiries * OPEN_MAX;
  });
  const settled = new Set(settledDays);
  const sellers = assembleSellers(input, settled);
  return {
    input,
    days,
    settledDays,
    byDay,
    sellers,
    team: sumOf([...sellers.values()].map(({ sums }) => sums)),
    shop: sumOf(byDay.values()),
    agentSpread: agentSpreadOf(sellers),
  };
}

/**
 * Spread of conversion between the days of an agent, what whole days do to everybody taken out: days
 * good or bad for all do not blur a comparison of agents on the same days. Expected: agent's rate × the
 * day's rate ÷ the team's.
 */
function agentSpreadOf(sellers: ReadonlyMap<string, Seller>): Spread {
  const rows = [...sellers.values()].flatMap(({ sums, days }) =>
    [...days].map(([day, row]) => ({ day, row, rate: rateOf(conversionOf(sums)) })),
  );
  const expected = new Map<number, Share>();
  for (const { day, row, rate } of rows) {
    const known = expected.get(day) ?? { part: 0, whole: 0 };
    const { paid, inquiries } = row;
    expected.set(day, { part: known.part + paid, whole: known.whole + inquiries * rate });
  }
  let chi = 0;
  for (const { day, row, rate } of rows) {
    const likely = Math.min(rate * rateOf(expected.get(day) ?? { part: 0, whole: 0 }), 0.99);
    if (likely <= 0 || row.inquiries === 0) continue;
    chi += (row.paid - row.inquiries * likely) ** 2 / (row.inquiries * likely * (1 - likely));
  }
  const df = rows.length - sellers.size - expected.size + 1;
  return df < 1 ? { phi: 1, df: 1 } : { phi: Math.max(1, chi / df), df };
}

function assembleSellers(
  input: DiagnosisInput,
  settled: ReadonlySet<number>,
): ReadonlyMap<string, Seller> {
  const rows = new Map<string, Map<number, AgentDayRow>>();
  for (const row of input.agentDays) {
    if (row.agent === null || !settled.has(row.day)) continue;
    const own = rows.get(row.agent);
    if (own) own.set(row.day, row);
    else rows.set(row.agent, new Map([[row.day, row]]));
  }
  const sellers = new Map<string, Seller>();
  const known = input.agents.filter(({ sells }) => sells);
  for (const row of [...known].sort((a, b) => (a.agent < b.agent ? -1 : 1))) {
    const days = rows.get(row.agent);
    if (days === undefined) continue;
    const sums = sumOf(days.values());
    if (seemsAfterSale(row.role, sums)) continue;
    if (sums.inquiries > 0) sellers.set(row.agent, { row, sums, days });
  }
  return sellers;
}
