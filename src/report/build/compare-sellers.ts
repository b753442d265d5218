// Each seller against the average seller: the gap in money, split into the links of the sales chain (P5).
import type { Setup } from '../../domain/setup.ts';
import type { MetricRow } from '../../measures/roll-up.ts';
import { identityOf, type SalesIdentity, teamAverage } from '../../scoring/identity.ts';
import { type SalesSplit, splitSales } from '../../scoring/split-sales.ts';
import type { Collection } from '../collection.ts';
import type { GapModel, Link } from '../model.ts';

/** Buyers who asked, of whom ordered, of whom paid. */
export interface Funnel {
  readonly inquiries: number;
  readonly ordered: number;
  readonly paid: number;
}

export interface Team {
  /** null: nobody sells, or orders are unknown. */
  readonly average: SalesIdentity | null;
  readonly funnel: Funnel;
  readonly sellers: ReadonlyMap<string, SalesIdentity>;
}

export interface Comparison {
  readonly gap: GapModel;
  readonly weakLink: Link | null;
  /** What the weak link costs, below 0; null without one. */
  readonly weakFen: number | null;
}

const EMPTY: Funnel = { inquiries: 0, ordered: 0, paid: 0 };

export function funnelOf(collection: Collection, agent: string): Funnel {
  return collection.agents.get(agent) ?? EMPTY;
}

/**
 * Who sells: everybody with inquirers, but not whom the roster calls after-sale staff: they answer
 * buyers who have bought, and holding them to a seller's average would be wrong on both sides.
 */
export function assembleTeam(
  rows: ReadonlyMap<string, readonly MetricRow[]>,
  collection: Collection,
  setup: Setup,
): Team {
  const sellers = new Map<string, SalesIdentity>();
  const funnel = { inquiries: 0, ordered: 0, paid: 0 };
  for (const [agent, own] of rows) {
    if (agent === '' || setup.agents.get(agent)?.role === 'aftersale') continue;
    const identity = identityOf(own);
    if (identity === null || identity.inquirers === 0) continue;
    sellers.set(agent, identity);
    const { inquiries, ordered, paid } = funnelOf(collection, agent);
    funnel.inquiries += inquiries;
    funnel.ordered += ordered;
    funnel.paid += paid;
  }
  return { average: teamAverage([...sellers.values()]), funnel, sellers };
}

/** null for who does not sell. */
export function compareSeller(
  team: Team,
  collection: Collection,
  agent: string,
): Comparison | null {
  const own = team.sellers.get(agent);
  if (own === undefined || team.average === null) return null;
  const gap = inYuan(splitSales(team.average, own));
  const payingFen = payingPart(team, funnelOf(collection, agent), gap);
  const parts: readonly (readonly [Link, number])[] = [
    ['inquiries', gap.inquirersFen],
    ['conversion', gap.conversionFen - payingFen],
    ['paying', payingFen],
    ['orderValue', gap.orderValueFen],
  ];
  const [link, fen] = parts.reduce((worst, part) => (part[1] < worst[1] ? part : worst));
  // Less than a yuan below the average is no weakness.
  return fen < 0 ? { gap, weakLink: link, weakFen: fen } : { gap, weakLink: null, weakFen: null };
}

/** Whole yuan that still add up: what rounding leaves over goes to the largest part. */
function inYuan(split: SalesSplit): GapModel {
  const round = (fen: number): number => Math.round(fen / 100) * 100;
  const parts = [split.inquirersFen, split.conversionFen, split.orderValueFen].map(round);
  const gapFen = round(split.gapFen);
  const left = gapFen - parts.reduce((sum, part) => sum + part, 0);
  const largest = parts.reduce(
    (at, part, i) => (Math.abs(part) > Math.abs(parts[at] ?? 0) ? i : at),
    0,
  );
  const [inquirersFen = 0, conversionFen = 0, orderValueFen = 0] = parts.map((part, i) =>
    i === largest ? part + left : part,
  );
  return { averageFen: split.fromFen, gapFen, inquirersFen, conversionFen, orderValueFen };
}

/**
 * The part of the conversion gap that arose after placing, in whole yuan. Conversion = ordered ÷
 * inquirers × paid ÷ ordered, and a logarithmic split (LMDI) divides in proportion to the logarithms.
 */
function payingPart(team: Team, own: Funnel, gap: GapModel): number {
  const all = team.funnel;
  if (own.paid === 0 || own.ordered === 0 || own.inquiries === 0 || all.paid === 0) return 0;
  const conversion = Math.log(own.paid / own.inquiries / (all.paid / all.inquiries));
  const paying = Math.log(own.paid / own.ordered / (all.paid / all.ordered));
  if (Math.abs(conversion) < 1e-9) return 0;
  return Math.round((gap.conversionFen * (paying / conversion)) / 100) * 100;
}
