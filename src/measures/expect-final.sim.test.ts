// Simulated shops with known delays: the expected final value lies in its interval as often as stated.
import { expect, test } from 'vitest';
import type { OrderEvent, OrderState, ThreadEvent } from '../domain/event.ts';
import { createPrng, type Prng } from '../lib/prng.ts';
import { analyseChat, CHAT_DAY, CHAT_SETUP, chatEvents } from '../testing/timed-chat.ts';
import { dayOfText } from './days.ts';
import type { MetricDefinition } from './definition.ts';
import { type ExpectedFinal, expectFinal, type Forecaster, newForecaster } from './expect-final.ts';
import { expectRow } from './expect-row.ts';
import { mergeInquiryFates, newInquiryFates, tallyFates } from './inquiry-fates.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS = 36;
const FIRST_DAY = dayOfText('2026-06-01')!;

interface Shop {
  readonly threads: readonly (readonly ThreadEvent[])[];
  /** True share of each day's inquiries that end paid. */
  readonly finals: readonly number[];
}

function orderEvent(state: OrderState, at: number): OrderEvent {
  const items = [
    { sku: 'K1', title: '枕头', quantity: 1, priceFen: 5000, paidFen: 5000, refundFen: 0 },
  ];
  const fixed = {
    type: 'order',
    orderId: 'o',
    notBefore: null,
    postageFen: 0,
    reason: null,
  } as const;
  const amountFen = state === 'closed' ? null : 5000;
  return {
    ...fixed,
    id: `o:${state}`,
    seq: 0,
    state,
    at,
    amountFen,
    items,
    flagged: false,
    revision: 0,
  };
}

/** Conversion wanders from day to day; paying takes a log-normal time; some cancel later. */
function simulate(prng: Prng, perDay: number): Shop {
  const threads: ThreadEvent[][] = [];
  const finals: number[] = [];
  for (let day = 0; day < DAYS; day++) {
    const rate = 0.35 + 0.03 * prng.normal();
    let paid = 0;
    for (let i = 0; i < perDay; i++) {
      const start = CHAT_DAY + day * DAY_MS + 9 * HOUR_MS + prng.int(12 * HOUR_MS);
      const [asked, replied] = chatEvents('10:00:00 >A 有货吗\n10:00:10 A 有的亲');
      const events: ThreadEvent[] = [
        { ...asked!, at: start },
        { ...replied!, at: start + 10_000 },
      ];
      if (prng.chance(rate)) {
        const placed = start + Math.min(40 * HOUR_MS, prng.logNormal(2 * HOUR_MS, 1.4));
        const paying = placed + Math.min(70 * HOUR_MS, prng.logNormal(3 * HOUR_MS, 1.6));
        const cancels = prng.chance(0.06);
        events.push(
          orderEvent('placed', Math.round(placed)),
          orderEvent('paid', Math.round(paying)),
        );
        if (cancels) {
          events.push(orderEvent('closed', Math.round(paying + prng.logNormal(10 * HOUR_MS, 1))));
        } else paid++;
      }
      threads.push(events);
    }
    finals.push(paid / perDay);
  }
  return { threads, finals };
}

function learnedAt(shop: Shop, asOf: number): Forecaster {
  const halves = [newInquiryFates(), newInquiryFates()] as const;
  shop.threads.forEach((events, i) => {
    if (events[0]!.at! > asOf) return;
    tallyFates(halves[i % 2]!, analyseChat(events, { asOf, buyer: `b${i}` }), CHAT_SETUP);
  });
  const fates = mergeInquiryFates(structuredClone(halves[0]), halves[1]);
  return newForecaster(fates, CHAT_SETUP, asOf);
}

function forecast(shop: Shop, asOf: number, daysBack: number): ExpectedFinal | null {
  const today = Math.floor((asOf - CHAT_DAY) / DAY_MS);
  const day = FIRST_DAY + today - daysBack;
  const forecaster = learnedAt(shop, asOf);
  return expectFinal(forecaster, { shop: '木槿家居', fate: 'paid', day });
}

test('M10 the truth lies in the interval as stated, and nearer than the figure as it stands', () => {
  const seen = { days: 0, within: 0, error: 0, naive: 0, stated: 0, width: 0 };
  for (let seed = 1; seed <= 14; seed++) {
    const shop = simulate(createPrng(seed, 'delays'), 40);
    const asOf = CHAT_DAY + (DAYS - 3) * DAY_MS + 22 * HOUR_MS;
    for (const daysBack of [0, 1, 2]) {
      const told = forecast(shop, asOf, daysBack)!;
      const truth = shop.finals[DAYS - 3 - daysBack]!;
      seen.days++;
      if (told.low - 1e-9 <= truth && truth <= told.high + 1e-9) seen.within++;
      seen.error += Math.abs(told.expected - truth);
      seen.naive += Math.abs(told.observed - truth);
      seen.stated += told.pastError!;
      seen.width += told.high - told.low;
      expect(told.triedDays).toBe(14);
      if (daysBack === 0) expect(told.pastError).toBeLessThan(told.naiveError!);
    }
  }
  expect(seen.days).toBe(42);
  expect(seen.within / seen.days).toBeGreaterThanOrEqual(0.9);
  expect(seen.error).toBeLessThan(seen.naive * 0.5);
  // The error told beforehand is the error met: neither flattered nor feared.
  expect(seen.stated / seen.error).toBeGreaterThan(0.75);
  expect(seen.stated / seen.error).toBeLessThan(1.33);
  // An interval that always holds because it is wide says nothing.
  expect(seen.width / seen.days).toBeLessThan(0.3);
});

test('M10 what has not been learned is not told', () => {
  const shop = simulate(createPrng(3, 'few'), 1);
  expect(forecast(shop, CHAT_DAY + 5 * DAY_MS, 0)).toBeNull();
});

const CONVERSION = {
  ...{ unit: 'inquiry', aggregate: 'ratio', numerator: 'paid', denominator: '1' },
} as MetricDefinition;
const PER_DAY = 40;
const PERIOD = { from: 20, to: DAYS - 2 };

/** The row of a period as it stands, and the share it truly ends at. */
function playPeriod(seed: number) {
  const shop = simulate(createPrng(seed, 'delays'), PER_DAY);
  const forecaster = learnedAt(shop, CHAT_DAY + (DAYS - 3) * DAY_MS + 22 * HOUR_MS);
  const of = { shop: '木槿家居', fate: 'paid' } as const;
  let numerator = 0;
  for (let day = PERIOD.from; day < PERIOD.to; day++) {
    numerator += expectFinal(forecaster, { ...of, day: FIRST_DAY + day })!.observed * PER_DAY;
  }
  const finals = shop.finals.slice(PERIOD.from, PERIOD.to);
  const row: Parameters<typeof expectRow>[1] = {
    ...{ state: 'provisional', scope: 'shop', shop: of.shop, agent: null, day: null },
    ...{ numerator, denominator: PER_DAY * finals.length },
  };
  return { forecaster, row, truth: finals.reduce((sum, one) => sum + one, 0) / finals.length };
}

test('M10 a period ends at what its days end at: open days as expected, closed ones as they stand', () => {
  let [within, error, naive] = [0, 0, 0];
  const seeds = 8;
  for (let seed = 1; seed <= seeds; seed++) {
    const { forecaster, row, truth } = playPeriod(seed);
    const told = expectRow(forecaster, row, CONVERSION)!;
    if (told.low <= truth && truth <= told.high) within++;
    error += Math.abs(told.expected - truth);
    naive += Math.abs(row.numerator! / row.denominator! - truth);
    expect(told.error).toBeGreaterThan(0);
    expect(told.high - told.low).toBeLessThan(0.1);
  }
  expect(within).toBeGreaterThanOrEqual(seeds - 1);
  expect(error).toBeLessThan(naive * 0.6);
});

test('M10 a row that is final, of a group or undated is not foretold; a sum is told in pieces', () => {
  const { forecaster, row } = playPeriod(1);
  const share = expectRow(forecaster, row, CONVERSION)!;
  const sum = expectRow(forecaster, row, { ...CONVERSION, aggregate: 'sum' })!;
  expect(sum.expected).toBeCloseTo(share.expected * row.denominator!, 9);
  expect(expectRow(forecaster, { ...row, state: 'final' }, CONVERSION)).toBeNull();
  expect(expectRow(forecaster, { ...row, scope: 'group' }, CONVERSION)).toBeNull();
  expect(expectRow(forecaster, { ...row, day: 'undated' }, CONVERSION)).toBeNull();
});
