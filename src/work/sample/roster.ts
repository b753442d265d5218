// Who is on duty when: shifts by week, one day of rest in six, nobody at night.

import type { Prng } from '../../lib/prng.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, ZONE_MS } from './calendar.ts';
import type { SampleAgent } from './staff.ts';

/** An agent's day at work and the buyers they hold at the moment. */
export interface Desk {
  readonly agent: SampleAgent;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly shift: string;
  /** When each of the conversations they are in will be over. */
  readonly openUntil: number[];
}

type Shift = readonly [name: string, fromMinute: number, toMinute: number];

const EARLY: Shift = ['早班', 8 * 60, 16 * 60 + 30];
const MIDDLE: Shift = ['中班', 11 * 60, 19 * 60 + 30];
const LATE: Shift = ['晚班', 14 * 60 + 30, 23 * 60 + 30];
const ALONE: Shift = ['全天', 9 * 60, 21 * 60];

/** Nobody starts with a new buyer this shortly before going home. */
const LAST_START_MS = 5 * MINUTE_MS;

/** The desks of one day (a day number); on promotion days nobody rests. */
export function planDesks(
  staff: readonly SampleAgent[],
  day: number,
  promotion: boolean,
): readonly Desk[] {
  const roles = [...new Set(staff.map((agent) => agent.role))];
  return roles.flatMap((role) => {
    const team = staff.filter((agent) => agent.role === role);
    const awake = team.filter((_, i) => promotion || (day + i * 5) % 6 !== 0);
    const working = awake.length < 2 ? team : awake;
    const week = Math.floor(day / 7);
    return working.map((agent, i) => {
      const shift =
        working.length === 1 ? ALONE : [EARLY, LATE, MIDDLE][((i + week) % working.length) % 3]!;
      const midnight = day * DAY_MS - ZONE_MS;
      const from = midnight + shift[1] * MINUTE_MS;
      return { agent, from, to: midnight + shift[2] * MINUTE_MS, shift: shift[0], openUntil: [] };
    });
  });
}

/** How many buyers a desk holds at an instant; forgets those that have left. */
export function countOpen(desk: Desk, at: number): number {
  let kept = 0;
  for (const until of desk.openUntil) {
    if (until <= at) continue;
    desk.openUntil[kept] = until;
    kept += 1;
  }
  desk.openUntil.length = kept;
  return kept;
}

/** The desk with the fewest buyers that may take one more at `at`; null: nobody is there. */
export function findDesk(
  desks: readonly Desk[],
  role: 'presale' | 'aftersale',
  at: number,
  rng: Prng,
): Desk | null {
  let best: Desk | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const desk of desks) {
    if (desk.agent.role !== role && desk.agent.role !== 'both') continue;
    if (at < desk.from || at >= desk.to - LAST_START_MS) continue;
    const load = countOpen(desk, at) + rng.next();
    if (load < least) {
      best = desk;
      least = load;
    }
  }
  return best;
}

/** The longest a conversation keeps its place at a desk, however long the buyer is silent. */
export const HELD_MS_MAX = HOUR_MS;
