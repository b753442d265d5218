// One marker for all days of a shop ends in the same sums as one for each.
import { afterEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { touchDays, touchEveryDay } from './fact-tables.ts';
import { refreshDays } from './refresh-days.ts';

let opened: TestDatabase | null = null;
afterEach(async () => {
  await opened?.close();
  opened = null;
});

test('M1 a marker for every day makes the sums of that shop anew, and drops those of days without threads', async () => {
  opened = await openTestDatabase();
  const { db } = opened;
  await db.exec(
    `insert into cell_layout (id, content)
     values (1, '{"metrics":{},"stride":0,"histograms":0,"lanes":[],"rules":[]}')`,
  );
  // An empty cell of layout 1: its id, not open, and no place filled of any kind.
  await db.exec(
    `insert into thread_day (shop_id, day, agent, buyer, cell, setup_version)
     select shop, day, agent, buyer, '\\x0100000000000000', '' from unnest(array['甲', '乙']) shop,
       unnest(array[7, 8]) day, unnest(array['', '豆豆']) agent, unnest(array['a', 'b']) buyer`,
  );
  await db.exec(
    `insert into agent_day (shop_id, day, agent, cell) values ('甲', 9, '豆豆', '\\x01'), ('乙', 9, '豆豆', '\\x01')`,
  );
  await db.transaction(async (tx) => {
    await touchEveryDay(tx, '甲');
    await touchDays(tx, '甲', [{ day: 7, agent: '豆豆' }]);
    await touchEveryDay(tx, '甲');
  });
  expect(await refreshDays(db)).toBe(5);
  const days = await db.query<{ key: string }>(
    `select concat_ws(' ', shop_id, day, agent) as key from agent_day order by shop_id desc, day, agent`,
  );
  expect(days.map(({ key }) => key)).toEqual([
    '甲 7 ',
    '甲 7 豆豆',
    '甲 8 ',
    '甲 8 豆豆',
    '乙 9 豆豆',
  ]);
  expect(await db.query('select from touched_day')).toEqual([]);
});
