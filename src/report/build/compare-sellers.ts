// Each seller against the average seller: the gap in money, split into the links of the sales chain (P5).
import type { Setup } from '../../domain/setup.ts';
import type { MetricRow } from '../../measures/roll-up.ts';
import {
  type Funnel,
  type Link,
  payingPart,
  weakestLink,
} from '../../scoring/diagnosis/weak-link.ts';
import { identityOf, type SalesIdentity, teamAverage } from '../../scoring/identity.ts';
import { seemsAfterSale } from '../../scoring/seems-after-sale.ts';
import { type SalesSplit, splitSales } from '../../scoring/split-sales.ts';
import type { GapModel } from '../model.ts';

const LINKS: readonly Link[] = ['inquiries', 'conversion', 'paying', 'orderValue'];

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

/** By agent: what became of the buyers who asked. */
export interface Funnels {
  readonly agents: ReadonlyMap<string, Funnel>;
}

export function funnelOf(collection: Funnels, agent: string): Funnel {
  return collection.agents.get(agent) ?? EMPTY;
}

/**
 * Who sells: everybody with inquirers, but not whom the roster calls after-sale staff: they answer
 * buyers who have bought, and holding them to a seller's average would be wrong on both sides. Nor
 * who seems to be such where the roster says nothing.
 */
export function assembleTeam(
  rows: ReadonlyMap<string, readonly MetricRow[]>,
  collection: Funnels,
  setup: Pick<Setup, 'agents'>,
): Team {
  const sellers = new Map<string, SalesIdentity>();
  const funnel = { inquiries: 0, ordered: 0, paid: 0 };
  for (const [agent, own] of rows) {
    const role = setup.agents.get(agent)?.role ?? null;
    if (agent === '' || role === 'aftersale') continue;
    const identity = identityOf(own);
    if (identity === null || identity.inquirers === 0) continue;
    const { inquiries, ordered, paid } = funnelOf(collection, agent);
    if (seemsAfterSale(role, { inquiries, ordered })) continue;
    sellers.set(agent, identity);
    funnel.inquiries += inquiries;
    funnel.ordered += ordered;
    funnel.paid += paid;
  }
  return { average: teamAverage([...sellers.values()]), funnel, sellers };
}

/** null for who does not sell. */
export function compareSeller(team: Team, collection: Funnels, agent: string): Comparison | null {
  const own = team.sellers.get(agent);
  if (own === undefined || team.average === null) return null;
  const gap = inYuan(splitSales(team.average, own));
  const part = payingPart(funnelOf(collection, agent), team.funnel);
  const paying = Math.round((gap.conversionFen * part) / 100) * 100;
  const { inquirersFen: inquiries, orderValueFen: orderValue } = gap;
  const parts = { inquiries, conversion: gap.conversionFen - paying, paying, orderValue };
  const link = weakestLink(parts, LINKS);
  // Less than a yuan below the average is no weakness.
  return { gap, weakLink: link, weakFen: link === null ? null : parts[link] };
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
