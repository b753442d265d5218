// Q6 Q7 Inspection through HTTP: its numbers are those of the findings, its cases are cases of the rule.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSmallShop } from '../../testing/small-shop.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import type { CaseShape, InspectionShape } from './contract.ts';

let t: TestApp;
let shop = '';
let days = '';

beforeAll(async () => {
  t = await openTestApp({ template: { name: 'small-shop', fill: loadSmallShop } });
  const [row] = await t.db.query<{ shop_id: string }>('select shop_id from shop');
  shop = row!.shop_id;
  days = `shop=${encodeURIComponent(shop)}&from=2026-05-18&to=2026-06-10`;
}, 120_000);
afterAll(() => t.close());

async function inspect(query = ''): Promise<InspectionShape> {
  const response = await t.request(`/api/inspection?${days}${query}`);
  expect(response.status).toBe(200);
  return (await response.json()) as InspectionShape;
}

describe('inspection', () => {
  test('Q1 hits by rule, by agent and by day are the findings counted', async () => {
    const data = await inspect();
    const rows = await t.db.query<{ rule: string; agent: string | null; n: number }>(
      'select rule, agent, count(*)::int as n from finding where not shadow group by rule, agent',
    );
    for (const { rule, now, byAgent, trend } of data.rules) {
      const own = rows.filter((row) => row.rule === rule);
      expect(now.hit, rule).toBe(own.reduce((sum, { n }) => sum + n, 0));
      expect(trend.reduce((sum, { hit }) => sum + hit, 0)).toBe(now.hit);
      data.agents.forEach(({ id }, at) => {
        expect(byAgent[at]!.hit).toBe(own.find(({ agent }) => agent === id)?.n ?? 0);
      });
    }
  });

  test('Q6 an archetype’s hits are the conversations its link leads to', async () => {
    const data = await inspect();
    const { types, agents } = data.archetypes;
    let checked = 0;
    for (const { agent, cells } of agents.slice(0, 3)) {
      for (const [at, type] of types.entries()) {
        const query = `archetype=${encodeURIComponent(type)}&agent=${encodeURIComponent(agent ?? '')}`;
        const response = await t.request(`/api/conversations/count?${query}`);
        expect(await response.json()).toEqual({ count: cells[at]!.hits, is: 'exact' });
        checked += cells[at]!.hits;
      }
    }
    expect(checked).toBeGreaterThan(0);
  });

  test('Q7 bad cases carry the finding, good ones no fault at all', async () => {
    const data = await inspect();
    const [worst] = data.rules
      .filter(({ kind, dimension }) => kind === 'fault' && dimension === 'skill')
      .sort((a, b) => b.now.hit - a.now.hit);
    const response = await t.request(`/api/inspection/cases?${days}&rule=${worst!.rule}`);
    const cases = (await response.json()) as { bad: CaseShape[]; good: CaseShape[] };
    expect(cases.bad.length).toBeGreaterThan(0);
    expect(cases.good.length).toBeGreaterThan(0);
    for (const { item } of cases.bad) {
      const count = await t.request(
        `/api/conversations/${encodeURIComponent(shop)}/${item.ref}/rules/${worst!.rule}`,
      );
      const { verdicts } = (await count.json()) as { verdicts: { result: string }[] };
      expect(verdicts.some(({ result }) => result === 'hit')).toBe(true);
    }
    for (const { item } of cases.good) expect(item.faults).toBe(0);
  });

  test('G3 an agent’s inspection is of their own work alone', async () => {
    const [person] = (await inspect()).agents;
    const own = await t.signInAs('agent', undefined, person!.id);
    const data = (await (await own(`/api/inspection?${days}`)).json()) as InspectionShape;
    expect(data.agents.map(({ id }) => id)).toEqual([person!.id]);
    const elsewhere = await t.signInAs('manager', { shops: ['x'], groups: 'all', self: false });
    expect((await elsewhere(`/api/inspection?${days}`)).status).toBe(404);
  });
});
