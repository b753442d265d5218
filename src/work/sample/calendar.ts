// When buyers come: days with their share of the traffic, hours of the day, and the promotion.

import type { Prng } from '../../lib/prng.ts';
import { dayText, weekday } from '../../lib/zone.ts';

/** The shop's zone, as every time of the sample is written. */
export const ZONE_MS = 8 * 3_600_000;
export const SECOND_MS = 1000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

export interface SampleDay {
  /** Day number (lib/zone.ts). */
  readonly day: number;
  readonly promotion: boolean;
  /** Conversations that begin on it. */
  readonly conversations: number;
  /** Share of the traffic an ordinary day of this weekday would have; the promotion not counted. */
  readonly weight: number;
}

/** Sunday first: people ask most at the beginning of the week, least on Saturday. */
const BY_WEEKDAY = [0.98, 1.12, 1.06, 1.02, 1, 0.94, 0.88];

/** Beginnings of conversations by hour of the day: before noon, after lunch, and in the evening. */
const BY_HOUR = [
  0.7, 0.3, 0.1, 0.05, 0.05, 0.1, 0.3, 0.9, 3, 5, 6.6, 6, 4.8, 5.6, 6.4, 6.2, 5.8, 5, 4.8, 6, 7.6,
  8.2, 6.6, 2.2,
];

/** How many times the ordinary traffic comes on a day of the promotion. */
const PROMOTION_TRAFFIC = 2;

/** Day number of `YYYY-MM-DD`; null if there is no such day. */
export function parseDay(text: string): number | null {
  const day = Date.parse(`${text}T00:00:00Z`) / DAY_MS;
  return Number.isInteger(day) && dayText(day) === text ? day : null;
}

/**
 * `days` days from `first` on, sharing exactly `conversations` by weekday and chance. A tenth of
 * them, in the middle, are the promotion; a sample of fewer than three days has none.
 */
export function planCalendar(
  first: number,
  days: number,
  conversations: number,
  rng: Prng,
): readonly SampleDay[] {
  const length = days < 3 ? 0 : Math.max(1, Math.round(days / 10));
  const begin = Math.floor((days - length) / 2);
  const plain = Array.from({ length: days }, (_, i) => {
    const weight = BY_WEEKDAY[weekday(first + i)]! * (0.96 + 0.08 * rng.next());
    return { day: first + i, weight, promotion: i >= begin && i < begin + length };
  });
  const traffic = plain.map((d) => d.weight * (d.promotion ? PROMOTION_TRAFFIC : 1));
  const total = traffic.reduce((sum, one) => sum + one, 0);
  let shared = 0;
  let before = 0;
  return plain.map((d, i) => {
    shared += traffic[i]!;
    const until = i === days - 1 ? conversations : Math.round((conversations * shared) / total);
    const own = until - before;
    before = until;
    return { ...d, weight: d.weight / total, conversations: own };
  });
}

/** A beginning drawn from the hours of the day, in ms after local midnight, on a whole second. */
export function drawBeginning(rng: Prng): number {
  return rng.weighted(BY_HOUR) * HOUR_MS + rng.int(3600) * SECOND_MS;
}
