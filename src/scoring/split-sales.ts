// The gap in sales between two identities, split to the fen into inquirers, conversion and order value.
import type { Fen } from '../domain/event.ts';
import { splitGap } from './decomposition.ts';
import type { SalesIdentity } from './identity.ts';

export const SALES_FACTORS = ['inquirers', 'conversion', 'orderValue'] as const;

export type SalesFactor = (typeof SALES_FACTORS)[number];

/** Whole fen; inquirersFen + conversionFen + orderValueFen = gapFen exactly. */
export interface SalesSplit {
  readonly fromFen: Fen;
  readonly toFen: Fen;
  readonly gapFen: Fen;
  readonly inquirersFen: Fen;
  readonly conversionFen: Fen;
  readonly orderValueFen: Fen;
  /** By how much each factor multiplies sales; null where either side sold nothing. */
  readonly ratios: Readonly<Record<SalesFactor, number>> | null;
  /** The factor that costs most; null where none costs anything. */
  readonly weakest: SalesFactor | null;
}

/**
 * Splits to − from. A factor that does not exist on one side (no inquirers: no conversion; no payers: no
 * order value) is taken as unchanged, so the gap is laid to the factor that was 0. Sales that are not
 * whole fen (a team's average) are rounded first.
 */
export function splitSales(from: SalesIdentity, to: SalesIdentity): SalesSplit {
  const fromFen = Math.round(from.salesFen);
  const toFen = Math.round(to.salesFen);
  const gapFen = toFen - fromFen;
  const { additive, multiplicative } = splitGap([factorsOf(from, to)], [factorsOf(to, from)]);
  const parts = roundToSum(additive, gapFen);
  const [inquirersFen = 0, conversionFen = 0, orderValueFen = 0] = parts;
  const [inquirers = 1, conversion = 1, orderValue = 1] = multiplicative ?? [];
  const least = Math.min(...parts);
  return {
    fromFen,
    toFen,
    gapFen,
    inquirersFen,
    conversionFen,
    orderValueFen,
    ratios: multiplicative === null ? null : { inquirers, conversion, orderValue },
    weakest: least < 0 ? SALES_FACTORS[parts.indexOf(least)]! : null,
  };
}

function factorsOf(own: SalesIdentity, other: SalesIdentity): number[] {
  return [
    own.inquirers,
    own.conversion ?? other.conversion ?? 0,
    own.orderValueFen ?? other.orderValueFen ?? 0,
  ];
}

/** Rounds to whole numbers with the given sum: the largest remainders take the odd units. */
function roundToSum(parts: readonly number[], sum: number): number[] {
  const whole = parts.map(Math.floor);
  let left = sum - whole.reduce((total, part) => total + part, 0);
  const order = parts
    .map((part, k) => ({ k, rest: part - Math.floor(part) }))
    .sort((a, b) => b.rest - a.rest || a.k - b.k);
  for (let i = 0; left !== 0; i = (i + 1) % order.length) {
    const step = left > 0 ? 1 : -1;
    const { k } = order[left > 0 ? i : order.length - 1 - i]!;
    whole[k] = whole[k]! + step;
    left -= step;
  }
  return whole;
}
