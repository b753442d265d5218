// Who is compared at all: not after-sale staff, nor who seems to be such while the roster is silent.
import { expect, test } from 'vitest';
import type { CaseMix } from '../case-mix/case-mix.ts';
import type { CaseRow } from '../case-mix/case-row.ts';
import { compareCases } from './compare-cases.ts';

const INQUIRIES = 60;

/** `oneIn` of the inquiries of an agent bought; 0: none. */
function casesOf(agent: string, oneIn: number): CaseRow[] {
  return Array.from({ length: INQUIRIES }, (_, i): CaseRow => {
    const paid = oneIn > 0 && i % oneIn === 0;
    return {
      ...{ shop: '小店', buyer: i, agent, day: 20_000 + (i % 12), hour: 9 + (i % 10) },
      ...{ priceFen: 9_900, category: null, intent: 'spec', history: 'new' },
      ...{ difficulty: 'none', promotion: false, paid, salesFen: paid ? 9_900 : 0 },
    } as CaseRow;
  });
}

const mix = {
  rows: [...casesOf('甲', 3), ...casesOf('乙', 4), ...casesOf('丙', 0)],
  days: new Map(),
  oneIn: 1,
} as unknown as CaseMix;
const rostered = (role: 'presale' | null) =>
  new Map([['丙', { id: '丙', name: '丙', group: null, role, hiredAt: null }]]);

test('M4 who sold nothing is compared only where the roster says that they sell', () => {
  expect(compareCases(mix, { agents: new Map() })?.notCompared).toEqual(['丙']);
  expect(compareCases(mix, { agents: rostered(null) })?.notCompared).toEqual(['丙']);
  expect(compareCases(mix, { agents: rostered('presale') })?.notCompared).toEqual([]);
});
