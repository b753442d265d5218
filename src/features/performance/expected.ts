// What a provisional conversion will probably end at (M10), learned from this shop's own delays.
import { setImmediate } from 'node:timers/promises';
import { dayOf } from '../../http/day-query.ts';
import { dayText } from '../../lib/zone.ts';
import {
  type ExpectedFinal,
  expectFinal,
  newForecaster,
  openDays,
} from '../../measures/expect-final.ts';
import {
  type Fate,
  type FateSource,
  type InquiryFate,
  type InquiryFates,
  listFates,
  newInquiryFates,
  tallyFates,
} from '../../measures/inquiry-fates.ts';
import type { Database } from '../../store/database.ts';
import { keepLists } from './kept-lists.ts';
import type { Work } from './period.ts';
import { stateOf } from './replay.ts';

/** The forecast learns from 60 days before a day and is tried out on 14 closed ones. */
const LEARN_DAYS = 75;
/** Others are answered after so many inquiries. */
const BATCH = 5000;

type StoredInquiry = Omit<FateSource['inquiries'][number], 'day' | 'orderIds'> & {
  readonly buyer: string;
  readonly day: number;
};

type StoredOrder = Omit<FateSource['orders'][number], 'closedNotBefore'> & {
  readonly buyer: string;
  readonly day: number | null;
};

async function loadFates(db: Database, work: Work): Promise<InquiryFates> {
  const { shop, from, to, setup } = work;
  const days = [shop, dayOf(from) - LEARN_DAYS, dayOf(to)];
  const inquiries = await db.query<StoredInquiry>(
    `select buyer, day, agent, start_at as "startAt", provisional, ordered, paid,
       ordered_in_window as "orderedInWindow", paid_in_window as "paidInWindow"
     from inquiry where shop_id = $1 and day between $2 and $3`,
    days,
  );
  const orders = await db.query<StoredOrder>(
    `select buyer, day, order_id as "orderId", owner, placed_at as "placedAt", paid_at as "paidAt",
       closed_at as "closedAt", refunded_at as "refundedAt", counted
     from customer_order where shop_id = $1 and day between $2 and $3 and owner is not null`,
    days,
  );
  const byBuyer = new Map<string, StoredOrder[]>();
  for (const order of orders) {
    const known = byBuyer.get(order.buyer);
    if (known === undefined) byBuyer.set(order.buyer, [order]);
    else known.push(order);
  }
  const fates = newInquiryFates();
  for (const [at, { buyer, day, ...inquiry }] of inquiries.entries()) {
    if (at % BATCH === BATCH - 1) await setImmediate();
    const all = byBuyer.get(buyer) ?? [];
    const own = all.filter((order) => order.day === day && order.owner === inquiry.agent);
    const orderIds = own.map(({ orderId }) => orderId);
    const source: FateSource = {
      ...{ shop, ordersKnown: true },
      inquiries: [{ ...inquiry, day: dayText(day), orderIds }],
      orders: all.map((order) => ({ ...order, closedNotBefore: null })),
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
  const all = listFates(fates, shop, fate, whose.agent);
  const told: ExpectedFinal[] = [];
  for (let day = dayOf(from); day <= dayOf(to); day++) {
    const one = open.has(day)
      ? expectFinal(forecaster, { shop, fate, day, ...whose })
      : asItStands(all.filter((inquiry) => inquiry.day === day));
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
