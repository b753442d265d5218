// G3 Signing in by OIDC against a real provider on this machine: code, PKCE, state, nonce, whose account it is.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type OidcServer, startOidcServer } from '../../testing/oidc-server.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let oidc: OidcServer;
let t: TestApp;
let open: TestApp;

beforeAll(async () => {
  oidc = await startOidcServer();
  const config = {
    oidcIssuer: oidc.issuer,
    oidcClientId: oidc.clientId,
    oidcClientSecret: oidc.clientSecret,
  };
  t = await openTestApp({ config });
  open = await openTestApp({ config: { ...config, oidcNewAccountRole: 'viewer' } });
}, 90_000);
afterAll(async () => {
  await t.close();
  await open.close();
  await oidc.close();
});
beforeEach(() => {
  oidc.person = { sub: 'p-1', preferred_username: 'meili', name: '美丽' };
  oidc.tamper = (claims) => claims;
});

/** Changes what the provider sends back. */
const set = (name: string, value: string) => (back: URL) => {
  back.searchParams.set(name, value);
  return back;
};

/** There and back as a browser goes; where it ends and the cookies it has then. */
async function goThrough(app: TestApp, path = '/api/oidc/start', meddle = (back: URL) => back) {
  const start = await app.anonymous(path);
  expect(start.status).toBe(302);
  const provider = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' });
  const back = meddle(new URL(provider.headers.get('location') ?? ''));
  const cookie = start.headers.get('set-cookie')?.split(';')[0] ?? '';
  const end = await app.app.request(`${back.pathname}${back.search}`, { headers: { cookie } });
  const session = end.headers.getSetCookie().find((one) => one.startsWith('kejing='));
  return { to: end.headers.get('location'), cookie: session?.split(';')[0] ?? null, back, start };
}

async function nameOf(app: TestApp, cookie: string | null): Promise<string | undefined> {
  const response = await app.app.request('/api/session', { headers: { cookie: cookie ?? '' } });
  return ((await response.json()) as { me: { displayName: string } | null }).me?.displayName;
}

const json = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });

describe('sign-in by OIDC', () => {
  test('G3 an account added without a password is linked at the first sign-in, and known after that', async () => {
    expect((await goThrough(t)).to).toBe('/sign-in?refused=oidc-no-account');
    await t.request(
      '/api/accounts',
      json({ name: 'Meili', displayName: '美丽', role: 'inspector' }),
    );
    const first = await goThrough(t, '/api/oidc/start?returnTo=/conversations?day=1');
    expect([first.to, await nameOf(t, first.cookie)]).toEqual(['/conversations?day=1', '美丽']);
    // Renamed at the provider: the subject counts, not the name.
    oidc.person = { sub: 'p-1', preferred_username: 'someone-else' };
    expect(await nameOf(t, (await goThrough(t)).cookie)).toBe('美丽');
    const log = await t.request('/api/audit?action=account.link-oidc');
    expect(((await log.json()) as { items: unknown[] }).items).toHaveLength(1);
  });

  test('G3 a name is not enough to get an account that has a password, or is another’s', async () => {
    await t.request(
      '/api/accounts',
      json({ name: 'guarded', role: 'manager', password: 'correct horse 7' }),
    );
    oidc.person = { sub: 'p-2', preferred_username: 'guarded' };
    expect((await goThrough(t)).to).toBe('/sign-in?refused=oidc-no-account');
    oidc.person = { sub: 'p-3', preferred_username: 'meili' };
    expect((await goThrough(t)).cookie).toBeNull();
    oidc.person = { sub: 'p-4', email: 'guarded', email_verified: false };
    expect((await goThrough(t)).cookie).toBeNull();
  });

  test('G3 newcomers get the configured role, once', async () => {
    const one = await goThrough(open);
    const two = await goThrough(open);
    expect([await nameOf(open, one.cookie), await nameOf(open, two.cookie)]).toEqual([
      '美丽',
      '美丽',
    ]);
    const accounts = await open.request('/api/accounts?q=meili');
    const { items } = (await accounts.json()) as { items: { role: string; oidc: boolean }[] };
    expect(items).toMatchObject([{ role: 'viewer', oidc: true }]);
  });

  test.each([
    ['another state', set('state', 'x')],
    ['another code', set('code', 'x')],
    ['an error of the provider', set('error', 'access_denied')],
  ])('G3 refused: %s', async (_name, meddle) => {
    const { to, cookie } = await goThrough(open, '/api/oidc/start', meddle);
    expect([to, cookie]).toEqual(['/sign-in?refused=oidc-failed', null]);
  });

  test('G3 refused: somebody who comes back after the attempt is over', async () => {
    const late = (back: URL): URL => {
      open.setNow(Date.now() + 11 * 60_000);
      return back;
    };
    const { to, cookie } = await goThrough(open, '/api/oidc/start', late);
    open.setNow(Date.now());
    expect([to, cookie]).toEqual(['/sign-in?refused=oidc-failed', null]);
  });

  test.each([
    ['for another client', { aud: 'another' }],
    ['of another issuer', { iss: 'http://127.0.0.1:1' }],
    ['that is over', { exp: 1000 }],
    ['with another nonce', { nonce: 'another' }],
  ])('G3 refused: a token %s', async (_name, wrong) => {
    oidc.tamper = (claims) => ({ ...claims, ...wrong });
    expect((await goThrough(open)).cookie).toBeNull();
  });

  test('G3 a callback works once, in the browser that began it', async () => {
    const { back, start } = await goThrough(open);
    const path = `${back.pathname}${back.search}`;
    const own = start.headers.get('set-cookie')?.split(';')[0] ?? '';
    for (const cookie of ['', own]) {
      const again = await open.app.request(path, { headers: { cookie } });
      expect(again.headers.get('location')).toBe('/sign-in?refused=oidc-failed');
    }
  });

  test('G3 nobody is sent to another site', async () => {
    for (const returnTo of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
      const { to } = await goThrough(
        open,
        `/api/oidc/start?returnTo=${encodeURIComponent(returnTo)}`,
      );
      expect(to).toBe('/');
    }
  });
});
