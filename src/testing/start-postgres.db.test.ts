// The server `npm run test:postgres` runs on starts from what npm installed, as root too, and leaves nothing.
import { expect, test } from 'vitest';
import { openDatabase } from '../store/database.ts';
import { tagsOf } from '../store/migrate.ts';
import { startPostgres } from './start-postgres.ts';

test('G2 a PostgreSQL server starts from node_modules and takes the same migrations, twice', async () => {
  const { url, stop } = await startPostgres();
  try {
    // Two at a time: one brings the tables up to date, the other waits for it.
    const [one, two] = await Promise.all([openDatabase({ url }), openDatabase({ url })]);
    const done = await one.query<{ tag: string }>('select tag from kejing_migration order by tag');
    expect(done.map(({ tag }) => tag)).toEqual(tagsOf());
    expect(await two.query('select count(*) as n from thread')).toEqual([{ n: 0 }]);
    await Promise.all([one.close(), two.close()]);
  } finally {
    await stop();
  }
}, 90_000);
