// Pattern: traffic up and orders flat: days with far more inquirers than usual that converted worse (P5).
import { dayText } from '../../lib/zone.ts';
import { addShares, compareShares, spreadOf } from './compare-shares.ts';
import type { Moved, Tested } from './concern.ts';
import type { DaySums } from './rows.ts';
import { conversionOf, orderValueOf, type ShopBook, sumOf } from './shop-book.ts';
import { normalTail } from './tails.ts';
import {
  type DayTraffic,
  isCrowded,
  median,
  robustSpread,
  TRAFFIC_DAYS_MIN,
  usualTraffic,
} from './usual-traffic.ts';

export interface CrowdedRun {
  readonly days: readonly DayTraffic[];
}

/** Runs of crowded days one after another, over all days (whether settled or not). */
export function listCrowdedRuns(book: ShopBook): CrowdedRun[] {
  if (book.days.length < TRAFFIC_DAYS_MIN) return [];
  const rows = book.days.map((day) => ({ day, count: book.byDay.get(day)?.inquiries ?? 0 }));
  const runs: DayTraffic[][] = [];
  for (const one of usualTraffic(rows)) {
    if (!isCrowded(one)) continue;
    const last = runs.at(-1);
    if (last?.at(-1)?.day === one.day - 1) last.push(one);
    else runs.push([one]);
  }
  return runs.map((days) => ({ days }));
}

/** One hypothesis a run: its conversion is below that of ordinary days. */
export function findCrowdedDays(book: ShopBook, runs: readonly CrowdedRun[]): Tested[] {
  const crowded = crowdedDaysOf(runs);
  const ordinary = book.settledDays.filter((day) => !crowded.has(day));
  if (ordinary.length < TRAFFIC_DAYS_MIN - 2) return [];
  const sumsOf = (days: readonly number[]): DaySums[] =>
    days.flatMap((day) => book.byDay.get(day) ?? []);
  const calm = sumsOf(ordinary);
  const spread = spreadOf([calm.map(conversionOf)]);
  return runs.flatMap(({ days }): Tested[] => {
    const settled = days.filter(({ day }) => book.settledDays.includes(day));
    const [first, last] = [settled[0], settled.at(-1)];
    if (first === undefined || last === undefined) return [];
    const own = sumsOf(settled.map(({ day }) => day));
    const seen = addShares(own.map(conversionOf));
    const usual = addShares(calm.map(conversionOf));
    const { difference, interval, pBelow } = compareShares(seen, usual, spread);
    const p = Math.max(pBelow, normalTail(Math.max(...settled.map(({ z }) => z))));
    if (difference >= 0) return [{ p, suspicion: null }];
    const value = orderValueOf(sumOf(own));
    const money = (gap: number): number => Math.max(0, Math.round(-gap * seen.whole * value));
    const [from, to] = [dayText(first.day), dayText(last.day)];
    return [
      {
        p,
        suspicion: {
          id: `crowded-days|${from}`,
          moneyFen: money(difference),
          moneyRangeFen: [money(interval[1]), money(interval[0])],
          detail: {
            pattern: 'crowded-days',
            from: first.day,
            to: last.day,
            days: settled.length,
            inquiries: seen.whole,
            usualInquiries: settled.reduce((sum, { expected }) => sum + expected, 0),
            seen,
            usual,
            ordersTimes: timesOf(own, calm),
            moved: movedOf(book, settled, ordinary),
          },
          filter: { from, to, outcome: 'lost' },
          points: book.days.map((day) => ({
            at: day,
            value: book.byDay.get(day)?.inquiries ?? 0,
            marked: settled.some((one) => one.day === day),
          })),
        },
      },
    ];
  });
}

function timesOf(own: readonly DaySums[], calm: readonly DaySums[]): number | null {
  const perDay = (list: readonly DaySums[]): number =>
    list.reduce((sum, { settledOrders }) => sum + settledOrders, 0) / list.length;
  const usual = perDay(calm);
  return usual === 0 ? null : perDay(own) / usual;
}

interface DayFigures {
  readonly response: number | null;
  readonly unanswered: number | null;
  readonly load: number | null;
}

const WHATS = ['response', 'load', 'unanswered'] as const;
/** A day says something of a figure from so many cases on. */
const CASES_MIN = 5;
const MOVED_Z = 2;

/** What else was worse in those days than on ordinary ones: the likely causes, most telling first. */
function movedOf(
  book: ShopBook,
  run: readonly DayTraffic[],
  ordinary: readonly number[],
): readonly Moved[] {
  const desks = desksByDay(book);
  const figures = (day: number): DayFigures => {
    const { waits = 0, logWaits = 0, receptions = 0, unanswered = 0 } = book.byDay.get(day) ?? {};
    const agents = desks.get(day) ?? 0;
    return {
      response: waits < CASES_MIN ? null : logWaits / waits / 1000,
      unanswered: receptions < CASES_MIN ? null : unanswered / receptions,
      load: agents === 0 ? null : receptions / agents,
    };
  };
  const crowded = run.map(({ day }) => figures(day));
  const usual = ordinary.map(figures);
  const moved = WHATS.flatMap((what): Moved[] => {
    const own = crowded.flatMap((day) => day[what] ?? []);
    const calm = usual.flatMap((day) => day[what] ?? []);
    if (own.length === 0 || calm.length < TRAFFIC_DAYS_MIN - 2) return [];
    const [a, b] = [median(own), median(calm)];
    // A share of a few in a thousand that doubles is no cause of anything.
    const spread = Math.max(robustSpread(calm), what === 'unanswered' ? 0.005 : Math.abs(b) * 0.02);
    const shown = (value: number): number =>
      what === 'response' ? Math.expm1(value) * 1000 : value;
    return [{ what, seen: shown(a), usual: shown(b), z: spread === 0 ? 0 : (a - b) / spread }];
  });
  return moved.filter(({ z }) => z >= MOVED_Z).sort((a, b) => b.z - a.z);
}

/** How many agents received buyers on each day. */
function desksByDay({ input }: ShopBook): ReadonlyMap<number, number> {
  const desks = new Map<number, number>();
  for (const { agent, day, receptions } of input.agentDays) {
    if (agent !== null && receptions > 0) desks.set(day, (desks.get(day) ?? 0) + 1);
  }
  return desks;
}

/** For patterns that must not trip over crowded days. */
export const crowdedDaysOf = (runs: readonly CrowdedRun[]): ReadonlySet<number> =>
  new Set(runs.flatMap(({ days }) => days.map(({ day }) => day)));
