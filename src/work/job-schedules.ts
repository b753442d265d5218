// Work that comes round by the clock: each slot becomes one job, however many workers look.
import type { Database } from '../store/database.ts';
import { trimSchedule } from '../store/job-rows.ts';
import type { JobKind, Jobs } from './jobs.ts';

export interface Schedule {
  readonly kind: JobKind;
  readonly everyMs: number;
  /** Slots begin this long after multiples of `everyMs` since 1970 (UTC). */
  readonly offsetMs: number;
}

const DAY_MS = 86_400_000;

/** Recheck every minute; retention at 03:30 in China. */
export const SCHEDULES: readonly Schedule[] = [
  { kind: 'recheck', everyMs: 60_000, offsetMs: 0 },
  { kind: 'retention', everyMs: DAY_MS, offsetMs: (3.5 + 24 - 8) * 3_600_000 },
];

/** Ended runs of a schedule that are kept to look at. */
const KEEP = 20;

const lastSlots = new WeakMap<Jobs, Map<JobKind, number>>();

/**
 * Puts in the job of the slot that `now` lies in. Its id names the slot, so that several workers make one;
 * its key the schedule, so that a slow one is not overtaken by the next.
 */
export async function enqueueDue(
  db: Database,
  jobs: Jobs,
  schedules: readonly Schedule[],
  now: number,
): Promise<void> {
  let slots = lastSlots.get(jobs);
  if (slots === undefined) {
    slots = new Map();
    lastSlots.set(jobs, slots);
  }
  for (const { kind, everyMs, offsetMs } of schedules) {
    const slot = Math.floor((now - offsetMs) / everyMs);
    if (slots.get(kind) === slot) continue;
    slots.set(kind, slot);
    const key = `schedule:${kind}`;
    await trimSchedule(db, key, KEEP);
    await jobs.enqueue({
      kind,
      shop: null,
      input: {},
      by: 'schedule',
      key,
      id: `${key}:${slot}`,
      runAt: now,
    });
  }
}
