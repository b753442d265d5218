// G3 Who may do what: every registered route × role × scope against a table written here by hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PERMISSIONS, ROLES, type Role } from '../http/permissions.ts';
import type { Scope } from '../http/scope.ts';
import { type AppRequest, openTestApp, type TestApp } from '../testing/test-app.ts';

/** x: may. Columns as in ROLES: owner, manager, inspector, leader, trainer, agent, viewer. */
const TABLE = `
permission            own man ins lea tra age vie
conversations.read     x   x   x   x   x   x   .
conversations.export   x   x   x   x   .   .   .
figures.read           x   x   x   x   x   x   x
rules.read             x   x   x   x   x   x   x
rules.write            x   x   x   .   .   .   .
rules.publish          x   x   .   .   .   .   .
definitions.read       x   x   x   x   x   x   x
definitions.write      x   x   .   .   .   .   .
imports.read           x   x   x   .   .   .   .
imports.write          x   x   .   .   .   .   .
events.write           x   x   .   .   .   .   .
settings.read          x   x   x   x   x   .   .
settings.write         x   x   .   .   .   .   .
people.read            x   x   .   .   .   .   .
people.write           x   .   .   .   .   .   .
audit.read             x   x   .   .   .   .   .
buyers.erase           x   .   .   .   .   .   .
jobs.read              x   x   x   .   .   .   .
jobs.write             x   x   .   .   .   .   .
personal.read          x   x   .   x   .   x   .
recovery.read          x   x   x   x   .   x   .
signed-in              x   x   x   x   x   x   x
public                 x   x   x   x   x   x   x
`;

const allowed = new Map(
  TABLE.trim()
    .split('\n')
    .slice(1)
    .map((row) => {
      const [permission = '', ...marks] = row.trim().split(/\s+/);
      return [permission, new Map(ROLES.map((role, i) => [role, marks[i] === 'x']))] as const;
    }),
);

/** What the routes of people need, by hand as well: these guard all the others. */
const PEOPLE = `
get    /api/session                 public
post   /api/session                 public
delete /api/session                 signed-in
delete /api/sessions                signed-in
post   /api/setup                   public
post   /api/me/password             signed-in
get    /api/roles                   signed-in
get    /api/accounts                people.read
post   /api/accounts                people.write
patch  /api/accounts/{id}           people.write
post   /api/accounts/{id}/password  people.write
get    /api/tokens                  people.read
post   /api/tokens                  people.write
delete /api/tokens/{id}             people.write
get    /api/audit                   audit.read
post   /api/buyers/erase            buyers.erase
post   /api/buyers/erase/preview    buyers.erase
get    /api/oidc/start              public
get    /api/oidc/callback           public
`;

/** What word packs and scorecards need: who writes them is not always who puts them into force. */
const CONTENT = `
get    /api/word-packs                 rules.read
post   /api/word-packs                 rules.write
get    /api/word-packs/{id}            rules.read
put    /api/word-packs/{id}/draft      rules.write
delete /api/word-packs/{id}/draft      rules.write
post   /api/word-packs/{id}/preview    rules.write
post   /api/word-packs/{id}/publish    rules.publish
get    /api/scorecards                 rules.read
post   /api/scorecards                 rules.write
get    /api/scorecards/{id}            rules.read
put    /api/scorecards/{id}/draft      rules.write
delete /api/scorecards/{id}/draft      rules.write
post   /api/scorecards/{id}/preview    rules.write
post   /api/scorecards/{id}/publish    rules.publish
`;

const SCOPES: Readonly<Record<string, Scope>> = {
  self: { shops: 'all', groups: 'all', self: true },
  group: { shops: 'all', groups: ['早班'], self: false },
  shop: { shops: ['旗舰店'], groups: 'all', self: false },
  all: { shops: 'all', groups: 'all', self: false },
};

interface Route {
  readonly method: string;
  readonly path: string;
  readonly permission: string;
}

let t: TestApp;
let routes: readonly Route[];

beforeAll(async () => {
  t = await openTestApp();
  routes = t.app.openAPIRegistry.definitions.flatMap((definition) =>
    definition.type === 'route'
      ? [
          {
            method: definition.route.method,
            path: definition.route.path,
            permission: String((definition.route as Record<string, unknown>)['x-permission']),
          },
        ]
      : [],
  );
}, 60_000);
afterAll(() => t.close());

/** No body, and ids of nothing: whoever may ask is refused for what they ask, not for who they are. */
async function ask(request: AppRequest, { method, path }: Route) {
  const response = await request(path.replace(/\{\w+\}/g, 'none'), {
    method: method.toUpperCase(),
  });
  const refused = response.status === 401 || response.status === 403;
  if (!refused) {
    await response.body?.cancel();
    return { status: response.status, code: null };
  }
  const { error } = (await response.json()) as { error: { code: string } };
  return { status: response.status, code: error.code };
}

/** These end the session they are asked with. */
const ENDING = new Set(['delete /api/session', 'delete /api/sessions']);

describe('authorisation', () => {
  test('the table names every permission and role', () => {
    expect([...allowed.keys()].slice(0, -2).sort()).toEqual([...PERMISSIONS].sort());
    for (const [permission, marks] of allowed)
      expect([permission, marks.size]).toEqual([permission, 7]);
  });

  test('G3 every route below /api is registered with a permission that is known', () => {
    const registered = new Set(
      routes.map(({ method, path }) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    const known = new Set(['get /api/openapi.json', 'get /api/docs']);
    const bare = t.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
      .map(({ method, path }) => `${method.toLowerCase()} ${path}`)
      .filter((route) => !registered.has(route) && !known.has(route));
    expect([...new Set(bare)]).toEqual([]);
    expect(routes.filter(({ permission }) => !allowed.has(permission))).toEqual([]);
  });

  test.each([
    ['people', PEOPLE],
    ['word packs and scorecards', CONTENT],
  ])('G3 the routes of %s ask for what the table says', (_, table) => {
    const wanted = table
      .trim()
      .split('\n')
      .map((row) => row.trim().split(/\s+/).join(' '));
    const own = new Set(wanted.map((row) => row.split(' ').slice(0, 2).join(' ')));
    const found = routes
      .filter(({ method, path }) => own.has(`${method} ${path}`))
      .map(({ method, path, permission }) => `${method} ${path} ${permission}`);
    expect(found.sort()).toEqual(wanted.sort());
  });

  test('G3 nobody gets in anywhere but at the public routes', async () => {
    for (const route of routes) {
      const { status, code } = await ask(t.anonymous, route);
      const open = route.permission === 'public';
      expect([route, code === 'not-signed-in']).toEqual([route, !open]);
      expect([route, status === 401]).toEqual([route, !open]);
    }
  });

  for (const role of ROLES) {
    for (const [name, scope] of Object.entries(SCOPES)) {
      test(
        `G3 ${role} with scope ${name} may ask every route that the table allows and no other`,
        () => askAll(role, scope),
        60_000,
      );
    }
  }

  async function askAll(role: Role, scope: Scope): Promise<void> {
    if (role === 'owner' && scope !== SCOPES['all']) {
      await expect(t.signInAs(role, scope)).rejects.toThrow('owner');
      return;
    }
    const request = await t.signInAs(role, scope, 'agent-1');
    for (const route of routes) {
      const ending = ENDING.has(`${route.method} ${route.path}`);
      const { code } = await ask(
        ending ? await t.signInAs(role, scope, 'agent-1') : request,
        route,
      );
      const may = allowed.get(route.permission)?.get(role) === true;
      expect([route, code]).toEqual([route, may ? null : 'not-allowed']);
    }
  }
});
