// The case mix stays within its bound, and is the same however threads are shared among workers.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simulateCases } from '../../testing/simulated-cases.ts';
import { addCase, type CaseMix, countDay, mergeCaseMixes, newCaseMix } from './case-mix.ts';
import type { CaseRow } from './case-row.ts';
import { settleCases } from './settle-cases.ts';

const TEAM = { agents: 3, inquiries: 400, spread: 0.3, bias: 0, effects: 1 };
const { rows } = simulateCases(TEAM, 7);
const MAX = 60;

function gather(list: readonly CaseRow[]): CaseMix {
  const mix = newCaseMix();
  for (const row of list) {
    addCase(mix, { ...row, promotion: false }, MAX);
    countDay(mix, row.shop, row.day);
  }
  return mix;
}

describe('M4 case mix', () => {
  test('keeps whole buyers by hash, never more than its bound, whatever the workers', () => {
    const alone = gather(rows);
    expect(alone.rows.length).toBeLessThanOrEqual(MAX);
    expect(alone.rows.length).toBeGreaterThan(MAX / 4);
    expect(alone.oneIn).toBeGreaterThan(1);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 }), { minLength: 400, maxLength: 400 }), (worker) => {
        const parts = [0, 1, 2].map((w) => gather(rows.filter((_, i) => worker[i] === w)));
        const merged = parts.reduce((into, from) => mergeCaseMixes(into, from, MAX));
        expect(merged.oneIn).toBe(alone.oneIn);
        expect(settleCases(merged)).toEqual(settleCases(alone));
        expect(merged.days.get('试店')).toEqual(new Map(alone.days.get('试店')));
      }),
      { numRuns: 20 },
    );
  });

  test('days that draw far more than usual are promotions', () => {
    const mix = newCaseMix();
    for (const row of rows) addCase(mix, { ...row, promotion: false });
    for (let day = 20_000; day < 20_030; day++)
      countDay(mix, '试店', day, day === 20_012 ? 90 : 40);
    const promotions = new Set(settleCases(mix).flatMap((row) => (row.promotion ? [row.day] : [])));
    expect([...promotions]).toEqual([20_012]);
  });
});
