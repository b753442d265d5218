// However a thread is saved, piece by piece, late, twice: its rows and all sums are those of one fresh analysis.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyse } from '../analyse/analyse.ts';
import type { Thread, ThreadEvent } from '../domain/event.ts';
import { loadThread } from '../store/load-thread.ts';
import { refreshDays, sumCells } from '../store/refresh-days.ts';
import { widenShop } from '../store/shops.ts';
import { randomEvents, SIMULATION_START } from '../testing/random-thread.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { recheckDue } from './recheck.ts';
import { saveThread } from './save-thread.ts';
import { loadShopSetup } from './shop-setup.ts';
import { assembleRows } from './thread-rows.ts';

let test1: TestDatabase;
beforeAll(async () => {
  test1 = await openTestDatabase();
}, 120_000);
afterAll(() => test1.close());

const DAY_MS = 86_400_000;
const END = SIMULATION_START + 40 * DAY_MS;
let shops = 0;

function threadOf(shop: string, buyer: string, events: readonly ThreadEvent[]): Thread {
  return { shop, buyer, events, ordersKnown: true, ordersUnclear: null };
}

/** A day's sum and the sum of its threads' cells, by day and agent, as text. */
async function sumsOf(shop: string) {
  const { db } = test1;
  type Cell = { day: number; agent: string; cell: Uint8Array };
  const days = await db.query<Cell>('select * from agent_day where shop_id = $1', [shop]);
  const cells = await db.query<Cell>('select * from thread_cell where shop_id = $1', [shop]);
  const text = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? []).toString('hex');
  const stored = days.map(({ day, agent, cell }) => `${day} ${agent} ${text(cell)}`).sort();
  const keys = [...new Set(cells.map(({ day, agent }) => `${day} ${agent}`))];
  const summed = await Promise.all(
    keys.map(async (key) => {
      const own = cells.filter(({ day, agent }) => `${day} ${agent}` === key);
      return `${key} ${text(
        await sumCells(
          db,
          own.map(({ cell }) => cell),
        ),
      )}`;
    }),
  );
  return { stored, summed: summed.sort() };
}

const save = fc.record({
  buyer: fc.nat({ max: 2 }),
  from: fc.nat({ max: 30 }),
  count: fc.integer({ min: 1, max: 12 }),
  refresh: fc.boolean(),
  pass: fc.constantFrom(0, 0, 60_000, 3_600_000, DAY_MS),
});

describe('saving threads', () => {
  test('M1 G1 after any sequence of saves the rows and sums are those of one analysis from scratch', async () => {
    const run = fc.asyncProperty(
      fc.tuple(randomEvents, randomEvents, randomEvents),
      fc.array(save, { minLength: 1, maxLength: 8 }),
      async (all, saves) => {
        const { db } = test1;
        const shop = `店${shops++}`;
        const shopSetup = await loadShopSetup(db, shop);
        let now = SIMULATION_START;
        const parts = [
          ...saves.map(({ buyer, from, count, ...rest }) => {
            const events = all[buyer]!;
            const at = from % events.length;
            return { buyer, events: events.slice(at, at + count), ...rest };
          }),
          ...all.map((events, buyer) => ({ buyer, events, refresh: false, pass: 0 })),
        ];
        for (const { buyer, events, refresh, pass } of parts) {
          now += pass;
          await saveThread(db, shopSetup, threadOf(shop, `b${buyer}`, events), now);
          if (refresh) await refreshDays(db, { shop });
        }
        await widenShop(db, shop, { asOf: END, orders: true, live: true });
        await recheckDue(db, END);
        for (const [buyer, events] of all.entries()) {
          const fresh = analyse(threadOf(shop, `b${buyer}`, events), shopSetup, END);
          const { rows, cells } = assembleRows(fresh, shopSetup);
          const stored = await db.query<{ day: number; agent: string; cell: Uint8Array }>(
            'select day, agent, cell from thread_cell where shop_id = $1 and buyer = $2 order by day, agent',
            [shop, `b${buyer}`],
          );
          const made = cells.map(({ day, agent, bytes }) => ({ day, agent, cell: bytes }));
          expect(stored.map(plain)).toEqual(made.map(plain));
          const found = await db.query(
            'select rule from finding where shop_id = $1 and buyer = $2',
            [shop, `b${buyer}`],
          );
          expect(found).toHaveLength(rows.finding.length);
        }
        const { stored, summed } = await sumsOf(shop);
        expect(stored.length).toBeGreaterThan(0);
        expect(stored).toEqual(summed);
      },
    );
    await fc.assert(run, { numRuns: 12, endOnFailure: true });
  }, 120_000);

  test('M1 a thread comes back with all its events, each once', async () => {
    const { db } = test1;
    const shopSetup = await loadShopSetup(db, '甲');
    const events = fc.sample(randomEvents, { numRuns: 1, seed: 5 })[0]!;
    const half = Math.ceil(events.length / 2);
    await saveThread(db, shopSetup, threadOf('甲', 'b', events.slice(half)), END);
    const saved = await saveThread(db, shopSetup, threadOf('甲', 'b', events), END);
    expect(saved.changed).toBe(true);
    const again = await saveThread(db, shopSetup, threadOf('甲', 'b', events.slice(0, 3)), END);
    expect(again.changed).toBe(false);
    const thread = await loadThread(db, '甲', 'b');
    const byId = (list: readonly ThreadEvent[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(thread!.events)).toEqual(byId(events));
  });

  test('G1 two writers of one thread at a time both get their events in', async () => {
    const { db } = test1;
    const shopSetup = await loadShopSetup(db, '乙');
    const events = fc.sample(randomEvents, { numRuns: 1, seed: 9 })[0]!;
    await Promise.all(
      events.map((event) => saveThread(db, shopSetup, threadOf('乙', 'b', [event]), END)),
    );
    expect((await loadThread(db, '乙', 'b'))!.events).toHaveLength(events.length);
    await Promise.all([refreshDays(db), refreshDays(db)]);
    const { stored, summed } = await sumsOf('乙');
    expect(stored).toEqual(summed);
  });
});

function plain(row: object): unknown {
  const { day, agent, cell } = row as { day: number; agent: string; cell: Uint8Array };
  return [day, agent, Buffer.from(cell).toString('hex')];
}
