// G4 Administration through HTTP: settings, rosters and duty change figures by a recorded recalculation; exports within scope.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jobHandlers } from '../../entry/job-handlers.ts';
import { isoText } from '../../lib/zone.ts';
import { saveSetting } from '../../store/shops.ts';
import { loadSmallShop } from '../../testing/small-shop.ts';
import { type AppRequest, openTestApp, type TestApp } from '../../testing/test-app.ts';
import { type JobWorker, startJobWorker } from '../../work/job-worker.ts';
import type {
  JobItem,
  PolicyPreview,
  RosterAgent,
  ShopDetail,
  ShopSettingsView,
} from './contract.ts';

let t: TestApp;
let worker: JobWorker;
let shop = '';
let path = '';

beforeAll(async () => {
  t = await openTestApp({ template: { name: 'small-shop', fill: loadSmallShop } });
  worker = startJobWorker({ ...t.services, handlers: jobHandlers(t.services), pollMs: 20 });
  const { items } = await ask<{ items: ShopDetail[] }>('/api/admin/shops');
  shop = items[0]!.id;
  path = `/api/admin/shops/${encodeURIComponent(shop)}`;
}, 120_000);
afterAll(async () => {
  await worker.stop();
  await t.close();
});

async function ask<T>(of: string, init?: RequestInit, request: AppRequest = t.request) {
  const response = await request(of, init);
  const text = await response.text();
  expect(response.status, `${of} ${text.slice(0, 400)}`).toBe(200);
  return JSON.parse(text) as T;
}

const send = (method: string, body: unknown): RequestInit => ({
  method,
  body: JSON.stringify(body),
});

async function settled(id: string | null): Promise<JobItem> {
  expect(id).not.toBeNull();
  for (;;) {
    const { items } = await ask<{ items: JobItem[] }>('/api/admin/jobs?kind=recalculate');
    const job = items.find((one) => one.id === id)!;
    if (job.state !== 'waiting' && job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

const salesByOwner = () =>
  t.db.query<{ owner: string | null; fen: number }>(
    'select owner, sum(sales_fen)::bigint as fen from customer_order group by owner order by owner',
  );

test('M10 another attribution policy: previewed, applied by a job, and every changed figure recorded', async () => {
  const before = await salesByOwner();
  const preview = await ask<PolicyPreview>(`${path}/policy-preview?policy=first-agent-48h`);
  expect(preview.moved).toBeGreaterThan(0);
  expect(preview.buyers).toBe(preview.allBuyers);
  const saved = await ask<{ job: string }>(
    `${path}/settings`,
    send('PATCH', { policy: 'first-agent-48h' }),
  );
  expect(await settled(saved.job)).toMatchObject({ state: 'done', shop });
  const after = await salesByOwner();
  expect(after).not.toEqual(before);
  // What the preview said of each agent is what came of it.
  for (const owner of preview.owners.filter(({ agent }) => agent !== null)) {
    const fen = (rows: typeof after): number =>
      rows.find((row) => row.owner === owner.agent)?.fen ?? 0;
    expect([owner.agent, fen(before), fen(after)]).toEqual([
      owner.agent,
      owner.salesBeforeFen,
      owner.salesAfterFen,
    ]);
  }
  const list = await ask<{ items: { id: string; why: string; changes: number }[] }>(
    `${path}/recalculations`,
  );
  expect(list.items[0]).toMatchObject({ id: saved.job, why: '改了归属口径' });
  const changes = await ask<{ metrics: { changes: number }[]; items: unknown[] }>(
    `${path}/recalculations/${saved.job}?limit=5`,
  );
  expect(changes.items).toHaveLength(5);
  expect(changes.metrics.reduce((sum, one) => sum + one.changes, 0)).toBe(list.items[0]!.changes);
  const log = await ask<{ items: { before: unknown; after: unknown }[] }>(
    '/api/audit?action=settings.change',
  );
  expect(log.items[0]).toMatchObject({
    before: { policy: null },
    after: { policy: 'first-agent-48h' },
  });

  const back = await ask<{ job: string }>(`${path}/settings`, send('PATCH', { policy: null }));
  await settled(back.job);
  expect(await salesByOwner()).toEqual(before);
}, 120_000);

test('G4 settings are shown with their defaults; retention alone counts nothing anew', async () => {
  const saved = await ask<{ job: string | null }>(
    `${path}/settings`,
    send('PATCH', { retention: { days: 400, figures: 'keep' } }),
  );
  expect(saved.job).toBeNull();
  const view = await ask<ShopSettingsView>(`${path}/settings`);
  expect(view).toMatchObject({ policy: 'common-tool', retention: { days: 400, figures: 'keep' } });
  expect(view.changed).toEqual(['retention']);
  const wrong = await t.request(`${path}/settings`, send('PATCH', { policy: 'no-such' }));
  expect(wrong.status).toBe(400);
});

test('G4 the roster and a day of duty are saved as edited', async () => {
  const { items } = await ask<{ items: RosterAgent[] }>(`${path}/agents`);
  const roster = items.map(({ id, name, role, hired }, i) => ({
    ...{ id, name, role, hired },
    group: i === 0 ? '夜班' : '白班',
  }));
  const saved = await ask<{ job: string }>(
    `${path}/agents`,
    send('PUT', { items: roster.slice(0, -1) }),
  );
  await settled(saved.job);
  const now = (await ask<{ items: RosterAgent[] }>(`${path}/agents`)).items;
  expect(now.map(({ group }) => group)).toContain('夜班');
  expect(now.filter(({ listed }) => listed)).toHaveLength(roster.length - 1);

  const agent = roster[0]!.id;
  const day = '2026-05-20';
  const spans = [{ fromMinute: 540, toMinute: 1080 }];
  const duty = await ask<{ job: string }>(`${path}/duty`, send('PUT', { agent, day, spans }));
  await settled(duty.job);
  interface Duty {
    readonly items: readonly { agent: string; spans: { from: number; to: number }[] }[];
    readonly first: string;
    readonly last: string;
  }
  const found = await ask<Duty>(`${path}/duty?from=${day}&to=${day}`);
  expect(found.first <= day && day <= found.last).toBe(true);
  const own = found.items.find((one) => one.agent === agent)!;
  expect(own.spans).toEqual([
    { from: Date.parse('2026-05-20T09:00+08:00'), to: Date.parse('2026-05-20T18:00+08:00') },
  ]);
}, 120_000);

test.each(['orders', 'findings', 'metrics'])(
  'G4 %s are exported whole, and within the scope',
  async (what) => {
    const of = `/api/exports/${what}?format=csv&shop=${encodeURIComponent(shop)}`;
    const text = await (await t.request(of)).text();
    const lines = text.trim().split('\r\n').length - 1;
    const table = { orders: 'customer_order', findings: 'finding', metrics: null }[what];
    if (table != null) {
      const [row] = await t.db.query<{ n: number }>(`select count(*) as n from ${table}`);
      expect(lines).toBe(row!.n);
    } else expect(lines).toBeGreaterThan(500);
    const leader = await t.signInAs('leader', { shops: 'all', groups: ['没有的组'], self: false });
    const none = await (await leader(of)).text();
    expect(none.trim().split('\r\n')).toHaveLength(1);
    const elsewhere = await t.signInAs('manager', {
      shops: ['别的店'],
      groups: 'all',
      self: false,
    });
    expect((await elsewhere(of)).status).toBe(404);
  },
);

test('G4 exports and the API give the zone of the shop they are of', async () => {
  await saveSetting(t.db, shop, 'zoneOffsetMs', 9 * 3_600_000);
  const query = `shop=${encodeURIComponent(shop)}&format=csv`;
  const [row] = await t.db.query<{ at: number }>(
    'select start_at as at from conversation where start_at is not null order by start_at limit 1',
  );
  const tokyo = isoText(row!.at, 9 * 3_600_000)
    .slice(0, 19)
    .replace('T', ' ');
  const text = async (path: string) => (await t.request(path)).text();
  expect(await text(`/api/conversations/export?${query}&sort=newest`)).toContain(tokyo);
  const all = await text('/api/conversations/export?format=csv&sort=newest');
  expect(all).toContain(tokyo);
  const [finding] = await t.db.query<{ at: number }>(
    'select at from finding where at is not null limit 1',
  );
  const found = isoText(finding!.at, 9 * 3_600_000)
    .slice(0, 19)
    .replace('T', ' ');
  expect(await text(`/api/exports/findings?${query}`)).toContain(found);
  const lost = 'kind=lost&from=2026-05-18&to=2026-06-10';
  const { items } = JSON.parse(await text(`/api/recovery?${lost}`)) as { items: { at: number }[] };
  const gone = isoText(items[0]!.at, 9 * 3_600_000)
    .slice(0, 19)
    .replace('T', ' ');
  expect(await text(`/api/recovery/export?format=csv&${lost}`)).toContain(gone);
  const shops = JSON.parse(await text('/api/shops')) as { items: { zoneOffsetMs: number }[] };
  expect(shops.items.map(({ zoneOffsetMs }) => zoneOffsetMs)).toEqual([9 * 3_600_000]);
  await saveSetting(t.db, shop, 'zoneOffsetMs', null);
});
