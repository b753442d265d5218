// Which days were promotions: those that drew far more inquiries than their surroundings and weekday let expect.
import { isCrowded, TRAFFIC_DAYS_MIN, usualTraffic } from '../diagnosis/usual-traffic.ts';

/** `counts`: inquiries by day number. Empty where there are too few days. */
export function crowdedDays(counts: ReadonlyMap<number, number>): Set<number> {
  if (counts.size < TRAFFIC_DAYS_MIN) return new Set();
  const rows = [...counts].map(([day, count]) => ({ day, count })).sort((a, b) => a.day - b.day);
  return new Set(
    usualTraffic(rows)
      .filter(isCrowded)
      .map(({ day }) => day),
  );
}
