// Plays the whole sample day by day: who comes, who serves, what is said and what is bought.
import { createPrng, type Prng } from '../../lib/prng.ts';
import { playAftersale } from './aftersale.ts';
import {
  DAY_MS,
  drawBeginning,
  HOUR_MS,
  planCalendar,
  type SampleDay,
  SECOND_MS,
  ZONE_MS,
} from './calendar.ts';
import { catalogue, type SampleProduct } from './catalogue.ts';
import { concludeTalk } from './conclude-talk.ts';
import * as odd from './odd-talks.ts';
import { openTalk } from './open-talk.ts';
import { meetBuyer, type SampleBuyer } from './people.ts';
import { payOrder, placeOrder, type SampleOrder } from './place-order.ts';
import { playPresale } from './presale.ts';
import { type Desk, findDesk, HELD_MS_MAX, planDesks } from './roster.ts';
import { hireStaff, type SampleAgent } from './staff.ts';
import type { Talk } from './talk.ts';
import type { Scenario } from './truth.ts';

export interface SamplePlan {
  readonly seed: number;
  readonly staff: readonly SampleAgent[];
  readonly days: readonly SampleDay[];
}

/** A conversation that is over, or orders that nobody talked about. */
export interface SampleStory {
  readonly talk: Talk | null;
  readonly orders: readonly SampleOrder[];
}

/** Somebody who will be back. */
interface Appointment {
  readonly at: number;
  readonly scenario: 'aftersale' | 'return-visit';
  readonly buyer: SampleBuyer;
  readonly product: SampleProduct;
  readonly orderId: string | null;
  /** Who served last and is not the owner of what is bought now. */
  readonly before: string | null;
}

interface State {
  readonly plan: SamplePlan;
  readonly rng: Prng;
  readonly appointments: Map<number, Appointment[]>;
  buyers: number;
}

/** Orders per conversation of an ordinary day that come without a word. */
const SILENT_SHARE = 0.11;
/** Contacts after buying from before the sample, as a share of all conversations. */
const OLD_CUSTOMERS_SHARE = 0.1;
/** At most this much of a day is people who come back. */
const RETURNING_SHARE_MAX = 0.5;

/** Hires, draws the calendar; equal arguments give equal plans. */
export function planSample(
  seed: number,
  agents: number,
  firstDay: number,
  days: number,
  conversations: number,
): SamplePlan {
  return {
    seed,
    staff: hireStaff(agents, createPrng(seed, 'staff')),
    days: planCalendar(firstDay, days, conversations, createPrng(seed, 'calendar')),
  };
}

/** Every story of the plan in the order in which they began; memory holds a few days at most. */
export function* simulate(plan: SamplePlan): Generator<SampleStory> {
  const state: State = {
    plan,
    rng: createPrng(plan.seed, 'shop'),
    appointments: new Map(),
    buyers: 0,
  };
  const total = plan.days.reduce((sum, day) => sum + day.conversations, 0);
  for (const day of plan.days) yield* playDay(state, day, total * day.weight);
}

function* playDay(state: State, day: SampleDay, ordinary: number): Generator<SampleStory> {
  const { rng, plan } = state;
  const desks = planDesks(plan.staff, day.day, day.promotion);
  const next = plan.days.find((other) => other.day === day.day + 1);
  const morning = planDesks(plan.staff, day.day + 1, next?.promotion ?? false);
  const guests = inviteGuests(state, day);
  for (const [i, guest] of guests.entries()) {
    const talk = playTalk(state, day, guest, i + 1, [desks, morning]);
    concludeTalk(talk, guest.before);
    appoint(state, day, talk);
    yield { talk, orders: talk.orders };
  }
  const silent = Math.round(ordinary * SILENT_SHARE * (0.9 + 0.2 * rng.next()));
  const orders = Array.from({ length: silent }, (_, i) =>
    buySilently(state, day, guests.length + 1 + i),
  );
  yield { talk: null, orders };
}

/** The day's guests by the time they come: appointments first, then new ones up to the plan. */
function inviteGuests(
  state: State,
  day: SampleDay,
): readonly (Omit<Appointment, 'scenario'> & { scenario: Scenario })[] {
  const { rng } = state;
  const expected = state.appointments.get(day.day) ?? [];
  state.appointments.delete(day.day);
  const back = expected.slice(0, Math.floor(day.conversations * RETURNING_SHARE_MAX));
  const guests: (Omit<Appointment, 'scenario'> & { scenario: Scenario })[] = [...back];
  const midnight = day.day * DAY_MS - ZONE_MS;
  while (guests.length < day.conversations) {
    guests.push({
      at: midnight + drawBeginning(rng),
      scenario: drawScenario(rng),
      buyer: meetBuyer(state.buyers, rng),
      product: rng.pick(catalogue),
      orderId: null,
      before: null,
    });
    state.buyers += 1;
  }
  return guests.sort((a, b) => a.at - b.at);
}

function drawScenario(rng: Prng): Scenario {
  if (rng.chance(OLD_CUSTOMERS_SHARE)) return 'aftersale';
  const kinds = ['browse', 'ask', 'quick', 'paid-after-silent', 'greeting-only', 'advert'] as const;
  return kinds[rng.weighted([26, 50, 17, 2, 3, 0.5])]!;
}

function playTalk(
  state: State,
  day: SampleDay,
  guest: Omit<Appointment, 'scenario'> & { scenario: Scenario },
  number: number,
  [desks, morning]: readonly [readonly Desk[], readonly Desk[]],
): Talk {
  const { rng } = state;
  const { at, buyer, product } = guest;
  const aftersale = guest.scenario === 'aftersale';
  const strayed = aftersale && rng.chance(0.12);
  const desk = findDesk(desks, aftersale && !strayed ? 'aftersale' : 'presale', at, rng);
  const scenario = desk === null && guest.scenario !== 'advert' ? 'night' : guest.scenario;
  const id = `C${day.day}-${String(number).padStart(6, '0')}`;
  const talk = openTalk(rng, { id, scenario, buyer, product, desk, at, promotion: day.promotion });
  if (desk === null) {
    const early = at < day.day * DAY_MS - ZONE_MS + 12 * HOUR_MS ? desks : morning;
    if (scenario === 'advert') odd.playAdvert(talk);
    else odd.playNight(talk, findDesk(early, 'presale', earliest(early), rng));
  } else {
    play(talk, guest, number, strayed ? findDesk(desks, 'aftersale', at, rng) : null);
  }
  const until = Math.min(talk.now, at + HELD_MS_MAX);
  talk.desk?.openUntil.push(until);
  return talk;
}

function play(
  talk: Talk,
  guest: { readonly scenario: Scenario; readonly orderId: string | null },
  serial: number,
  specialist: Desk | null,
): void {
  const { rng, agent, load } = talk;
  const ignored = (1.25 - agent!.skills.speed) * (0.01 + 0.01 * Math.max(0, load - 5));
  const other = specialist?.agent === agent ? null : specialist;
  if (guest.scenario === 'advert') odd.playAdvert(talk);
  else if (guest.scenario === 'aftersale') playAftersale(talk, guest.orderId, other);
  else if (rng.chance(ignored)) {
    talk.scenario = 'ignored';
    odd.playIgnored(talk);
  } else if (guest.scenario === 'greeting-only') odd.playGreetingOnly(talk);
  else if (guest.scenario === 'paid-after-silent') odd.playPaidAfterSilent(talk, serial);
  else if (agent!.vice === 'pester' && rng.chance(0.09)) {
    talk.scenario = 'pestered';
    odd.playPestered(talk);
  } else playPresale(talk, serial);
}

const earliest = (desks: readonly Desk[]): number =>
  desks.reduce((least, desk) => Math.min(least, desk.from), Number.POSITIVE_INFINITY);

/** Some who wanted to think come back tomorrow; some who bought have a question. */
function appoint(state: State, day: SampleDay, talk: Talk): void {
  const { rng } = state;
  const before = talk.agent?.id ?? null;
  const paid = talk.orders.find((order) => order.paidAt !== null);
  if (paid !== undefined && rng.chance(paid.refundedAt === null ? 0.24 : 0.7)) {
    const later = Math.max(1, Math.min(9, Math.round(rng.logNormal(3, 0.6))));
    const { product } = paid.items[0]!;
    const guest = { scenario: 'aftersale', buyer: talk.buyer, product } as const;
    keep(state, day.day + later, { ...guest, orderId: paid.id, before: null });
  } else if (talk.thinking && rng.chance(0.2)) {
    const { buyer, product } = talk;
    keep(state, day.day + 1, { scenario: 'return-visit', buyer, product, orderId: null, before });
  }
}

/** Writes somebody down for a day, in the hours when somebody is there. */
function keep(state: State, day: number, guest: Omit<Appointment, 'at'>): void {
  const { rng } = state;
  const at = day * DAY_MS - ZONE_MS + 9 * HOUR_MS + rng.int(13 * 3600) * SECOND_MS;
  const expected = state.appointments.get(day);
  if (expected === undefined) state.appointments.set(day, [{ ...guest, at }]);
  else expected.push({ ...guest, at });
}

/** An order of somebody who never asked. */
function buySilently(state: State, day: SampleDay, serial: number): SampleOrder {
  const { rng } = state;
  const buyer = meetBuyer(state.buyers, rng);
  state.buyers += 1;
  const at = day.day * DAY_MS - ZONE_MS + drawBeginning(rng);
  const first = rng.pick(catalogue);
  const second = catalogue.find((product) => product.sku === first.boughtWith[0]);
  const products = second !== undefined && rng.chance(0.12) ? [first, second] : [first];
  const order = placeOrder(rng, buyer, products, at, serial);
  if (rng.chance(0.86)) payOrder(rng, order, at + rng.between(8, 900) * SECOND_MS, 0.1);
  return order;
}
