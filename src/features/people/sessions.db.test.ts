// G3 What happens to somebody who is signed in while their account is changed under them; and to tokens past their day.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

const PASSWORD = 'correct horse 7';
const DAY_MS = 86_400_000;

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp();
}, 60_000);
afterAll(() => t.close());

const json = (body: unknown, method = 'POST'): RequestInit => ({
  method,
  body: JSON.stringify(body),
});

async function post<T>(path: string, body: unknown, method = 'POST'): Promise<T> {
  const response = await t.request(path, json(body, method));
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as T;
}

/** A browser with this cookie; `cookie()` is what it holds now. */
function browser(first = '') {
  let held = first;
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { 'x-kejing': '1', 'content-type': 'application/json', cookie: held };
    const response = await t.app.request(path, { ...init, headers });
    const set = response.headers.get('set-cookie');
    if (set !== null) held = set.split(';')[0] ?? '';
    return response;
  };
  const me = async (): Promise<string | null> =>
    ((await (await ask('/api/session')).json()) as { me: { name: string } | null }).me?.name ??
    null;
  return { ask, me, cookie: () => held };
}

let people = 0;

/** A new account, signed in. */
async function signedIn(role: string, more: object = {}) {
  const name = `person-${++people}`;
  const { id } = await post<{ id: string }>('/api/accounts', {
    ...{ name, role, password: PASSWORD },
    ...more,
  });
  const own = browser();
  expect((await own.ask('/api/session', json({ name, password: PASSWORD }))).status).toBe(200);
  return { id, name, ...own };
}

describe('signed in while', () => {
  test('G3 the account is stopped: the next request is nobody’s, and started again it must sign in', async () => {
    const one = await signedIn('manager');
    expect((await one.ask('/api/rules?shop=x')).status).not.toBe(401);
    await post(`/api/accounts/${one.id}`, { active: false }, 'PATCH');
    expect((await one.ask('/api/accounts')).status).toBe(401);
    const again = await one.ask('/api/session', json({ name: one.name, password: PASSWORD }));
    expect(again.status).toBe(403);
    await post(`/api/accounts/${one.id}`, { active: true }, 'PATCH');
    expect(await one.me()).toBeNull();
  });

  test('G3 the role is lowered: what it no longer may is refused at once', async () => {
    const one = await signedIn('manager');
    expect((await one.ask('/api/audit')).status).toBe(200);
    await post(`/api/accounts/${one.id}`, { role: 'viewer' }, 'PATCH');
    const refused = await one.ask('/api/audit');
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await one.me()).not.toBeNull();
  });

  test('G3 the scope is narrowed: what is outside is not found at once', async () => {
    await t.db.query(`insert into shop (shop_id, name, created_at) values ('甲', '甲', 0)`);
    const one = await signedIn('manager');
    const path = `/api/admin/shops/${encodeURIComponent('甲')}/settings`;
    expect((await one.ask(path)).status).toBe(200);
    const scope = { shops: ['乙'], groups: 'all', self: false };
    await post(`/api/accounts/${one.id}`, { scope }, 'PATCH');
    expect((await one.ask(path)).status).toBe(404);
  });

  test('G3 the password is changed by oneself: a new cookie here, and every old one is over', async () => {
    const one = await signedIn('inspector');
    const old = one.cookie();
    const change = json({ current: PASSWORD, next: 'battery staple 9' });
    expect((await one.ask('/api/me/password', change)).status).toBe(200);
    expect(one.cookie()).not.toBe(old);
    expect(await one.me()).not.toBeNull();
    expect(await browser(old).me()).toBeNull();
  });

  test('G3 the password is set by the owner: signed out everywhere', async () => {
    const one = await signedIn('inspector');
    await post(`/api/accounts/${one.id}/password`, { password: 'battery staple 9' });
    expect(await one.me()).toBeNull();
  });

  test('G3 signing in gives a cookie of its own, whatever the browser came with', async () => {
    const planted = browser('kejing=planted-by-somebody');
    const one = await signedIn('viewer');
    await planted.ask('/api/session', json({ name: one.name, password: PASSWORD }));
    expect(planted.cookie()).not.toBe('kejing=planted-by-somebody');
    expect(await planted.me()).not.toBeNull();
  });
});

describe('tokens', () => {
  const bearer = async (secret: string): Promise<number> =>
    (await t.app.request('/api/shops', { headers: { authorization: `Bearer ${secret}` } })).status;
  const newToken = (days: number | null) =>
    post<{ secret: string }>('/api/tokens', {
      ...{ source: 'crm', permissions: ['events.write', 'figures.read'], days },
    });

  test('G3 a token ends on its day, one without a day does not', async () => {
    const begun = Date.now();
    t.setNow(begun);
    const [week, always] = [await newToken(7), await newToken(null)];
    expect([await bearer(week.secret), await bearer(always.secret)]).toEqual([200, 200]);
    t.setNow(begun + 7 * DAY_MS - 1000);
    expect(await bearer(week.secret)).toBe(200);
    t.setNow(begun + 7 * DAY_MS + 1000);
    expect([await bearer(week.secret), await bearer(always.secret)]).toEqual([401, 200]);
    t.setNow(begun);
  });

  test('G3 a token that is wrong is refused, not taken for nobody', async () => {
    expect(await bearer('kj_wrong')).toBe(401);
    const text = await (
      await t.app.request('/api/session', { headers: { authorization: 'Bearer kj_wrong' } })
    ).json();
    expect(text).toMatchObject({ error: { code: 'bad-token' } });
  });
});
