// G3 People through HTTP on a real database: set-up, signing in and out, accounts, tokens, the audit log.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let t: TestApp;

beforeAll(async () => {
  t = await openTestApp();
}, 60_000);
afterAll(() => t.close());

const json = (body: unknown, method = 'POST'): RequestInit => ({
  method,
  body: JSON.stringify(body),
});

/** A browser: keeps the cookie. */
function browser(app: TestApp) {
  let cookie = '';
  return async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('x-kejing', '1');
    if (cookie !== '') headers.set('cookie', cookie);
    if (init.body !== undefined) headers.set('content-type', 'application/json');
    const response = await app.app.request(path, { ...init, headers });
    const set = response.headers.get('set-cookie');
    if (set !== null) cookie = set.split(';')[0] ?? '';
    return response;
  };
}

describe('people', () => {
  test('G3 an account added by the owner signs in, changes its password, is signed out elsewhere', async () => {
    const added = await t.request(
      '/api/accounts',
      json({ name: ' 小美 ', role: 'inspector', password: 'correct horse 7' }),
    );
    expect(added.status).toBe(200);
    const account = (await added.json()) as { id: string; name: string };
    expect(account).toMatchObject({ name: '小美', role: 'inspector', hasPassword: true });
    const one = browser(t);
    const other = browser(t);
    const entry = json({ name: '小美', password: 'correct horse 7' });
    expect((await one('/api/session', entry)).status).toBe(200);
    expect((await other('/api/session', entry)).status).toBe(200);
    const changed = await one(
      '/api/me/password',
      json({ current: 'correct horse 7', next: 'battery staple 9' }),
    );
    expect(changed.status).toBe(200);
    const me = async (who: typeof one) =>
      ((await (await who('/api/session')).json()) as { me: { name: string } | null }).me?.name;
    expect(await me(one)).toBe('小美');
    expect(await me(other)).toBeUndefined();
    expect((await other('/api/session', entry)).status).toBe(403);
    await one('/api/session', { method: 'DELETE' });
    expect(await me(one)).toBeUndefined();
  });

  test('G3 names and passwords that are wrong are refused alike, and only so many times', async () => {
    await t.request(
      '/api/accounts',
      json({ name: 'tried', role: 'viewer', password: 'correct horse 7' }),
    );
    const attempt = async (name: string, password: string) => {
      const response = await t.anonymous('/api/session', json({ name, password }));
      const { error } = (await response.json()) as { error?: { code: string } };
      return error?.code ?? 'in';
    };
    expect(await attempt('tried', 'wrong')).toBe(await attempt('nobody-here', 'wrong'));
    // Nine more at once, as if by several processes: the count is in the database.
    const codes = await Promise.all(Array.from({ length: 12 }, () => attempt('TRIED ', 'wrong')));
    expect(codes.filter((code) => code === 'wrong-password')).toHaveLength(9);
    expect(codes.filter((code) => code === 'too-many-tries')).toHaveLength(3);
    expect(await attempt('tried', 'correct horse 7')).toBe('too-many-tries');
  });

  test('G3 a token may what it was given, within its account, until it is revoked; its secret is stored nowhere', async () => {
    const made = await t.request(
      '/api/tokens',
      json({ source: 'chatwoot', permissions: ['people.read', 'events.write'], shops: ['甲店'] }),
    );
    const { token, secret } = (await made.json()) as { token: { id: string }; secret: string };
    const ask = (path: string, method = 'GET') =>
      t.app.request(path, { method, headers: { authorization: `Bearer ${secret}` } });
    expect((await ask('/api/accounts')).status).toBe(200);
    expect((await ask('/api/audit')).status).toBe(403);
    expect((await ask('/api/sessions', 'DELETE')).status).toBe(403);
    const me = (await (await ask('/api/session')).json()) as { me: { scope: unknown } };
    expect(me.me.scope).toMatchObject({ shops: ['甲店'] });
    const stored = JSON.stringify([
      await t.db.query('select * from api_token'),
      await t.db.query('select * from audit_log'),
    ]);
    expect(stored).not.toContain(secret.slice(8));
    expect((await t.request(`/api/tokens/${token.id}`, { method: 'DELETE' })).status).toBe(200);
    expect((await ask('/api/accounts')).status).toBe(401);
  });

  test('G3 G4 the log is asked for by the days of the installation, and its zone is told', async () => {
    const there = await openTestApp({ config: { zone: '-05:00' } });
    there.setNow(Date.UTC(2026, 5, 2, 4, 30));
    const named = { name: 'lin', role: 'viewer', password: 'correct horse 7' };
    expect((await there.request('/api/accounts', json(named))).status).toBe(200);
    const count = async (day: string): Promise<number> => {
      const log = await there.request(`/api/audit?from=${day}&to=${day}&action=account.add`);
      return ((await log.json()) as { items: unknown[] }).items.length;
    };
    expect([await count('2026-06-01'), await count('2026-06-02')]).toEqual([1, 0]);
    const state = (await (await there.request('/api/session')).json()) as { zoneOffsetMs: number };
    expect(state.zoneOffsetMs).toBe(-5 * 3_600_000);
    await there.close();
  }, 60_000);

  test('G3 every change is in the log with before and after, without secrets', async () => {
    const made = await t.request(
      '/api/accounts',
      json({ name: 'logged', role: 'viewer', password: 'correct horse 7' }),
    );
    const { id } = (await made.json()) as { id: string };
    await t.request(`/api/accounts/${id}`, json({ role: 'trainer', active: false }, 'PATCH'));
    const response = await t.request(`/api/audit?target=${id}&limit=10`);
    const { items } = (await response.json()) as {
      items: { action: string; before: { role: string } | null; after: { role: string } }[];
    };
    expect(items.map(({ action }) => action)).toEqual(['account.change', 'account.add']);
    expect([items[0]?.before?.role, items[0]?.after.role]).toEqual(['viewer', 'trainer']);
    expect(JSON.stringify(items)).not.toMatch(/argon2|correct horse/);
  });

  test('G3 the last owner stays: neither another role nor stopped', async () => {
    const state = (await (await t.request('/api/session')).json()) as { me: { id: string } };
    for (const change of [{ role: 'manager' }, { active: false }]) {
      const response = await t.request(`/api/accounts/${state.me.id}`, json(change, 'PATCH'));
      expect(response.status).toBe(409);
    }
  });

  test('G3 a session rolls on while it is used and ends when it is not', async () => {
    const request = await t.signInAs('viewer');
    const day = 86_400_000;
    const begun = Date.now();
    const signedIn = async (at: number) => {
      t.setNow(at);
      return ((await (await request('/api/session')).json()) as { me: unknown }).me !== null;
    };
    expect(await signedIn(begun + 10 * day)).toBe(true);
    expect(await signedIn(begun + 20 * day)).toBe(true);
    expect(await signedIn(begun + 35 * day)).toBe(false);
    t.setNow(begun);
  });

  test('G3 a write that another site could have sent is refused', async () => {
    const cookie = await t.request('/api/session').then(() => 'kejing=x');
    const post = (headers: Record<string, string>) =>
      t.app.request('http://kejing.local/api/session', {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json', ...headers },
      });
    expect((await post({ cookie })).status).toBe(403);
    expect((await post({ cookie, origin: 'https://evil.example' })).status).toBe(403);
    const own = { origin: 'http://kejing.local', host: 'kejing.local' };
    expect((await post({ cookie, ...own })).status).toBe(400);
    expect((await post({ cookie, 'x-kejing': '1' })).status).toBe(400);
  });
});

describe('first run', () => {
  const owner = { name: 'boss', password: 'correct horse 7' };

  test('G3 the owner is created once; from elsewhere only with the code that was printed', async () => {
    const fresh = await openTestApp({ setupCode: 'abcd-efgh' });
    await fresh.db.exec('delete from account; delete from session');
    const from = (host: string, body: object) =>
      fresh.app.request(`http://${host}/api/setup`, {
        method: 'POST',
        headers: { 'x-kejing': '1', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    // A page of another name that points to this machine is not this machine.
    expect((await from('rebound.example', owner)).status).toBe(403);
    expect((await from('shop.lan', { ...owner, code: 'abcd-efgi' })).status).toBe(403);
    const made = await Promise.all([
      from('shop.lan', { ...owner, code: 'abcd-efgh' }),
      from('localhost', { ...owner, name: 'boss2' }),
    ]);
    expect(made.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await from('localhost', owner)).status).toBe(409);
    await fresh.close();
  }, 60_000);
});
