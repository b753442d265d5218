// L4 Recovery through HTTP: whom to call back, in whose scope, at which value, with fitting words.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EVERYTHING } from '../../http/scope.ts';
import { loadSmallShop } from '../../testing/small-shop.ts';
import { type AppRequest, openTestApp, type TestApp } from '../../testing/test-app.ts';
import type { RecoveryItem } from './contract.ts';
import { RECOVERY_KINDS } from './recovery-words.ts';

let t: TestApp;
const DAYS = 'from=2026-05-18&to=2026-06-10';

beforeAll(async () => {
  t = await openTestApp({ template: { name: 'small-shop', fill: loadSmallShop } });
}, 120_000);
afterAll(() => t.close());

interface Page {
  from: string | null;
  to: string | null;
  items: RecoveryItem[];
  next: string | null;
}

async function everything(query: string, limit = 200, request: AppRequest = t.request) {
  const items: RecoveryItem[] = [];
  let cursor = '';
  do {
    const response = await request(`/api/recovery?${query}&limit=${limit}${cursor}`);
    const text = await response.text();
    expect(response.status, text).toBe(200);
    const page = JSON.parse(text) as Page;
    items.push(...page.items);
    cursor = page.next === null ? '' : `&cursor=${page.next}`;
  } while (cursor !== '');
  return items;
}

describe('recovery', () => {
  test('L4 lost inquiries are those nobody bought after; each kind adds up to its sum', async () => {
    const [lost] = await t.db.query<{ n: number }>(
      'select count(*)::int as n from inquiry where not ordered and not bought_since',
    );
    expect(await everything(`kind=lost&${DAYS}`)).toHaveLength(lost!.n);
    const kinds: object[] = [];
    for (const kind of RECOVERY_KINDS) {
      const items = await everything(`kind=${kind}&${DAYS}`);
      const sums = (await (await t.request(`/api/recovery/sums?kind=${kind}&${DAYS}`)).json()) as {
        kinds: Record<string, { count: number }>;
        reasons: { reason: string; count: number }[];
      };
      expect(sums.kinds[kind]!.count).toBe(items.length);
      kinds.push(sums.kinds);
      for (const { reason, count } of sums.reasons) {
        expect(items.filter((item) => item.reason === reason)).toHaveLength(count);
      }
    }
    expect(kinds).toEqual(RECOVERY_KINDS.map(() => kinds[0]));
  });

  test('L4 every row says where its value comes from and what to write, about its product', async () => {
    const items = await everything(`kind=lost&${DAYS}`);
    for (const { valueFen, valueBasis, script, product } of items) {
      expect(['price', 'average', 'none']).toContain(valueBasis);
      expect(valueFen === null).toBe(valueBasis === 'none');
      expect(script.zh).not.toContain('{');
      if (product !== null) expect(script.zh).toContain(product.slice(0, 12));
    }
  });

  test('pages put together are the whole list, the highest known value first', async () => {
    const whole = await everything(`kind=lost&${DAYS}`);
    const paged = await everything(`kind=lost&${DAYS}`, 9);
    expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
    const known = whole.filter(({ valueBasis }) => valueBasis === 'price');
    const values = known.map(({ valueFen }) => valueFen!);
    expect(values).toEqual([...values].sort((a, b) => b - a));
  });

  test('L4 a page goes on after a row that is gone, with all of its value and instant', async () => {
    const whole = await everything(`kind=lost&${DAYS}`);
    const at = whole.findIndex(({ valueBasis }) => valueBasis === 'price') + 5;
    const { valueFen, at: instant } = whole[at]!;
    const gone = Buffer.from(JSON.stringify([valueFen, instant, 'gone'])).toString('base64url');
    const response = await t.request(`/api/recovery?kind=lost&${DAYS}&limit=9&cursor=${gone}`);
    const { items } = (await response.json()) as Page;
    const first = whole.findIndex((item) => item.valueFen === valueFen && item.at === instant);
    expect(items.map(({ id }) => id)).toEqual(whole.slice(first, first + 9).map(({ id }) => id));
  });

  test('without days it is the last day with data', async () => {
    const page = (await (await t.request('/api/recovery')).json()) as Page;
    expect(page.from).toMatch(/^2026-/);
    expect(page.from).toBe(page.to);
  });

  test('G3 an agent sees their own, an inspector no nick, a viewer nothing', async () => {
    const whole = await everything(`kind=lost&${DAYS}`);
    const id = whole.find(({ agent }) => agent !== null)!.agent!.id;
    const own = await t.signInAs('agent', EVERYTHING, id);
    const mine = await everything(`kind=lost&${DAYS}`, 200, own);
    expect(mine.map((item) => item.id)).toEqual(
      whole.filter(({ agent }) => agent?.id === id).map((item) => item.id),
    );
    const inspector = await t.signInAs('inspector');
    const masked = await everything(`kind=lost&${DAYS}`, 200, inspector);
    expect(masked.every(({ buyer }) => buyer.includes('***'))).toBe(true);
    const viewer = await t.signInAs('viewer');
    expect((await viewer('/api/recovery')).status).toBe(403);
  });

  test('the export has a row for each', async () => {
    const whole = await everything(`kind=lost&${DAYS}`);
    const csv = await (await t.request(`/api/recovery/export?format=csv&kind=lost&${DAYS}`)).text();
    expect(csv.trim().split('\r\n')).toHaveLength(whole.length + 1);
  });
});
