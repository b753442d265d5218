// The link of the sales chain that costs an agent most against the average seller (P5).
import type { Fen } from '../../domain/event.ts';
import type { SalesIdentity } from '../identity.ts';
import { splitSales } from '../split-sales.ts';

/** Too few inquirers; weak selling; orders lost after placing; small baskets. */
export type Link = 'inquiries' | 'conversion' | 'paying' | 'orderValue';

/** Buyers who asked, of whom ordered, of whom paid. */
export interface Funnel {
  readonly inquiries: number;
  readonly ordered: number;
  readonly paid: number;
}

/** The gap to the average seller by link; below 0 it costs. */
export type LinkParts = Readonly<Record<Link, Fen>>;

/**
 * The part (mostly 0..1) of a gap in conversion that arose after placing. Conversion = ordered ÷ inquirers
 * × paid ÷ ordered, and a logarithmic split (LMDI) divides in proportion to the logarithms. 0 where
 * a figure is 0 or there is no gap.
 */
export function payingPart(own: Funnel, team: Funnel): number {
  if (own.paid === 0 || own.ordered === 0 || own.inquiries === 0 || team.paid === 0) return 0;
  const conversion = Math.log(own.paid / own.inquiries / (team.paid / team.inquiries));
  const paying = Math.log(own.paid / own.ordered / (team.paid / team.ordered));
  return Math.abs(conversion) < 1e-9 ? 0 : paying / conversion;
}

/** Own sales − the average seller's, split into the links to the fen. */
export function splitLinks(
  average: SalesIdentity,
  own: SalesIdentity,
  ownFunnel: Funnel,
  teamFunnel: Funnel,
): LinkParts {
  const split = splitSales(average, own);
  const paying = Math.round(split.conversionFen * payingPart(ownFunnel, teamFunnel));
  return {
    inquiries: split.inquirersFen,
    conversion: split.conversionFen - paying,
    paying,
    orderValue: split.orderValueFen,
  };
}

/** The link that costs most; null: none costs anything. */
export function weakestLink(parts: LinkParts, of: readonly Link[]): Link | null {
  let worst: Link | null = null;
  for (const link of of) {
    if (parts[link] < 0 && (worst === null || parts[link] < parts[worst])) worst = link;
  }
  return worst;
}
