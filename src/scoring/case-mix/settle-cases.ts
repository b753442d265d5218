// Case rows with what only the whole period can tell: which days were promotions.
import { dayText } from '../../lib/zone.ts';
import type { CaseMix } from './case-mix.ts';
import type { CaseRow } from './case-row.ts';
import { crowdedDays } from './crowded-days.ts';

/** Rows in an order that does not depend on the order of threads. */
export function settleCases({ rows, days }: CaseMix): readonly CaseRow[] {
  const crowded = new Map([...days].map(([shop, counts]) => [shop, crowdedDays(counts)]));
  const key = ({ shop, buyer, day, agent }: CaseRow): string =>
    `${dayText(day)}|${shop}|${String(buyer).padStart(10, '0')}|${agent}`;
  return rows
    .map((row) => ({ row, key: key(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => (crowded.get(row.shop)?.has(row.day) ? { ...row, promotion: true } : row));
}
