// P3 M7 An attribution policy changed in the app: checked, tried on stored orders, published as a version, recalculated.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jobHandlers } from '../../entry/job-handlers.ts';
import { loadSmallShop } from '../../testing/small-shop.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { type JobWorker, startJobWorker } from '../../work/job-worker.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';
import type { PolicyForm, PolicyPreview, PolicyValue } from './contract.ts';

let t: TestApp;
let worker: JobWorker;
let shop = '';
let path = '';

beforeAll(async () => {
  t = await openTestApp({ template: { name: 'small-shop', fill: loadSmallShop } });
  worker = startJobWorker({ ...t.services, handlers: jobHandlers(t.services), pollMs: 20 });
  shop = (await t.db.query<{ shop_id: string }>('select shop_id from shop'))[0]!.shop_id;
  path = `/api/admin/shops/${encodeURIComponent(shop)}/policies/common-tool`;
}, 120_000);
afterAll(async () => {
  await worker.stop();
  await t.close();
});

async function ask<T>(of: string, method = 'GET', body?: unknown): Promise<T> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await t.request(of, init);
  const text = await response.text();
  expect(response.status, `${of} ${text.slice(0, 400)}`).toBe(200);
  return JSON.parse(text) as T;
}

const settingOf = (form: PolicyForm, key: string): PolicyValue | undefined =>
  form.fields.find((field) => field.key === key)?.value;

/** What the stored orders came to, in which no attribution is left out. */
const sums = async () => {
  const [row] = await t.db.query<{ owned: number; all: number }>(
    `select coalesce(sum(sales_fen) filter (where owner is not null), 0)::bigint as owned,
       coalesce(sum(sales_fen), 0)::bigint as all from customer_order where ownership <> 'left-out'`,
  );
  return row!;
};

test('P3 the form holds every setting with its words, bounds and choices', async () => {
  const form = await ask<PolicyForm>(path);
  expect(form).toMatchObject({ version: 1, own: false, inForce: true, contentVersion: 0 });
  expect(form.fields).toHaveLength(18);
  const field = (key: string) => form.fields.find((one) => one.key === key)!;
  expect(field('inquiryWindow')).toMatchObject({
    words: { zh: '询单窗口' },
    shape: { kind: 'span', fromMs: 3_600_000, toMs: 15 * 86_400_000, word: null },
    value: '2d',
  });
  expect(field('paymentWindow').shape).toMatchObject({
    word: { value: 'none', words: { zh: '不限' } },
  });
  expect(field('silentFollowUp').shape).toMatchObject({ word: { words: { zh: '不启用' } } });
  const named = form.fields.flatMap(({ shape }) => ('choices' in shape ? shape.choices : []));
  expect(named.filter(({ words }) => /^[a-z-]+$/.test(words.zh))).toEqual([]);
});

test('P3 what cannot be is said setting by setting, in the setting’s own words, and not saved', async () => {
  const wrong = { inquiryWindow: '40d', who: 'nobody', agentSentencesMin: 11, color: 'red' };
  const trial = await ask<{ problems: { key: string; message: string }[]; preview: null }>(
    `${path}/preview`,
    'POST',
    { settings: wrong },
  );
  expect(trial.preview).toBeNull();
  expect(trial.problems.map(({ key }) => key).sort()).toEqual(Object.keys(wrong).sort());
  const [window] = trial.problems.filter(({ key }) => key === 'inquiryWindow');
  expect(window!.message).toContain('“询单窗口”应为带单位的时长，1 小时到 15 天');
  const put = { method: 'PUT', body: JSON.stringify({ settings: wrong, reason: '试试', base: 0 }) };
  const refused = await t.request(path, put);
  expect(refused.status).toBe(422);
  expect(await ask<PolicyForm>(path)).toMatchObject({ version: 1, own: false });
});

test('M7 tried, published as the next version and recalculated: what the trial said is what came', async () => {
  const settings = { inquiryWindow: '1h', who: 'first', criterion: 'placed' };
  const before = await sums();
  const { preview } = await ask<{ preview: PolicyPreview }>(`${path}/preview`, 'POST', {
    settings,
  });
  expect(preview.moved).toBeGreaterThan(0);
  expect(await sums()).toEqual(before);
  const done = await ask<{ version: number; contentVersion: number; job: string }>(path, 'PUT', {
    ...{ settings, reason: '只认一小时内的', base: 0 },
  });
  expect(done).toMatchObject({ version: 2, contentVersion: 1 });
  for (;;) {
    const state = (await t.services.jobs.find(done.job))?.state;
    if (state === 'done') break;
    expect(['waiting', 'running']).toContain(state);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  const { setup } = await loadShopSetup(t.db, shop);
  expect(setup.policy).toMatchObject({ version: 2, inquiryWindowMs: 3_600_000, who: 'first' });
  const after = await sums();
  expect(after.all).toBe(before.all);
  const told = preview.owners
    .filter(({ agent }) => agent !== null)
    .reduce((sum, { salesAfterFen }) => sum + salesAfterFen, 0);
  expect(after.owned).toBe(told);
  expect(after.owned).not.toBe(before.owned);
  const form = await ask<PolicyForm>(path);
  expect(form).toMatchObject({ version: 2, own: true, inForce: true, contentVersion: 1 });
  expect(settingOf(form, 'inquiryWindow')).toBe('1h');
  expect(form.history.map(({ version, reason }) => [version, reason])).toEqual([
    [2, '只认一小时内的'],
    [1, null],
  ]);
});

test('P3 somebody else’s change is not written over', async () => {
  const late = { settings: { inquiryWindow: '3d' }, reason: '晚了一步', base: 0 };
  const refused = await t.request(path, { method: 'PUT', body: JSON.stringify(late) });
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ error: { code: 'changed-meanwhile' } });
  const nowhere = await t.request(path.replace('common-tool', 'no-such'));
  expect(nowhere.status).toBe(404);
});
