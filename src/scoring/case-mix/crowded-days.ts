// Which days were promotions: those that drew far more inquiries than their surroundings and weekday let expect.
import { usualTraffic } from '../diagnosis/usual-traffic.ts';

/** With fewer days there is no telling what is usual. */
const DAYS_MIN = 7;
/** As the diagnosis of crowded days has it: so many times the usual, and beyond what days vary. */
const TIMES_MIN = 1.4;
const Z_MIN = 3;

/** `counts`: inquiries by day number. Empty where there are too few days. */
export function crowdedDays(counts: ReadonlyMap<number, number>): Set<number> {
  if (counts.size < DAYS_MIN) return new Set();
  const rows = [...counts].map(([day, count]) => ({ day, count })).sort((a, b) => a.day - b.day);
  const crowded = usualTraffic(rows).filter(
    ({ count, expected, z }) => count >= expected * TIMES_MIN && z >= Z_MIN,
  );
  return new Set(crowded.map(({ day }) => day));
}
