// Q6 Q7 G4 Inspection through HTTP: its numbers are those of the findings, its cases are cases of the rule; findings as a list.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSmallShop } from '../../testing/small-shop.ts';
import { type AppRequest, openTestApp, type TestApp } from '../../testing/test-app.ts';
import type { CaseShape, FindingItem, InspectionShape } from './contract.ts';

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

/** All pages of a list of findings. */
async function findings(query: string, limit = 200, request: AppRequest = t.request) {
  const items: FindingItem[] = [];
  for (let cursor = ''; ; ) {
    const response = await request(`/api/findings?${query}&limit=${limit}${cursor}`);
    expect(response.status, query).toBe(200);
    const page = (await response.json()) as { items: FindingItem[]; next: string | null };
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = `&cursor=${page.next}`;
  }
}

const count = async (where: string): Promise<number> =>
  (await t.db.query<{ n: number }>(`select count(*)::int as n from finding f where ${where}`))[0]!
    .n;

describe('findings', () => {
  test('G4 pages of any length make the same list, newest first, each finding once', async () => {
    // Some without a day, some without an instant: they have their place too.
    await t.db.exec(`update finding set day = null, at = null where n = 0 and rule like 's%'`);
    const all = await findings('');
    expect(all).toHaveLength(await count('not shadow'));
    expect(new Set(all.map(({ ref, n }) => `${ref} ${n}`)).size).toBe(all.length);
    const days = all.map(({ day }) => day ?? '0');
    expect(days).toEqual([...days].sort().reverse());
    expect(days.at(-1)).toBe('0');
    for (const limit of [7, 50]) expect(await findings('', limit)).toEqual(all);
  });

  test('G4 each filter gives what the rows say', async () => {
    const [one] = (await findings('')).filter(({ agent, quote }) => agent !== null && quote !== '');
    const { agent, rule, dimension, day, quote } = one!;
    const group =
      "exists (select 1 from agent g where g.agent = f.agent and g.group_name = '早班')";
    const phase = `exists (select 1 from conversation c where c.conversation_id = f.conversation_id
      and c.buyer = f.buyer and c.phase = 'presale')`;
    const cases: readonly (readonly [string, string])[] = [
      [`shop=${encodeURIComponent(shop)}`, 'not shadow'],
      ['shop=none', 'false'],
      [`agent=${encodeURIComponent(agent!.id)}`, `not shadow and agent = '${agent!.id}'`],
      [`group=${encodeURIComponent('早班')}`, `not shadow and ${group}`],
      [`rule=${rule}`, `rule = '${rule}'`],
      [`rule=${rule}&version=99`, 'false'],
      [`dimension=${dimension}`, `not shadow and dimension = '${dimension}'`],
      ['severity=major', 'not shadow and severity >= 3'],
      ['kind=merit', "not shadow and kind = 'merit'"],
      ['phase=presale', `not shadow and ${phase}`],
      [`archetype=${encodeURIComponent('不予理睬型')}`, "not shadow and archetype = '不予理睬型'"],
      [`from=${day}&to=${day}`, `not shadow and day = '${day}'::date - '1970-01-01'::date`],
      [
        `q=${encodeURIComponent(quote.slice(0, 4))}`,
        `not shadow and strpos(quote, '${quote.slice(0, 4).replaceAll("'", "''")}') > 0`,
      ],
    ];
    for (const [query, where] of cases) {
      const found = await findings(query);
      expect([query, found.length]).toEqual([query, await count(where)]);
    }
  });

  test('G3 findings are shown within scope, and personal data by role', async () => {
    const [one] = (await findings('')).filter(({ agent }) => agent !== null);
    const agent = one!.agent!.id;
    const own = await t.signInAs('agent', undefined, agent);
    const seen = await findings('', 200, own);
    expect(seen.length).toBe(await count(`not shadow and agent = '${agent}'`));
    expect(new Set(seen.map((row) => row.agent!.id))).toEqual(new Set([agent]));
    const elsewhere = await t.signInAs('manager', { shops: ['x'], groups: 'all', self: false });
    expect(await findings('', 200, elsewhere)).toEqual([]);
    const inspector = await findings('', 200, await t.signInAs('inspector'));
    expect(inspector.every(({ buyer }) => buyer.includes('***'))).toBe(true);
    const next = await (await t.request('/api/findings?limit=1')).json();
    const { next: cursor, items } = next as { next: string; items: FindingItem[] };
    expect(Buffer.from(cursor, 'base64url').toString('utf8')).not.toContain(items[0]!.buyer);
    expect((await t.request('/api/findings?cursor=zzz')).status).toBe(400);
  });
});
