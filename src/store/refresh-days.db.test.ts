// One marker for all days of a shop ends in the same sums as one for each.
import { afterEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import type { Database } from './database.ts';
import { deleteThreads, touchDays, touchEveryDay } from './fact-tables.ts';
import { refreshDays } from './refresh-days.ts';

let opened: TestDatabase | null = null;
afterEach(async () => {
  await opened?.close();
  opened = null;
});

/** Layout 1, without places for any metric or rule. */
async function addEmptyLayout(db: Database): Promise<void> {
  await db.exec(
    `insert into cell_layout (id, content)
     values (1, '{"metrics":{},"stride":0,"histograms":0,"lanes":[],"rules":[]}')`,
  );
}

/** Of layout 1: a score of `points` millionths in the first place, and nothing else. */
const scored = (points: number): string => `\\x010000000100${(points * 2).toString(16)}000000`;

test('M1 what stands in the row of an agent counts as nobody’s, beside rows of nobody, and goes with its thread', async () => {
  opened = await openTestDatabase();
  const { db } = opened;
  await addEmptyLayout(db);
  await db.exec(
    `insert into thread_day (shop_id, day, agent, buyer, cell, setup_version, nobody) values
       ('甲', 7, '豆豆', 'a', '${scored(20)}', '', '${scored(10)}'),
       ('甲', 7, '豆豆', 'b', '${scored(21)}', '', null),
       ('甲', 7, '', 'c', '${scored(30)}', '', null),
       ('甲', 8, '豆豆', 'a', '${scored(9)}', '', '${scored(8)}')`,
  );
  const sums = async (): Promise<string[]> => {
    const rows = await db.query<{ key: string }>(
      `select concat_ws(' ', day, agent, encode(cell, 'hex')) as key from agent_day order by day, agent`,
    );
    return rows.map(({ key }) => key);
  };
  const sum = (day: number, agent: string, points: number): string =>
    `${day} ${agent} ${scored(points).slice(2)}`;
  await db.transaction((tx) => touchEveryDay(tx, '甲'));
  expect(await refreshDays(db)).toBe(4);
  const after = [sum(7, '', 40), sum(7, '豆豆', 41), sum(8, '', 8), sum(8, '豆豆', 9)];
  expect(await sums()).toEqual(after);
  await db.transaction((tx) => deleteThreads(tx, '甲', ['a']));
  expect(await refreshDays(db)).toBe(4);
  expect(await sums()).toEqual([sum(7, '', 30), sum(7, '豆豆', 21)]);
});

test('M1 a marker for every day makes the sums of that shop anew, and drops those of days without threads', async () => {
  opened = await openTestDatabase();
  const { db } = opened;
  await addEmptyLayout(db);
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
