// The expected final value of a provisional row, in the row's own unit: for reports, stored rows and pages.

import { parseDay } from './days.ts';
import type { MetricDefinition } from './definition.ts';
import { expectFinal, type Forecaster } from './expect-final.ts';
import { fateOf } from './inquiry-fates.ts';
import type { MetricRow } from './roll-up.ts';

/** In the value's unit. */
export interface ExpectedRow {
  readonly expected: number;
  /** 95 of 100 such figures end in here. */
  readonly low: number;
  readonly high: number;
  /** Mean absolute error of the same forecast on closed days at this age; null: too few days. */
  readonly error: number | null;
}

/**
 * What a provisional row of one day, of an agent or of the shop, is expected to end at. null: the row is
 * final, is of several days or a group, the metric waits for nothing that can be foreseen (inquiry-fates.ts),
 * or there is too little to learn from.
 */
export function expectRow(
  forecaster: Forecaster,
  row: Pick<MetricRow, 'state' | 'scope' | 'shop' | 'agent' | 'day'>,
  definition: MetricDefinition,
): ExpectedRow | null {
  const { state, scope, shop, agent } = row;
  if (state !== 'provisional' || scope === 'group') return null;
  const fate = fateOf(definition);
  const day = row.day === null ? null : parseDay(row.day);
  if (fate === null || day === null) return null;
  const whose = scope === 'shop' ? {} : { agent };
  const told = expectFinal(forecaster, { shop, fate, day, ...whose });
  if (told === null) return null;
  const of = definition.aggregate === 'sum' ? told.inquiries : 1;
  return {
    expected: told.expected * of,
    low: told.low * of,
    high: told.high * of,
    error: told.pastError === null ? null : told.pastError * of,
  };
}
