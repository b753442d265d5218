// How many inquirers a day would usually have: the days around it, and what its weekday is to a week.
import { weekday } from '../../lib/zone.ts';

export interface DayTraffic {
  readonly day: number;
  readonly count: number;
  readonly expected: number;
  /** ln(count ÷ expected) in robust standard deviations. */
  readonly z: number;
}

/** Days on either side that make the level; a promotion of five days is still the smaller part. */
const AROUND = 7;
/** ln ratios vary at least this much from day to day. */
const SPREAD_MIN = 0.05;
/** A weekday's factor rests on this many days as if they had been ordinary. */
const SHRINK = 1;

/** Far above usual: so many times, and beyond what days vary. */
const TIMES_MIN = 1.4;
const Z_MIN = 3;
/** With fewer days there is no telling what is usual. */
export const TRAFFIC_DAYS_MIN = 7;

/** A promotion day: it drew far more inquirers than its surroundings and weekday let expect. */
export function isCrowded({ count, expected, z }: DayTraffic): boolean {
  return count >= expected * TIMES_MIN && z >= Z_MIN;
}

export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}

/** 1.4826 × the median distance from the median: a standard deviation that outliers do not move. */
export function robustSpread(values: readonly number[]): number {
  const middle = median(values);
  return 1.4826 * median(values.map((value) => Math.abs(value - middle)));
}

/** Medians throughout, so the days looked for do not make their own expectation. Counts > 0. */
export function usualTraffic(rows: readonly { readonly day: number; readonly count: number }[]) {
  const levelOf = (day: number): number =>
    median(rows.filter((row) => Math.abs(row.day - day) <= AROUND).map(({ count }) => count));
  const ratios = rows.map(({ day, count }) => ({
    on: weekday(day),
    log: Math.log(Math.max(count, 0.5) / Math.max(levelOf(day), 0.5)),
  }));
  const factors = [0, 1, 2, 3, 4, 5, 6].map((on) => {
    const logs = ratios.filter((ratio) => ratio.on === on).map(({ log }) => log);
    return Math.exp((median(logs) * logs.length) / (logs.length + SHRINK));
  });
  const expected = rows.map(({ day }) => levelOf(day) * (factors[weekday(day)] ?? 1));
  const logs = rows.map(({ count }, i) =>
    Math.log(Math.max(count, 0.5) / Math.max(expected[i] ?? 0, 0.5)),
  );
  const spread = Math.max(SPREAD_MIN, robustSpread(logs));
  return rows.map(({ day, count }, i): DayTraffic => {
    const usual = Math.max(expected[i] ?? 0, 0.5);
    return {
      day,
      count,
      expected: usual,
      z: (logs[i] ?? 0) / Math.hypot(spread, 1 / Math.sqrt(usual)),
    };
  });
}
