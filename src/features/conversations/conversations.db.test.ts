// G4 Lists of conversations through HTTP on a real database: paging, search, scope, masks, pages, views, exports.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EVERYTHING } from '../../http/scope.ts';
import { Clock } from '../../lib/clock.ts';
import { fold } from '../../lib/text-folding.ts';
import { loadSmallShop } from '../../testing/small-shop.ts';
import { type AppRequest, openTestApp, type TestApp } from '../../testing/test-app.ts';
import { assembleThread } from '../../threads/assemble-thread.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';
import type { ConversationItem, ConversationPageShape, Total } from './contract.ts';
import { SORT_NAMES } from './sort-names.ts';
import { refOf } from './store.ts';
import { loadStoredThreads } from './stored-threads.ts';

let t: TestApp;
let shop = '';
/** Of every conversation, by ref: what people wrote, folded. */
const texts = new Map<string, string[]>();

beforeAll(async () => {
  t = await openTestApp({ template: { name: 'small-shop', fill: loadSmallShop } });
  const rows = await t.db.query<{ shop_id: string; buyer: string }>(
    'select shop_id, buyer from thread',
  );
  shop = rows[0]!.shop_id;
  const { setup } = await loadShopSetup(t.db, shop);
  const threads = await loadStoredThreads(
    t.db,
    shop,
    rows.map(({ buyer }) => buyer),
  );
  for (const [buyer, { thread, asOf }] of threads) {
    for (const { id, lines } of assembleThread(thread, setup, new Clock(asOf)).conversations) {
      const human = lines.filter(({ auto, message }) => !auto && message.by !== 'system');
      texts.set(
        refOf({ conversation_id: id, buyer }),
        human.map(({ message }) => message.text),
      );
    }
  }
}, 120_000);
afterAll(() => t.close());

async function answer<T>(path: string, request: AppRequest = t.request): Promise<T> {
  const response = await request(path);
  expect(response.status, `${path} ${response.status === 200 ? '' : await response.text()}`).toBe(
    200,
  );
  return (await response.json()) as T;
}

async function everything(query: string, limit: number, request = t.request) {
  const items: ConversationItem[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: ConversationItem[]; next: string | null } = await answer(
      `/api/conversations?${query}&limit=${limit}${cursor === null ? '' : `&cursor=${cursor}`}`,
      request,
    );
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
}

const refs = (items: readonly ConversationItem[]) => items.map(({ ref }) => ref);

describe('lists', () => {
  test('G4 pages put together are the whole list, nothing twice, by any sort and any page size', async () => {
    for (const sort of SORT_NAMES) {
      const whole = await everything(`sort=${sort}`, 200);
      expect(new Set(refs(whole)).size).toBe(whole.length);
      expect(new Set(refs(whole))).toEqual(new Set(texts.keys()));
      expect(refs(await everything(`sort=${sort}`, 7))).toEqual(refs(whole));
      const [first] = await everything(
        `sort=${sort}&from=2026-05-20&to=2026-05-22&shop=${shop}`,
        3,
      );
      expect(first).toBeDefined();
    }
  });

  test('sorts put first what they promise', async () => {
    const lowest = (await everything('sort=score', 200)).map(({ score }) => score ?? 1000);
    expect(lowest).toEqual([...lowest].sort((a, b) => a - b));
    const longest = (await everything('sort=wait', 200)).map(({ maxWaitMs }) => maxWaitMs ?? -1);
    expect(longest).toEqual([...longest].sort((a, b) => b - a));
  });

  const FILTERS: readonly [string, (item: ConversationItem) => boolean][] = [
    ['phase=presale', ({ phase }) => phase === 'presale'],
    ['order=paid', ({ orderResult }) => orderResult === 'paid'],
    ['leftOut=no', ({ leftOut }) => leftOut === null],
    ['unanswered=1', ({ unanswered }) => unanswered > 0],
    ['severity=major', ({ worstSeverity }) => worstSeverity >= 3],
    ['firstOver=60', ({ firstResponseMs }) => (firstResponseMs ?? 0) > 60_000],
    ['scoreMax=80', ({ score }) => score !== null && score <= 80],
    ['scoreMin=95', ({ score }) => score !== null && score >= 95],
  ];
  test.each(FILTERS)('filter %s leaves exactly what it says', async (query, holds) => {
    const all = await everything('sort=newest', 200);
    const kept = await everything(query, 50);
    expect(new Set(refs(kept))).toEqual(new Set(refs(all.filter(holds))));
    expect(kept.length).toBeGreaterThan(0);
    const total = await answer<Total>(`/api/conversations/count?${query}`);
    expect(total).toEqual({ count: kept.length, is: 'exact' });
  });

  test('Q1 the conversations of a rule and agent are those with such a finding', async () => {
    const [most] = await t.db.query<{ rule: string; agent: string; n: number }>(
      `select rule, agent, count(distinct (conversation_id, buyer))::int as n from finding
       where agent is not null group by rule, agent order by n desc limit 1`,
    );
    const { rule, agent, n } = most!;
    const query = `rule=${rule}&agent=${encodeURIComponent(agent)}`;
    expect(await everything(query, 20)).toHaveLength(n);
  });
});

describe('search', () => {
  const holds = (ref: string, q: string): boolean => {
    const folded = (texts.get(ref) ?? []).map((text) => fold(text).text);
    return q
      .split(/\s+/)
      .map((part) => fold(part).text)
      .every((part) => folded.some((text) => text.includes(part)));
  };

  test('G4 full text: every conversation that holds the words is found, and none else', async () => {
    const all = [...texts.values()].flat().filter((text) => text.length > 3);
    const words = fc
      .tuple(fc.integer({ min: 0, max: all.length - 1 }), fc.nat(), fc.integer({ min: 2, max: 8 }))
      .map(([at, from, length]) => {
        const start = from % (all[at]!.length - 1);
        return all[at]!.slice(start, start + length).trim();
      })
      .filter((q) => /[\p{L}\p{N}]{2}/u.test(q));
    await fc.assert(
      fc.asyncProperty(words, async (q) => {
        const found = await everything(`q=${encodeURIComponent(q)}`, 200);
        const expected = [...texts.keys()].filter((ref) => holds(ref, q));
        expect(new Set(refs(found))).toEqual(new Set(expected));
        for (const { match } of found) expect(match).not.toBeNull();
      }),
      { numRuns: 25, seed: 5 },
    );
  });

  test('pages of a search put together are the whole search', async () => {
    const whole = await everything(`q=${encodeURIComponent('发货')}&sort=wait`, 200);
    expect(whole.length).toBeGreaterThan(3);
    expect(refs(await everything(`q=${encodeURIComponent('发货')}&sort=wait`, 2))).toEqual(
      refs(whole),
    );
    const total = await answer<Total>(`/api/conversations/count?q=${encodeURIComponent('发货')}`);
    expect(total).toEqual({ count: whole.length, is: 'exact' });
  });

  test('one character cannot be looked for, and the refusal says what to do', async () => {
    const response = await t.request(`/api/conversations?q=${encodeURIComponent('退')}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'search-too-short' } });
  });
});

describe('scope and masks', () => {
  test('G3 an agent sees what they took part in, a leader their group, another shop nobody', async () => {
    const rows = await t.db.query<{ conversation_id: string; buyer: string; agents: string[] }>(
      'select conversation_id, buyer, agents from conversation',
    );
    const [person] = await t.db.query<{ agent: string; group_name: string }>(
      `select agent, group_name from agent where group_name is not null and
       exists (select 1 from conversation c where agent.agent = any(c.agents)) limit 1`,
    );
    const { agent, group_name } = person!;
    const mine = await t.signInAs('agent', EVERYTHING, agent);
    const own = rows.filter(({ agents }) => agents.includes(agent)).map(refOf);
    expect(new Set(refs(await everything('', 50, mine)))).toEqual(new Set(own));
    const other = rows.find(({ agents }) => !agents.includes(agent))!;
    const page = `/api/conversations/${encodeURIComponent(shop)}`;
    expect((await mine(`${page}/${refOf(other)}`)).status).toBe(404);
    expect((await mine(`${page}/${encodeURIComponent(other.conversation_id)}`)).status).toBe(404);
    const leader = await t.signInAs('leader', { ...EVERYTHING, groups: [group_name] });
    const team = await t.db.query<{ agent: string }>(
      'select agent from agent where group_name = $1',
      [group_name],
    );
    const inTeam = rows.filter(({ agents }) => team.some((one) => agents.includes(one.agent)));
    expect(new Set(refs(await everything('', 50, leader)))).toEqual(new Set(inTeam.map(refOf)));
    const elsewhere = await t.signInAs('manager', { ...EVERYTHING, shops: ['elsewhere'] });
    expect(await everything('', 50, elsewhere)).toEqual([]);
    expect((await elsewhere(`${page}/${refOf(other)}`)).status).toBe(404);
  });

  test('G3 an inspector reads no nick, neither in the list nor in its cursor nor on the page', async () => {
    const inspector = await t.signInAs('inspector');
    const response = await inspector('/api/conversations?limit=5');
    const text = await response.text();
    const page = JSON.parse(text) as { items: ConversationItem[]; next: string };
    const cursor = Buffer.from(page.next, 'base64url').toString('utf8');
    const rows = await t.db.query<{ buyer: string; conversation_id: string }>(
      'select buyer, conversation_id from conversation',
    );
    const buyers = rows.filter((row) => page.items.some(({ ref }) => ref === refOf(row)));
    const one = await inspector(
      `/api/conversations/${encodeURIComponent(shop)}/${page.items[0]!.ref}`,
    );
    const shown = await one.text();
    for (const { buyer } of buyers) {
      expect(text).not.toContain(buyer);
      expect(cursor).not.toContain(buyer);
      expect(shown).not.toContain(`"${buyer}"`);
    }
  });
});

describe('pages', () => {
  test('M1 the page says what the stored row says: findings, score, waits', async () => {
    const [item] = await everything('sort=faults', 1);
    const path = `/api/conversations/${encodeURIComponent(shop)}/${item!.ref}`;
    const page = await answer<ConversationPageShape>(path);
    expect(page.item).toEqual(item);
    expect(page.outdated).toBe(false);
    const hits = page.verdicts.filter(({ result, kind, shadow }) => {
      return result === 'hit' && kind === 'fault' && !shadow;
    });
    expect(hits).toHaveLength(item!.faults);
    const main = page.scores.find(({ agent }) => agent.id === item!.agent?.id);
    expect(main?.total).toBeCloseTo(item!.score ?? -1, 2);
    for (const { evidence } of hits) {
      for (const { messageId } of evidence) {
        if (messageId !== null) expect(page.lines.some(({ id }) => id === messageId)).toBe(true);
      }
    }
    const explained = await answer<{ verdicts: { result: string; trace: unknown[] }[] }>(
      `${path}/rules/${hits[0]!.rule}`,
    );
    expect(explained.verdicts.some(({ result }) => result === 'hit')).toBe(true);
    expect(explained.verdicts[0]!.trace.length).toBeGreaterThan(0);
  });

  test('next and previous walk the list both ways', async () => {
    const query = 'sort=wait&leftOut=no';
    const walk = (await everything(query, 100)).slice(0, 6);
    for (const [i, { ref }] of walk.entries()) {
      const beside = await answer<{ previous: { ref: string } | null; next: { ref: string } }>(
        `/api/conversations/${encodeURIComponent(shop)}/${ref}/neighbours?${query}`,
      );
      expect(beside.previous?.ref).toBe(walk[i - 1]?.ref);
      if (walk[i + 1] !== undefined) expect(beside.next.ref).toBe(walk[i + 1]!.ref);
    }
  });
});

describe('views and exports', () => {
  const json = (body: unknown, method = 'POST'): RequestInit => ({
    method,
    body: JSON.stringify(body),
  });

  test('G3 a view is one’s own; shared ones are read by all and changed by nobody else', async () => {
    const colleague = await t.signInAs('inspector');
    const names = async (request: AppRequest) =>
      (await answer<{ items: { name: string }[] }>('/api/conversation-views', request)).items.map(
        ({ name }) => name,
      );
    const wish = { name: '今天最差', filters: { sort: 'score' }, shared: false };
    const added = await t.request('/api/conversation-views', json(wish));
    const { id } = (await added.json()) as { id: string };
    expect(await names(t.request)).toContain(wish.name);
    expect(await names(colleague)).not.toContain(wish.name);
    const path = `/api/conversation-views/${id}`;
    await t.request(path, json({ ...wish, shared: true }, 'PUT'));
    expect(await names(colleague)).toContain(wish.name);
    expect((await colleague(path, { method: 'DELETE' })).status).toBe(404);
    expect((await t.request(path, { method: 'DELETE' })).status).toBe(200);
    expect(await names(colleague)).not.toContain(wish.name);
  });

  test('G4 an export has a row for each conversation of the list, in its order', async () => {
    const listed = await everything('sort=score&phase=presale', 100);
    const csv = await (
      await t.request('/api/conversations/export?format=csv&sort=score&phase=presale')
    ).text();
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(listed.length + 1);
    expect(lines.slice(1).map((line) => line.slice(0, 32))).toEqual(refs(listed));
    const xlsx = await t.request('/api/conversations/export?format=xlsx&phase=presale');
    const bytes = new Uint8Array(await xlsx.arrayBuffer());
    expect(String.fromCharCode(...bytes.subarray(0, 2))).toBe('PK');
    const trainer = await t.signInAs('trainer');
    expect((await trainer('/api/conversations/export')).status).toBe(403);
  });
});
