// G3 Data scope on real rows: what each scope lets a query see, alone and together with other conditions.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import type { Role } from './permissions.ts';
import { maskFor, type Scope, scopeWhere, visibleAgents, type Who } from './scope.ts';

let t: TestDatabase;

const AGENTS = [
  ['甲店', '甲店:小美', '早班'],
  ['甲店', '甲店:阿强', '晚班'],
  ['甲店', '甲店:新人', null],
  ['乙店', '乙店:小美', '早班'],
  ['乙店', '乙店:老李', '晚班'],
] as const;

beforeAll(async () => {
  t = await openTestDatabase();
  for (const [shop, agent, group] of AGENTS) {
    await t.db.query(
      `insert into agent (shop_id, agent, name, group_name, listed, seen) values ($1, $2, $2, $3, true, true)`,
      [shop, agent, group],
    );
  }
}, 60_000);
afterAll(() => t.close());

function who(scope: Partial<Scope>, agent: string | null = null, role: Role = 'viewer'): Who {
  return {
    accountId: 'a',
    name: 'a',
    role,
    scope: { shops: 'all', groups: 'all', self: false, ...scope },
    agent,
    token: false,
    permissions: null,
  };
}

async function seen(one: Who, columns: { agent?: string; agents?: string }): Promise<string[]> {
  const params: unknown[] = ['甲店:新人'];
  const where = scopeWhere(one, { shop: 'r.shop_id', ...columns }, params);
  const rows = await t.db.query<{ agent: string }>(
    `select r.agent from (select *, array[agent, '甲店:新人'] as agents from agent) r
     where r.agent <> $1 and ${where} order by 1`,
    params,
  );
  return rows.map(({ agent }) => agent);
}

/** Scope → rows seen, the newcomer left out by the query itself. */
const CASES = [
  ['all', who({}), ['乙店:小美', '乙店:老李', '甲店:小美', '甲店:阿强']],
  ['one shop', who({ shops: ['甲店'] }), ['甲店:小美', '甲店:阿强']],
  ['no shop', who({ shops: [] }), []],
  ['one group', who({ groups: ['早班'] }), ['乙店:小美', '甲店:小美']],
  ['group in a shop', who({ shops: ['乙店'], groups: ['晚班'] }), ['乙店:老李']],
  ['no group', who({ groups: [] }), []],
  ['self', who({ self: true }, '甲店:阿强'), ['甲店:阿强']],
  ['self in another shop', who({ self: true, shops: ['乙店'] }, '甲店:阿强'), []],
  ['self without an agent', who({ self: true }), []],
  ['a hostile name', who({ groups: ["' or true --"] }), []],
] as const;

describe('data scope', () => {
  for (const [name, one, wanted] of CASES) {
    test(`G3 ${name}: rows of one agent`, async () => {
      expect((await seen(one, { agent: 'r.agent' })).sort()).toEqual([...wanted].sort());
    });
  }

  test('G3 a conversation of several agents is seen by each of them, and by their groups', async () => {
    expect(await seen(who({ self: true }, '甲店:新人'), { agents: 'r.agents' })).toHaveLength(4);
    expect(await seen(who({ groups: ['晚班'] }), { agents: 'r.agents' })).toEqual([
      '乙店:老李',
      '甲店:阿强',
    ]);
  });

  test('G3 the agents of figures are those of the rows', () => {
    const roster = AGENTS.map(([, agent, group]) => ({ agent, group }));
    expect(visibleAgents(who({}), roster)).toBe('all');
    expect(visibleAgents(who({ groups: ['早班'] }), roster)).toEqual(['甲店:小美', '乙店:小美']);
    expect(visibleAgents(who({ self: true }, 'x'), roster)).toEqual(['x']);
    expect(visibleAgents(who({ self: true }), roster)).toEqual([]);
  });

  test('G3 personal data are shown with personal.read and hidden without, whatever a token claims', () => {
    const shown = maskFor(who({}, null, 'manager'));
    const hidden = maskFor(who({}, null, 'inspector'));
    expect([shown.buyer('花开富贵'), hidden.buyer('花开富贵')]).toEqual(['花开富贵', '花***贵']);
    expect(hidden.text('打我电话13812345678')).toBe('打我电话138****5678');
    expect([hidden.field('和平路 1 号'), hidden.field(null)]).toEqual(['***', null]);
    const token = { ...who({}, null, 'manager'), token: true, permissions: new Set([]) };
    expect(maskFor(token).masked).toBe(true);
  });
});
