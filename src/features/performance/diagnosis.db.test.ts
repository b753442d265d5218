// The diagnosis from the database rests on the same sums as the one from files, and figures on the same counts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { analyse } from '../../analyse/analyse.ts';
import { rollUp } from '../../measures/roll-up.ts';
import { newTally, tally } from '../../measures/tally.ts';
import { diagnosisInput } from '../../report/build/diagnosis-input.ts';
import { collect } from '../../report/collect.ts';
import { newCollection } from '../../report/collection.ts';
import { newCaseMix } from '../../scoring/case-mix/case-mix.ts';
import { gatherCases } from '../../scoring/case-mix/gather-cases.ts';
import { diagnose } from '../../scoring/diagnosis/diagnose.ts';
import type { DiagnosisInput } from '../../scoring/diagnosis/rows.ts';
import { compareCases } from '../../scoring/fairness/compare-cases.ts';
import { loadFigures } from '../../store/figures.ts';
import { refreshDays } from '../../store/refresh-days.ts';
import { loadSmallShop, SMALL_SHOP } from '../../testing/small-shop.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { eraseBuyer, findTraces } from '../../work/erase-buyer.ts';
import { loadShopSetup, type ShopSetup } from '../../work/shop-setup.ts';
import { loadStoredThreads } from '../conversations/stored-threads.ts';
import { loadDiagnosisInput } from './diagnosis-rows.ts';

let t: TestApp;
let shop: string;
let setup: ShopSetup;
let days: { from: string; to: string };

beforeAll(async () => {
  t = await openTestApp({ template: { name: 'small-shop', fill: loadSmallShop } });
  const response = await t.request('/api/shops');
  const { items } = (await response.json()) as {
    items: { id: string; firstDay: string; lastDay: string }[];
  };
  shop = items[0]!.id;
  days = { from: items[0]!.firstDay, to: items[0]!.lastDay };
  setup = await loadShopSetup(t.db, shop);
}, 120_000);
afterAll(() => t.close());

async function analyses() {
  const rows = await t.db.query<{ buyer: string }>('select buyer from thread order by buyer');
  const stored = await loadStoredThreads(
    t.db,
    shop,
    rows.map(({ buyer }) => buyer),
  );
  return [...stored.values()].map(({ thread, asOf }) => analyse(thread, setup, asOf));
}

/** Rows that say something, in one order. */
function plain(rows: readonly object[]): string[] {
  return rows
    .map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).sort())))
    .filter((text) => /"\w+":[1-9]/.test(text.replace(/"(day|hour)":\d+,?/g, '')))
    .sort();
}

test('P5 sums by agent and day, hour, product and reason are those of the files', async () => {
  const scored = setup.rulebook.rules
    .map(({ rule }) => rule)
    .filter(({ id }) => setup.scoredRules.includes(id));
  const collection = newCollection(scored);
  for (const analysis of await analyses()) collect(collection, analysis, setup.setup, true);
  const wanted = diagnosisInput(collection, setup.setup, true);
  const roster = new Map(
    [...setup.setup.agents].map(([id, agent]) => [id, { ...agent, listed: true, seen: true }]),
  );
  const work = {
    shop,
    shopName: shop,
    setup,
    agents: 'all',
    roster,
    ...days,
    nameOf: String,
  } as const;
  const figures = await loadFigures(t.db, { shops: [shop], ...days }, setup.metrics);
  const found = await loadDiagnosisInput(t.db, work, figures.days);
  const parts: (keyof DiagnosisInput)[] = ['agentDays', 'hours', 'products', 'ruleDays', 'reasons'];
  for (const part of parts) {
    expect([part, plain(found[part] as object[])]).toEqual([part, plain(wanted[part] as object[])]);
  }
  const ids = (input: DiagnosisInput) =>
    diagnose(input).concerns.map(({ id, moneyFen }) => [id, moneyFen]);
  expect(ids(found)).toEqual(ids(wanted));
  expect(found.agentDays.length).toBeGreaterThan(SMALL_SHOP.days);
});

test('P2 the overview says what counting all threads afresh says', async () => {
  const sums = newTally(setup.metrics);
  for (const analysis of await analyses()) tally(sums, analysis, setup.setup, setup.metrics);
  const rows = rollUp(sums, setup.metrics, { scope: 'shop', over: 'day' });
  const response = await t.request(
    `/api/overview?shop=${encodeURIComponent(shop)}&from=${days.to}&to=${days.to}`,
  );
  const { figures } = (await response.json()) as {
    figures: { metric: string; version: number; value: number | null }[];
  };
  expect(figures).toHaveLength(6);
  for (const { metric, version, value } of figures) {
    const row = rows.find(
      (one) => one.metric === metric && one.version === version && one.day === days.to,
    );
    expect([metric, value]).toEqual([metric, row?.value ?? null]);
  }
});

test('M4 the stored case mix compares like the one gathered from the threads', async () => {
  const mix = newCaseMix();
  for (const analysis of await analyses())
    gatherCases(mix, analysis, setup.setup, setup.rulebook.words);
  const wanted = compareCases(mix, setup.setup);
  const response = await t.request(
    `/api/agents/fairness?shop=${encodeURIComponent(shop)}&from=${days.from}&to=${days.to}`,
  );
  const { fair } = (await response.json()) as {
    fair: { rows: { agent: string; inquiries: number; observed: number; value: number }[] };
  };
  expect(
    fair.rows.map(({ agent, inquiries, observed, value }) => ({
      agent,
      inquiries,
      observed,
      value,
    })),
  ).toEqual(
    wanted?.agents.map(({ agent, inquiries, conversion }) => ({
      ...{ agent, inquiries, observed: conversion.observed, value: conversion.shrunk.value },
    })),
  );
});

test('P2 what is kept of sums over all orders is left as soon as one is gone', async () => {
  const asked = `/api/overview?shop=${encodeURIComponent(shop)}&from=${days.from}&to=${days.to}`;
  const counted = async () => {
    const { ownership } = (await (await t.request(asked)).json()) as {
      ownership: { orders: number }[];
    };
    return ownership.reduce((sum, { orders }) => sum + orders, 0);
  };
  const stored = async () => {
    const [row] = await t.db.query<{ n: number }>(
      `select count(*)::int as n from customer_order
       where counted and ownership <> 'left-out' and day is not null`,
    );
    return row!.n;
  };
  const before = await counted();
  expect(before).toBe(await stored());
  const [order] = await t.db.query<{ buyer: string }>(
    `select buyer from customer_order where counted and ownership <> 'left-out' limit 1`,
  );
  const whose = { shop, buyer: order!.buyer };
  await eraseBuyer(t.db, whose, await findTraces(t.db, whose));
  await refreshDays(t.db);
  const after = await counted();
  expect(after).toBeLessThan(before);
  expect(after).toBe(await stored());
});
