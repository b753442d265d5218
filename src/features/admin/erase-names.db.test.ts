// G3 Erasing a buyer takes nothing of others whose names hold theirs inside, or who use its letters.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jobHandlers } from '../../entry/job-handlers.ts';
import { askApp, importReceived, postOf, sendFile } from '../../testing/import-over-http.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { type JobWorker, startJobWorker } from '../../work/job-worker.ts';

const SHOP = '木棉小店';
const BUYERS = ['tb123', 'tb1234', 'xtb123', 'a', 'banana', '小溪不', '小溪不急', '急'];

/** Of each buyer a chat, and a row that cannot be read; the words are everybody's own. */
const CHATS = [
  '会话ID,买家昵称,客服昵称,发送方,消息时间,消息内容',
  ...BUYERS.flatMap((buyer, n) => [
    `c${n},${buyer},木棉:小美,买家,2026-05-11 10:0${n}:01,第${n}位想问问这床凉席还有没有一米五的`,
    `c${n},${buyer},木棉:小美,客服,2026-05-11 10:0${n}:09,亲爱的${buyer}您好，有的`,
    `c${n},${buyer},木棉:小美,买家,不是时间${n},a、急、1 都只是字`,
  ]),
].join('\n');
const alone = (buyer: string): string =>
  CHATS.split('\n')
    .filter((line, n) => n === 0 || line.split(',')[1] === buyer)
    .join('\n');

let t: TestApp;
let worker: JobWorker;
beforeAll(async () => {
  t = await openTestApp();
  worker = startJobWorker({ ...t.services, handlers: jobHandlers(t.services), pollMs: 20 });
  await importReceived(t, [(await sendFile(t, '聊天.csv', CHATS)).id], SHOP);
  for (const buyer of BUYERS) await sendFile(t, `聊天-${buyer}.csv`, alone(buyer));
  await t.db.query(
    `insert into auto_text (shop_id, text) select $1, '亲爱的' || b || '，欢迎光临' from unnest($2::text[]) b`,
    [SHOP, BUYERS],
  );
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await t.close();
});

/** Who still has a thread, a quarantined row, an automatic text, a received file of their own. */
async function left() {
  const list = async (sql: string): Promise<string[]> =>
    (await t.db.query<{ one: string }>(sql)).map(({ one }) => one);
  const named = await list('select name as one from upload order by at');
  return {
    threads: (await list('select buyer as one from thread')).sort(),
    quarantined: await list(
      `select split_part(raw, ',', 2) as one from quarantined_row order by n`,
    ),
    greeted: (
      await list(`select substr(split_part(text, '，', 1), 4) as one from auto_text`)
    ).sort(),
    files: named.flatMap((name) => /^聊天-(.*)\.csv$/.exec(name)?.[1] ?? []),
  };
}

const erase = (buyer: string) =>
  askApp<{ threads: number; quarantined: number; uploads: number }>(
    t,
    '/api/buyers/erase',
    postOf({ shop: SHOP, buyer, reason: '来信要求' }),
  );

test('G3 each goes alone, whoever else has its letters', async () => {
  const gone: string[] = [];
  for (const buyer of ['tb123', 'a', '急', '小溪不']) {
    const files = gone.length === 0 ? 2 : 1;
    const erased = await erase(buyer);
    expect(erased).toMatchObject({ threads: 1, messages: 2, quarantined: 1, uploads: files });
    gone.push(buyer);
    const stay = BUYERS.filter((one) => !gone.includes(one));
    expect(await left()).toEqual({
      threads: [...stay].sort(),
      quarantined: stay,
      // A name of one or two characters cannot be told from the words around it.
      greeted: [...stay, ...gone.filter((one) => one.length < 3)].sort(),
      files: stay,
    });
  }
}, 60_000);
