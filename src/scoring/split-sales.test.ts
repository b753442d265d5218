// The sales gap splits into its three factors to the fen, for any two agents, with nothing sold too.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MetricRow } from '../measures/roll-up.ts';
import { identityOf, type SalesIdentity, salesIdentity, teamAverage } from './identity.ts';
import { splitSales } from './split-sales.ts';

const randomIdentity: fc.Arbitrary<SalesIdentity> = fc
  .tuple(fc.nat(5000), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(1_000_000))
  .map(([inquirers, share, valueFen]) => {
    const payers = Math.floor(inquirers * share);
    return salesIdentity(inquirers, payers, payers * valueFen);
  });

describe('P1', () => {
  test('the parts are whole fen and sum to the gap exactly', () => {
    fc.assert(
      fc.property(randomIdentity, randomIdentity, (from, to) => {
        const split = splitSales(from, to);
        const { inquirersFen, conversionFen, orderValueFen } = split;
        for (const part of [inquirersFen, conversionFen, orderValueFen]) {
          expect(Number.isInteger(part)).toBe(true);
        }
        expect(inquirersFen + conversionFen + orderValueFen).toBe(to.salesFen - from.salesFen);
        expect(split.gapFen).toBe(to.salesFen - from.salesFen);
      }),
    );
  });

  test('the same against the average of any team', () => {
    fc.assert(
      fc.property(randomIdentity, fc.array(randomIdentity, { minLength: 1 }), (agent, team) => {
        const split = splitSales(teamAverage(team)!, agent);
        const { inquirersFen, conversionFen, orderValueFen, gapFen } = split;
        expect(inquirersFen + conversionFen + orderValueFen).toBe(gapFen);
      }),
    );
  });

  test('an agent with half the conversion loses by conversion', () => {
    const team = salesIdentity(100, 40, 400_000);
    const split = splitSales(team, salesIdentity(100, 20, 200_000));
    expect(split).toMatchObject({
      gapFen: -200_000,
      inquirersFen: 0,
      conversionFen: -200_000,
      orderValueFen: 0,
      weakest: 'conversion',
    });
    expect(split.ratios?.conversion).toBeCloseTo(0.5, 12);
  });

  test('who sold nothing to someone lacks conversion; who had nobody lacks inquirers', () => {
    const team = salesIdentity(100, 40, 400_000);
    expect(splitSales(team, salesIdentity(80, 0, 0))).toMatchObject({
      conversionFen: -400_000,
      ratios: null,
      weakest: 'conversion',
    });
    expect(splitSales(team, salesIdentity(0, 0, 0))).toMatchObject({ inquirersFen: -400_000 });
    expect(splitSales(team, team).weakest).toBeNull();
  });

  test('sales without payers are refused', () => {
    expect(() => salesIdentity(3, 0, 100)).toThrow(/without payers/);
  });
});

function row(metric: string, numerator: number | null, denominator: number | null): MetricRow {
  return {
    metric,
    version: 1,
    family: 'common',
    shop: '甲店',
    scope: 'agent',
    agent: 'A',
    group: null,
    day: null,
    value: null,
    unit: 'ratio',
    numerator,
    denominator,
    units: 1,
    state: 'final',
    reason: null,
  };
}

test('P1 the identity is read from two rows; without order data there is none', () => {
  expect(identityOf([row('conversion', 3, 10), row('order-value', 6000, 3)])).toEqual(
    salesIdentity(10, 3, 6000),
  );
  expect(identityOf([row('conversion', null, null), row('order-value', null, null)])).toBeNull();
  expect(identityOf([])).toBeNull();
  expect(teamAverage([])).toBeNull();
});
