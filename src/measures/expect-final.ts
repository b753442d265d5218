// The final value an open day may be expected to reach (M10), with its interval and its honest past error.
import type { Instant } from '../domain/event.ts';
import type { Setup } from '../domain/setup.ts';
import { dayStart } from '../lib/zone.ts';
import { type DelayCurve, type DelaySample, learnDelayCurve, stillToCome } from './delay-curve.ts';
import { type Fate, type InquiryFate, type InquiryFates, listFates } from './inquiry-fates.ts';

/** Learned from this many days before the day that is asked about. */
const LEARN_DAYS = 60;
/** Tried out on this many closed days. */
const TRIED_DAYS = 14;
/** Fewer finished inquiries than this teach nothing. */
const LEARN_MIN = 30;
/** Of a normal distribution: 95 % lie within. */
const WITHIN_95 = 1.96;

const DAY_MS = 86_400_000;

export interface ExpectedFinal {
  /** Share of the inquiries, 0..1: as it stands, and as it is expected to end. */
  readonly observed: number;
  readonly expected: number;
  /** 95 of 100 such days end in here. */
  readonly low: number;
  readonly high: number;
  readonly inquiries: number;
  /** Mean absolute error of the same forecast on closed days at the same age; null: too few days. */
  readonly pastError: number | null;
  /** Of taking the figure as it stood for final. */
  readonly naiveError: number | null;
  /** Closed days it was tried on. */
  readonly triedDays: number;
  /** Finished inquiries it was learned from. */
  readonly learnedFrom: number;
}

/** Of a share: its ± would be shown as 0.0 points, so the figure is as good as final. */
export function isSettled({ low, high }: Pick<ExpectedFinal, 'low' | 'high'>): boolean {
  return high - low < 0.001;
}

interface Guess {
  readonly observed: number;
  readonly expected: number;
  readonly variance: number;
  readonly count: number;
}

/** Happened as far as one knew at `at`; taken back later or not. */
function knownAt({ at, lostFrom, lostAt }: InquiryFate, now: Instant): boolean {
  if (at !== null && at <= now) return true;
  return lostFrom !== null && lostFrom <= now && (lostAt === null || lostAt > now);
}

function* samplesAt(history: readonly InquiryFate[], now: Instant): Generator<DelaySample> {
  for (const { startAt, at, lostFrom } of history) {
    const first = at ?? lostFrom;
    const delayMs = first === null || first > now ? null : Math.max(0, first - startAt);
    yield { ageMs: now - startAt, delayMs };
  }
}

/** Learns, once for every instant, from inquiries of a shop that began before a day. */
export interface Forecaster {
  readonly fates: InquiryFates;
  readonly setup: Setup;
  readonly asOf: Instant;
  readonly lists: Map<string, FateList>;
  readonly learned: Map<string, Learned | null>;
}

interface FateList {
  /** In order of their start. */
  readonly all: readonly InquiryFate[];
  readonly byDay: ReadonlyMap<number, readonly InquiryFate[]>;
}

interface Learned {
  readonly curve: DelayCurve;
  /** Of what had happened at the age, the share that is not taken back later. */
  readonly kept: number;
}

/** Plain data and a cache: make one for all figures of one analysis. */
export function newForecaster(fates: InquiryFates, setup: Setup, asOf: Instant): Forecaster {
  return { fates, setup, asOf, lists: new Map(), learned: new Map() };
}

export interface ForecastOf {
  readonly shop: string;
  readonly fate: Fate;
  /** Absent: the whole shop. null: of nobody's. */
  readonly agent?: string | null;
  /** Day number. */
  readonly day: number;
}

/**
 * Expected final share of a day's inquiries: what has happened, less what is usually taken back, plus
 * for each other inquiry the chance that it happens yet. The delay curve is the shop's own, learned from
 * the 60 days before (delay-curve.ts). Tried out on the 14 last closed days: each time with nothing but
 * what was known when that day was as old as this one is now. null: too little to learn from.
 */
export function expectFinal(forecaster: Forecaster, of: ForecastOf): ExpectedFinal | null {
  const { setup, asOf } = forecaster;
  const list = listed(forecaster, of);
  const mine = list.byDay.get(of.day);
  if (mine === undefined) return null;
  const ageMs = asOf - startOf(of.day, setup);
  const learned = learn(forecaster, of, of.day, asOf);
  if (learned === null) return null;
  const guess = guessAt(mine, learned, asOf);
  const tried = tryOut(forecaster, of, list, ageMs);
  const spread = Math.sqrt(guess.variance * tried.overdispersion) * WITHIN_95;
  const share = (count: number): number => Math.min(1, Math.max(0, count / guess.count));
  return {
    observed: guess.observed / guess.count,
    expected: share(guess.expected),
    low: share(guess.expected - spread),
    high: share(guess.expected + spread),
    inquiries: guess.count,
    pastError: tried.error,
    naiveError: tried.naiveError,
    triedDays: tried.days,
    learnedFrom: learned.curve.samples,
  };
}

/** Days some inquiry of which has not closed yet, in order. */
export function openDays(
  forecaster: Forecaster,
  of: Pick<ForecastOf, 'shop' | 'fate' | 'agent'>,
): number[] {
  const days = new Set<number>();
  for (const { day, open } of listed(forecaster, of).all) if (open) days.add(day);
  return [...days].sort((a, b) => a - b);
}

/** Inquiries of a day, in order of their start. */
export function inquiriesOf(forecaster: Forecaster, of: ForecastOf): readonly InquiryFate[] {
  return listed(forecaster, of).byDay.get(of.day) ?? [];
}

function startOf(day: number, { zoneOffsetMs, dayCutMs }: Setup): Instant {
  return dayStart(day, zoneOffsetMs, dayCutMs);
}

function listed(
  { fates, lists }: Forecaster,
  { shop, fate, agent }: Pick<ForecastOf, 'shop' | 'fate' | 'agent'>,
): FateList {
  const key = JSON.stringify([shop, fate, agent === undefined ? 'all' : [agent]]);
  const known = lists.get(key);
  if (known !== undefined) return known;
  const all = listFates(fates, shop, fate, agent);
  const byDay = new Map<number, InquiryFate[]>();
  for (const inquiry of all) {
    const day = byDay.get(inquiry.day);
    if (day === undefined) byDay.set(inquiry.day, [inquiry]);
    else day.push(inquiry);
  }
  const made = { all, byDay };
  lists.set(key, made);
  return made;
}

/** Those that began from `from` on and before `to`. */
function startedWithin({ all }: FateList, from: Instant, to: Instant): readonly InquiryFate[] {
  return all.slice(firstFrom(all, from), firstFrom(all, to));
}

function firstFrom(sorted: readonly InquiryFate[], instant: Instant): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]!.startAt < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As known at `now`, from the shop's inquiries before `day`; null: too few of them are finished. */
function learn(
  forecaster: Forecaster,
  { shop, fate }: ForecastOf,
  day: number,
  now: Instant,
): Learned | null {
  const key = JSON.stringify([shop, fate, day, now]);
  const known = forecaster.learned.get(key);
  if (known !== undefined) return known;
  const to = startOf(day, forecaster.setup);
  const from = to - LEARN_DAYS * DAY_MS;
  const history = startedWithin(listed(forecaster, { shop, fate }), from, to);
  let learned: Learned | null = null;
  if (history.length >= LEARN_MIN) {
    const curve = learnDelayCurve(samplesAt(history, now));
    learned = { curve, kept: keptShare(history, now - to, now) };
  }
  forecaster.learned.set(key, learned);
  return learned;
}

/** Of what had happened by an age, how much had not been taken back by `now`. */
function keptShare(history: readonly InquiryFate[], ageMs: number, now: Instant): number {
  let happened = 0;
  let lost = 0;
  for (const inquiry of history) {
    const then = inquiry.startAt + Math.max(0, ageMs);
    if (!knownAt(inquiry, then)) continue;
    happened++;
    if (inquiry.lostAt !== null && inquiry.lostAt > then && inquiry.lostAt <= now) lost++;
  }
  return happened === 0 ? 1 : 1 - lost / happened;
}

function guessAt(mine: readonly InquiryFate[], { curve, kept }: Learned, now: Instant): Guess {
  let observed = 0;
  let expected = 0;
  let variance = 0;
  let errors = 0;
  for (const inquiry of mine) {
    if (knownAt(inquiry, now)) {
      observed++;
      expected += kept;
      variance += kept * (1 - kept);
      continue;
    }
    if (inquiry.lostAt !== null && inquiry.lostAt <= now) continue;
    const { chance, error } = stillToCome(curve, now - inquiry.startAt);
    expected += chance;
    variance += chance * (1 - chance);
    errors += error;
  }
  // Errors of the curve strike all inquiries alike, so they add up before they are squared.
  return { observed, expected, variance: variance + errors * errors, count: mine.length };
}

interface Tried {
  readonly error: number | null;
  readonly naiveError: number | null;
  readonly days: number;
  /** How many times the variance stated was seen; at least 1. */
  readonly overdispersion: number;
}

/** A mean of squares of fewer days says little of the spread. */
const SPREAD_DAYS_MIN = 5;

function tryOut(forecaster: Forecaster, of: ForecastOf, list: FateList, ageMs: number): Tried {
  let errors = 0;
  let naive = 0;
  let squares = 0;
  let days = 0;
  for (const day of closedDays(list, of.day)) {
    const now = startOf(day, forecaster.setup) + ageMs;
    const learned = learn(forecaster, of, day, now);
    if (learned === null) continue;
    const mine = list.byDay.get(day)!.filter(({ startAt }) => startAt <= now);
    if (mine.length === 0) continue;
    const { observed, expected, variance, count } = guessAt(mine, learned, now);
    const final = mine.filter(({ at }) => at !== null).length;
    errors += Math.abs(expected - final) / count;
    naive += Math.abs(observed - final) / count;
    if (variance > 0) squares += (expected - final) ** 2 / variance;
    days++;
  }
  if (days === 0) return { error: null, naiveError: null, days, overdispersion: 1 };
  const overdispersion = days < SPREAD_DAYS_MIN ? 1 : Math.max(1, squares / days);
  return { error: errors / days, naiveError: naive / days, days, overdispersion };
}

/** The last days before `before` all of whose inquiries are closed, newest first. */
function closedDays({ byDay }: FateList, before: number): number[] {
  const closed = [...byDay].flatMap(([day, inquiries]) =>
    day < before && !inquiries.some(({ open }) => open) ? [day] : [],
  );
  return closed.sort((a, b) => b - a).slice(0, TRIED_DAYS);
}
