// M1 Events sent one by one or in shuffled batches end in the same rows as an import of the same shop.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ThreadEvent } from '../../domain/event.ts';
import { createPrng } from '../../lib/prng.ts';
import { isoText } from '../../lib/zone.ts';
import type { Database } from '../../store/database.ts';
import { FACT_COLUMNS, FACT_TABLE_NAMES } from '../../store/fact-tables.ts';
import { loadSmallShop } from '../../testing/small-shop.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { loadStoredThreads } from './stored-threads.ts';

let imported: TestApp;
let live: TestApp;
let shop = '';
let asOf = 0;
const BUYERS = 30;

beforeAll(async () => {
  imported = await openTestApp({ template: { name: 'small-shop', fill: loadSmallShop } });
  live = await openTestApp();
  const [row] = await imported.db.query<{ shop_id: string; as_of: number }>(
    'select shop_id, as_of from shop',
  );
  shop = row!.shop_id;
  asOf = row!.as_of;
  live.setNow(asOf);
  for (const table of ['shop', 'agent', 'duty_span', 'product', 'auto_text', 'shop_setting']) {
    await copyRows(imported.db, live.db, table);
  }
}, 120_000);
afterAll(async () => {
  await imported.close();
  await live.close();
});

/** What the live shop was told in its settings: roster, duty, products. */
async function copyRows(from: Database, to: Database, table: string): Promise<void> {
  const rows = await from.query(`select * from ${table}`);
  await to.query(
    `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

const yuan = (fen: number | null): string | null => (fen === null ? null : (fen / 100).toFixed(2));
const time = (at: number | null): string | null => (at === null ? null : isoText(at, 28_800_000));

/** An event as a source would send it. */
function told(event: ThreadEvent) {
  const { id, seq, revision } = event;
  if (event.type === 'message') {
    const { by, agent, kind, text, sku, orderId, conversation, auto } = event;
    const at = event.at;
    const revokedAt = event.revokedAt;
    const shared = { id, seq, revision, by, agent, kind, text, sku, conversation, auto };
    return { type: 'message', ...shared, order: orderId, at, revokedAt };
  }
  if (event.type === 'rating') {
    const { orderId, at, conversation, agent, score, invited, text } = event;
    const shared = { id, seq, revision, at, conversation, agent, score, invited, text };
    return { type: 'rating', ...shared, order: orderId };
  }
  const { orderId, state, reason, flagged, items } = event;
  return {
    ...{ type: 'order', id, seq, revision, order: orderId, state, reason, flagged },
    ...{ at: event.at, notBefore: event.notBefore },
    ...{ amount: yuan(event.amountFen), postage: yuan(event.postageFen) },
    items: items.map(({ sku, title, quantity, priceFen, paidFen, refundFen }) => ({
      ...{ sku, title, quantity },
      ...{ price: yuan(priceFen), paid: yuan(paidFen), refunded: yuan(refundFen) },
    })),
  };
}

async function send(documents: readonly unknown[]) {
  const response = await live.request('/api/events', {
    method: 'POST',
    body: JSON.stringify({ documents }),
  });
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return JSON.parse(text) as {
    saved: number;
    unchanged: number;
    refused: number;
    items: { problems: { path: string }[] }[];
  };
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

async function rowsOf(db: Database, table: (typeof FACT_TABLE_NAMES)[number], buyers: string[]) {
  const columns = FACT_COLUMNS[table].filter((column) => column !== 'analysed_as_of').join(', ');
  const rows = await db.query(
    `select ${columns} from ${table} where shop_id = $1 and buyer = any($2)`,
    [shop, buyers],
  );
  return rows.map((row) => JSON.stringify(row)).sort();
}

describe('events as they happen', () => {
  test('M1 event by event, shuffled and sent twice: the rows of the import', async () => {
    const all = await imported.db.query<{ buyer: string }>(
      'select buyer from thread where orders_unclear is null order by buyer limit $1',
      [BUYERS],
    );
    const buyers = all.map(({ buyer }) => buyer);
    const threads = await loadStoredThreads(imported.db, shop, buyers);
    const prng = createPrng(21);
    const random = (): number => prng.next();
    const documents = buyers.flatMap((buyer, i) => {
      const { events, ordersKnown } = threads.get(buyer)!.thread;
      const whole = { shop, buyer, ordersKnown };
      const each = shuffled(events, random).map(told);
      // Every third thread comes an event at a time, the others in two parts.
      const cut = Math.ceil(each.length / 2);
      const parts = i % 3 === 0 ? each.map((one) => [one]) : [each.slice(0, cut), each.slice(cut)];
      return parts.map((part) => ({ ...whole, events: part }));
    });
    const order = shuffled(documents, random);
    for (let i = 0; i < order.length; i += 40) {
      const batch = order.slice(i, i + 40);
      expect((await send(batch)).refused).toBe(0);
    }
    for (const table of FACT_TABLE_NAMES) {
      expect(await rowsOf(live.db, table, buyers), table).toEqual(
        await rowsOf(imported.db, table, buyers),
      );
    }
    const again = await send(order.slice(0, 30));
    expect(again).toMatchObject({ saved: 0, unchanged: 30 });
    const [touched] = await live.db.query<{ n: number }>(
      'select count(*)::int as n from touched_day',
    );
    expect(touched!.n).toBe(0);
  }, 120_000);

  test('G4 a document with a fault is refused with its place, the others are taken', async () => {
    const good = {
      shop,
      buyer: '新来的买家',
      events: [{ type: 'message', id: 'a1', at: time(asOf - 60_000), by: 'buyer', text: '在吗' }],
    };
    const noId = { ...good, events: [{ ...good.events[0], id: undefined }] };
    const badTime = { ...good, events: [{ ...good.events[0], at: '昨天下午' }] };
    const answer = await send([noId, good, badTime, { buyer: '没写店' }, 7]);
    expect(answer).toMatchObject({ saved: 1, refused: 4 });
    expect(answer.items[0]!.problems[0]!.path).toBe('events[0].id');
    expect(answer.items[2]!.problems[0]!.path).toBe('events[0].at');
    expect((await send([good])).unchanged).toBe(1);
  });

  test('G3 only who may write events does, and only to their shops', async () => {
    const document = { shop, buyer: 'x', events: [] };
    const body = { method: 'POST', body: JSON.stringify({ documents: [document] }) };
    const inspector = await live.signInAs('inspector');
    expect((await inspector('/api/events', body)).status).toBe(403);
    const elsewhere = await live.signInAs('manager', {
      shops: ['elsewhere'],
      groups: 'all',
      self: false,
    });
    const answer = await elsewhere('/api/events', body);
    expect(await answer.json()).toMatchObject({ saved: 0, refused: 1 });
    const many = Array.from({ length: 5001 }, (_, i) => ({
      type: 'message',
      id: `m${i}`,
      by: 'buyer',
    }));
    const much = {
      method: 'POST',
      body: JSON.stringify({ documents: [{ ...document, events: many }] }),
    };
    expect((await live.request('/api/events', much)).status).toBe(413);
  });
});
