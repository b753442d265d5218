// G4 How many conversations have a finding: counted from the findings where that suffices, and the same as from the rows.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EVERYTHING, type Scope, type Who } from '../../http/scope.ts';
import { loadSmallShop } from '../../testing/small-shop.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { conversationWhere, type SqlWhere } from './conversation-where.ts';
import type { ConversationFilters } from './filters.ts';
import { countRows } from './store.ts';

let t: TestApp;
let shop = '';

beforeAll(async () => {
  t = await openTestApp({ template: { name: 'small-shop', fill: loadSmallShop } });
  const [row] = await t.db.query<{ shop_id: string }>('select shop_id from shop');
  shop = row!.shop_id;
}, 120_000);
afterAll(() => t.close());

function whereOf(filters: ConversationFilters, scope: Scope = EVERYTHING): SqlWhere {
  const who: Who = {
    accountId: 'a',
    name: 'a',
    role: 'owner',
    scope,
    agent: null,
    token: false,
    permissions: null,
  };
  return conversationWhere(who, filters, null);
}

describe('counting', () => {
  test('G4 findings alone tell as many conversations as the rows, up to any bound', async () => {
    const rules = await t.db.query<{ rule: string }>('select distinct rule from finding');
    const asked: ConversationFilters[] = [
      ...rules.map(({ rule }) => ({ rule })),
      { kind: 'fault' },
      { dimension: 'skill' },
      { severity: 'major', kind: 'fault', from: '2026-05-20', to: '2026-05-22' },
    ];
    let counted = 0;
    let repeated = 0;
    for (const filters of asked) {
      for (const place of [filters, { ...filters, shop }, { ...filters, shop: '没有' }]) {
        const where = whereOf(place);
        expect(where.findings).not.toBeNull();
        const rows: SqlWhere = { ...where, findings: null };
        const all = await countRows(t.db, rows, 1_000_000);
        counted += all;
        for (const most of [1, 2, 7, 50, Math.max(1, all - 1), Math.max(1, all), all + 1]) {
          const told = await countRows(t.db, where, most);
          expect(told, `${JSON.stringify(place)} ${most}`).toBe(Math.min(all, most + 1));
        }
      }
      const [findings] = await t.db.query<{ n: number }>(
        `select count(*)::int as n from finding f where ${whereOf(filters).findings!.sql}`,
        whereOf(filters).findings!.params,
      );
      if (findings!.n > (await countRows(t.db, whereOf(filters), 1_000_000))) repeated++;
    }
    expect(counted).toBeGreaterThan(100);
    expect(repeated).toBeGreaterThan(0);
  });

  test('G3 G4 who sees a shop is told of all of it', async () => {
    const everything = { ...whereOf({ kind: 'fault' }), findings: null };
    const own = whereOf({ kind: 'fault', from: '2026-01-01' }, { ...EVERYTHING, shops: [shop] });
    expect(own.findings).not.toBeNull();
    const told = await countRows(t.db, own, 1_000_000);
    expect(told).toBeGreaterThan(0);
    expect(told).toBe(await countRows(t.db, everything, 1_000_000));
  });

  test('G3 G4 other shops are not counted, and who sees only a group is told from the rows', async () => {
    const other: Scope = { ...EVERYTHING, shops: ['别的店'] };
    const where = whereOf({ kind: 'fault' }, other);
    expect(where.findings).not.toBeNull();
    expect(await countRows(t.db, where, 1000)).toBe(0);
    expect(whereOf({ kind: 'fault' }, { ...EVERYTHING, groups: ['甲'] }).findings).toBeNull();
    expect(whereOf({ kind: 'fault' }, { ...EVERYTHING, self: true }).findings).toBeNull();
  });

  test('G4 whatever else is asked, the rows tell', () => {
    const others: ConversationFilters[] = [
      { phase: 'presale' },
      { agent: '甲' },
      { group: '甲' },
      { scoreMin: 60 },
      { unanswered: '1' },
    ];
    for (const other of others) {
      expect(whereOf({ kind: 'fault', ...other }).findings).toBeNull();
    }
    expect(whereOf({ severity: 'major' }).findings).toBeNull();
    expect(whereOf({}).findings).toBeNull();
  });
});
