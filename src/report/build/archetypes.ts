// The five types per agent against the team, with the trend inside the period (Q6).
import { ARCHETYPES } from '../../engine/rule.ts';
import type { ArchetypeCell, ArchetypeRow } from '../model.ts';

/** Differences of fewer standard errors than this may be chance and are not shown as such. */
const SURE = 1.96;
const EXPECTED_MIN = 3;

/** By place in ARCHETYPES; `days`: by day number, judged and then hits. */
export interface ArchetypeCounts {
  readonly judged: ArrayLike<number>;
  readonly hits: ArrayLike<number>;
  readonly days: ReadonlyMap<number, ArrayLike<number>>;
}

export interface ArchetypesByAgent {
  readonly agents: ReadonlyMap<string, ArchetypeCounts>;
}

interface Sums {
  readonly judged: readonly number[];
  readonly hits: readonly number[];
  readonly early: readonly { readonly judged: number; readonly hits: number }[];
  readonly late: readonly { readonly judged: number; readonly hits: number }[];
}

/** A row for the team and one for each agent in `order`. */
export function buildArchetypes(
  collection: ArchetypesByAgent,
  order: readonly string[],
  names: Readonly<Record<string, string>>,
): { readonly team: ArchetypeRow; readonly agents: readonly ArchetypeRow[] } {
  const middle = middleDay(collection);
  const all = sumsOf([...collection.agents.values()], middle);
  const teamName = { zh: '团队', en: 'Team' };
  const team = { agent: null, name: teamName, cells: cellsOf(all, null) };
  const agents = order.map((agent) => {
    const tally = collection.agents.get(agent);
    const sums = sumsOf(tally === undefined ? [] : [tally], middle);
    const name = names[agent] ?? agent;
    return { agent, name: { zh: name, en: name }, cells: cellsOf(sums, all) };
  });
  return { team, agents };
}

function middleDay(collection: ArchetypesByAgent): number {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const tally of collection.agents.values()) {
    for (const day of tally.days.keys()) {
      if (day < first) first = day;
      if (day > last) last = day;
    }
  }
  return (first + last) / 2;
}

function sumsOf(tallies: readonly ArchetypeCounts[], middle: number): Sums {
  const count = ARCHETYPES.length;
  const judged = new Array<number>(count).fill(0);
  const hits = new Array<number>(count).fill(0);
  const early = ARCHETYPES.map(() => ({ judged: 0, hits: 0 }));
  const late = ARCHETYPES.map(() => ({ judged: 0, hits: 0 }));
  for (const tally of tallies) {
    for (let type = 0; type < count; type++) {
      judged[type] = (judged[type] ?? 0) + (tally.judged[type] ?? 0);
      hits[type] = (hits[type] ?? 0) + (tally.hits[type] ?? 0);
    }
    for (const [day, counts] of tally.days) {
      // The middle day of an odd period belongs to neither half.
      if (day === middle) continue;
      const half = day < middle ? early : late;
      half.forEach((sum, type) => {
        sum.judged += counts[type] ?? 0;
        sum.hits += counts[count + type] ?? 0;
      });
    }
  }
  return { judged, hits, early, late };
}

function rateOf(hits: number, judged: number): number | null {
  return judged === 0 ? null : (hits / judged) * 100;
}

function cellsOf(own: Sums, team: Sums | null): ArchetypeCell[] {
  return ARCHETYPES.map((_, type) => {
    const judged = own.judged[type] ?? 0;
    const hits = own.hits[type] ?? 0;
    const rate = rateOf(hits, judged);
    const teamRate = team === null ? null : rateOf(team.hits[type] ?? 0, team.judged[type] ?? 0);
    const early = own.early[type] ?? { judged: 0, hits: 0 };
    const late = own.late[type] ?? { judged: 0, hits: 0 };
    const before = rateOf(early.hits, early.judged);
    const after = rateOf(late.hits, late.judged);
    return {
      judged,
      hits,
      rate,
      ratio: rate === null || teamRate === null || teamRate === 0 ? null : rate / teamRate,
      apart: team === null ? 0 : apart({ judged, hits }, rest(own, team, type)),
      trend: before !== null && after !== null && apart(late, early) !== 0 ? after - before : null,
    };
  });
}

interface Share {
  readonly judged: number;
  readonly hits: number;
}

/** The others of the team: an agent must not be compared with themselves. */
function rest(own: Sums, team: Sums, type: number): Share {
  return {
    judged: (team.judged[type] ?? 0) - (own.judged[type] ?? 0),
    hits: (team.hits[type] ?? 0) - (own.hits[type] ?? 0),
  };
}

/** 1: a is surely more frequent than b; −1: surely less; 0: may be chance (two-proportion z test). */
function apart(a: Share, b: Share): -1 | 0 | 1 {
  if (a.judged === 0 || b.judged === 0) return 0;
  const pooled = (a.hits + b.hits) / (a.judged + b.judged);
  // With fewer hits to be expected the normal approximation sees differences where there are none.
  if (Math.min(a.judged, b.judged) * pooled < EXPECTED_MIN) return 0;
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.judged + 1 / b.judged));
  if (error === 0) return 0;
  const z = (a.hits / a.judged - b.hits / b.judged) / error;
  return z > SURE ? 1 : z < -SURE ? -1 : 0;
}
