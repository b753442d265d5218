// The sales identity (P1): inquirers × conversion × order value = sales, kept exact as whole numbers.
import type { Fen } from '../domain/event.ts';
import type { MetricRow } from '../measures/roll-up.ts';

/**
 * sales = inquirers × (payers ÷ inquirers) × (salesFen ÷ payers). The three whole numbers are what is
 * known; the two ratios are null where their divisor is 0.
 */
export interface SalesIdentity {
  readonly inquirers: number;
  readonly payers: number;
  readonly salesFen: Fen;
  /** 0..1 */
  readonly conversion: number | null;
  readonly orderValueFen: number | null;
  readonly state: 'final' | 'provisional';
}

/** The identity of three counts. `payers` ≤ `inquirers`; sales without payers are refused. */
export function salesIdentity(
  inquirers: number,
  payers: number,
  salesFen: Fen,
  state: SalesIdentity['state'] = 'final',
): SalesIdentity {
  if (payers === 0 && salesFen !== 0) throw new Error('sales identity: sales without payers');
  return {
    inquirers,
    payers,
    salesFen,
    conversion: inquirers === 0 ? null : payers / inquirers,
    orderValueFen: payers === 0 ? null : salesFen / payers,
    state,
  };
}

/**
 * The identity of one bucket of a roll-up (an agent, a group or the shop, over a day or the period),
 * from the rows `conversion` and `order-value`; null where orders are unknown or rows are missing.
 */
export function identityOf(rows: readonly MetricRow[]): SalesIdentity | null {
  const conversion = rows.find((row) => row.metric === 'conversion');
  const value = rows.find((row) => row.metric === 'order-value');
  if (conversion?.denominator == null || conversion.numerator === null) return null;
  if (value?.numerator == null) return null;
  const open = conversion.state === 'provisional' || value.state === 'provisional';
  return salesIdentity(
    conversion.denominator,
    conversion.numerator,
    value.numerator,
    open ? 'provisional' : 'final',
  );
}

/**
 * The average agent of a team: the mean of their inquirers, the conversion and order value of all their
 * buyers together. Its counts need not be whole. null for no agents.
 */
export function teamAverage(team: readonly SalesIdentity[]): SalesIdentity | null {
  if (team.length === 0) return null;
  const sum = (of: (each: SalesIdentity) => number): number =>
    team.reduce((total, each) => total + of(each), 0) / team.length;
  return salesIdentity(
    sum((each) => each.inquirers),
    sum((each) => each.payers),
    sum((each) => each.salesFen),
    team.some((each) => each.state === 'provisional') ? 'provisional' : 'final',
  );
}
