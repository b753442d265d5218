// Whom the average seller is made of: nobody who seems to be after-sale staff pulls it down.
import { expect, test } from 'vitest';
import type { Agent } from '../../domain/setup.ts';
import type { MetricRow } from '../../measures/roll-up.ts';
import { assembleTeam, compareSeller } from './compare-sellers.ts';

function rowsOf(inquiries: number, paid: number): readonly MetricRow[] {
  const row = (metric: string, numerator: number, denominator: number) =>
    ({ metric, numerator, denominator, state: 'final' }) as MetricRow;
  return [row('conversion', paid, inquiries), row('order-value', paid * 10_000, paid)];
}

const rows = new Map([
  ['甲', rowsOf(100, 30)],
  ['乙', rowsOf(80, 0)],
]);
const funnels = {
  agents: new Map([
    ['甲', { inquiries: 100, ordered: 35, paid: 30 }],
    ['乙', { inquiries: 80, ordered: 0, paid: 0 }],
  ]),
};
const agents = (role: Agent['role']) => ({
  agents: new Map([['乙', { id: '乙', name: '乙', group: null, role, hiredAt: null }]]),
});

test.each([
  [null, ['甲'], 100],
  ['presale', ['甲', '乙'], 90],
  ['aftersale', ['甲'], 100],
] as const)('P5 role %s: %j sell, %i inquirers on average', (role, sellers, inquirers) => {
  const team = assembleTeam(rows, funnels, agents(role));
  expect([...team.sellers.keys()]).toEqual(sellers);
  expect(team.average?.inquirers).toBe(inquirers);
  expect(compareSeller(team, funnels, '乙') === null).toBe(role !== 'presale');
});
