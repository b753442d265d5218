// What a provisional conversion will probably end at (M10), learned from this shop's own delays.
import { setImmediate } from 'node:timers/promises';
import { dayOf } from '../../http/day-query.ts';
import { dayText } from '../../lib/zone.ts';
import {
  type ExpectedFinal,
  expectFinal,
  inquiriesOf,
  newForecaster,
  openDays,
} from '../../measures/expect-final.ts';
import {
  type Fate,
  type FateSource,
  type InquiryFate,
  type InquiryFates,
  newInquiryFates,
  tallyFates,
} from '../../measures/inquiry-fates.ts';
import type { Database } from '../../store/database.ts';
import { queryColumns } from '../../store/query-columns.ts';
import { keepLists } from './kept-lists.ts';
import type { Work } from './period.ts';
import { stateOf } from './replay.ts';

/** The forecast learns from 60 days before a day and is tried out on 14 closed ones. */
const LEARN_DAYS = 75;
/** Others are answered after so many inquiries. */
const BATCH = 5000;

const INQUIRY = {
  text: ['buyer'],
  'text?': ['agent'],
  number: ['day', 'start_at'],
  flag: ['provisional', 'ordered', 'paid', 'ordered_in_window', 'paid_in_window'],
} as const;

const ORDER = {
  text: ['buyer', 'order_id', 'owner'],
  'number?': ['day', 'placed_at', 'paid_at', 'closed_at', 'refunded_at'],
  flag: ['counted'],
} as const;

type StoredInquiry = Omit<FateSource['inquiries'][number], 'day' | 'orderIds'> & {
  readonly buyer: string;
  readonly day: number;
};

type StoredOrder = FateSource['orders'][number] & { readonly day: number | null };

async function loadInquiries(db: Database, days: readonly unknown[]): Promise<StoredInquiry[]> {
  const rows = 'from inquiry where shop_id = $1 and day between $2 and $3';
  const parts = await queryColumns(db, { shape: INQUIRY, by: 'day', rows, params: days });
  return parts.flatMap((part) =>
    part.buyer.map((buyer, i) => ({
      buyer,
      day: part.day[i]!,
      agent: part.agent[i]!,
      startAt: part.start_at[i]!,
      provisional: part.provisional[i]!,
      ordered: part.ordered[i]!,
      paid: part.paid[i]!,
      orderedInWindow: part.ordered_in_window[i]!,
      paidInWindow: part.paid_in_window[i]!,
    })),
  );
}

async function loadOrders(
  db: Database,
  days: readonly unknown[],
): Promise<ReadonlyMap<string, readonly StoredOrder[]>> {
  const rows =
    'from customer_order where shop_id = $1 and day between $2 and $3 and owner is not null';
  const byBuyer = new Map<string, StoredOrder[]>();
  for (const part of await queryColumns(db, { shape: ORDER, by: 'day', rows, params: days })) {
    for (const [i, buyer] of part.buyer.entries()) {
      const order: StoredOrder = {
        day: part.day[i]!,
        orderId: part.order_id[i]!,
        owner: part.owner[i]!,
        counted: part.counted[i]!,
        placedAt: part.placed_at[i]!,
        paidAt: part.paid_at[i]!,
        closedAt: part.closed_at[i]!,
        closedNotBefore: null,
        refundedAt: part.refunded_at[i]!,
      };
      const known = byBuyer.get(buyer);
      if (known === undefined) byBuyer.set(buyer, [order]);
      else known.push(order);
    }
  }
  return byBuyer;
}

async function loadFates(db: Database, work: Work): Promise<InquiryFates> {
  const { shop, from, to, setup } = work;
  const days = [shop, dayOf(from) - LEARN_DAYS, dayOf(to)];
  const inquiries = await loadInquiries(db, days);
  const byBuyer = await loadOrders(db, days);
  const fates = newInquiryFates();
  for (const [at, { buyer, day, ...inquiry }] of inquiries.entries()) {
    if (at % BATCH === BATCH - 1) await setImmediate();
    const all = byBuyer.get(buyer) ?? [];
    const own = all.filter((order) => order.day === day && order.owner === inquiry.agent);
    const orderIds = own.map(({ orderId }) => orderId);
    const source: FateSource = {
      ...{ shop, ordersKnown: true },
      inquiries: [{ ...inquiry, day: dayText(day), orderIds }],
      orders: all,
    };
    tallyFates(fates, source, setup.setup);
  }
  return fates;
}

/**
 * Expected end of the share of the period's inquiries that become `fate`: the sum of its days, those
 * that are over as they stand. One agent, or the whole shop; null: too little to learn from.
 */
export async function expectPeriod(
  db: Database,
  work: Work,
  fate: Fate,
): Promise<ExpectedFinal | null> {
  const key = `${fate}/${await stateOf(db, work, LEARN_DAYS)}`;
  return await kept(db, key, () => workOut(db, work, fate));
}

const kept = keepLists<ExpectedFinal | null>();

async function workOut(db: Database, work: Work, fate: Fate): Promise<ExpectedFinal | null> {
  const { shop, from, to, setup, agents } = work;
  if (setup.asOf === null || (agents !== 'all' && agents.length !== 1)) return null;
  const fates = await loadFates(db, work);
  const forecaster = newForecaster(fates, setup.setup, setup.asOf);
  const whose = agents === 'all' ? {} : { agent: agents[0]! };
  const open = new Set(openDays(forecaster, { shop, fate, ...whose }));
  const told: ExpectedFinal[] = [];
  for (let day = dayOf(from); day <= dayOf(to); day++) {
    const of = { shop, fate, day, ...whose };
    const one = open.has(day)
      ? expectFinal(forecaster, of)
      : asItStands(inquiriesOf(forecaster, of));
    if (one !== null) told.push(one);
    // A large shop's day takes a while to try out: others are answered in between.
    await setImmediate();
  }
  return told.length === 0 ? null : sumDays(told);
}

/** A day that is over; null: nobody inquired. */
function asItStands(inquiries: readonly InquiryFate[]): ExpectedFinal | null {
  const count = inquiries.length;
  if (count === 0) return null;
  const share = inquiries.filter(({ at }) => at !== null).length / count;
  return {
    ...{ observed: share, expected: share, low: share, high: share, inquiries: count },
    ...{ pastError: 0, naiveError: 0, triedDays: 0, learnedFrom: 0 },
  };
}

/** Errors of days are taken as independent of one another. */
function sumDays(days: readonly ExpectedFinal[]): ExpectedFinal {
  const [first] = days;
  if (first !== undefined && days.length === 1) return first;
  const inquiries = days.reduce((sum, day) => sum + day.inquiries, 0);
  const mean = (of: (day: ExpectedFinal) => number): number =>
    days.reduce((sum, day) => sum + of(day) * day.inquiries, 0) / inquiries;
  const half = Math.sqrt(
    days.reduce(
      (sum, { low, high, inquiries: count }) => sum + (((high - low) / 2) * count) ** 2,
      0,
    ),
  );
  const expected = mean((day) => day.expected);
  /** Of the period at most what its days are off together. */
  const error = (of: 'pastError' | 'naiveError'): number | null =>
    days.every((day) => day[of] === null) ? null : mean((day) => day[of] ?? 0);
  return {
    observed: mean((day) => day.observed),
    expected,
    low: Math.max(0, expected - half / inquiries),
    high: Math.min(1, expected + half / inquiries),
    inquiries,
    pastError: error('pastError'),
    naiveError: error('naiveError'),
    triedDays: Math.max(...days.map(({ triedDays }) => triedDays)),
    learnedFrom: Math.max(...days.map(({ learnedFrom }) => learnedFrom)),
  };
}
