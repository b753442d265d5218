// The expected final value of a provisional row, in the row's own unit: for reports, stored rows and pages.

import { parseDay } from './days.ts';
import type { MetricDefinition } from './definition.ts';
import { type ExpectedFinal, expectFinal, type Forecaster, openDays } from './expect-final.ts';
import { fateOf } from './inquiry-fates.ts';
import type { MetricRow } from './roll-up.ts';

/** In the value's unit. */
export interface ExpectedRow {
  readonly expected: number;
  /** 95 of 100 such figures end in here. */
  readonly low: number;
  readonly high: number;
  /**
   * Mean absolute error of the same forecast on closed days at this age; of several days the sum of
   * theirs, as if all erred the same way. null: too few days.
   */
  readonly error: number | null;
}

type Row = Pick<
  MetricRow,
  'state' | 'scope' | 'shop' | 'agent' | 'day' | 'numerator' | 'denominator'
>;

/**
 * What a provisional row of an agent or of the shop, of one day or the whole period, is expected to end at.
 * null: the row is final or of a group, the metric waits for nothing that can be foreseen
 * (inquiry-fates.ts), or there is too little to learn from.
 */
export function expectRow(
  forecaster: Forecaster,
  row: Row,
  definition: MetricDefinition,
): ExpectedRow | null {
  const { state, scope, shop, agent } = row;
  if (state !== 'provisional' || scope === 'group') return null;
  const fate = fateOf(definition);
  if (fate === null) return null;
  const of = { shop, fate, ...(scope === 'shop' ? {} : { agent }) };
  if (row.day === null) {
    const told = openDays(forecaster, of).map((day) => expectFinal(forecaster, { ...of, day }));
    return told.includes(null) ? null : addUp(row, definition, told as readonly ExpectedFinal[]);
  }
  const day = parseDay(row.day);
  const told = day === null ? null : expectFinal(forecaster, { ...of, day });
  if (told === null) return null;
  const times = definition.aggregate === 'sum' ? told.inquiries : 1;
  return {
    expected: told.expected * times,
    low: told.low * times,
    high: told.high * times,
    error: told.pastError === null ? null : told.pastError * times,
  };
}

/** The row with what its open days still gain or lose. Errors of days are taken as independent. */
function addUp(
  { numerator, denominator }: Row,
  { aggregate }: MetricDefinition,
  days: readonly ExpectedFinal[],
): ExpectedRow | null {
  const base = aggregate === 'sum' ? 1 : denominator;
  if (numerator === null || base === null || base === 0 || days.length === 0) return null;
  let gain = 0;
  let squares = 0;
  let error: number | null = 0;
  for (const { expected, observed, low, high, inquiries, pastError } of days) {
    gain += (expected - observed) * inquiries;
    squares += (((high - low) / 2) * inquiries) ** 2;
    error = error === null || pastError === null ? null : error + pastError * inquiries;
  }
  const expected = (numerator + gain) / base;
  const half = Math.sqrt(squares) / base;
  return {
    expected,
    low: Math.max(0, expected - half),
    high: aggregate === 'sum' ? expected + half : Math.min(1, expected + half),
    error: error === null ? null : error / base,
  };
}
