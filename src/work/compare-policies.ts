// Replays stored threads under two attribution policies and compares what comes out (M7).
import type { AttributionPolicy } from '../domain/setup.ts';
import { dayNumber, dayText } from '../lib/zone.ts';
import type { PolicyComparison } from '../threads/policy-comparison.ts';
import {
  comparePolicies,
  newPolicyTally,
  type PeriodOf,
  tallyPolicies,
} from '../threads/policy-tally.ts';
import { replayPolicy } from '../threads/replay-policy.ts';
import type { StoredThread } from './visit-threads.ts';

export type Period = 'day' | 'month';

export interface PolicyReplay {
  /** Adds one thread. */
  add(stored: StoredThread): void;
  result(): PolicyComparison;
}

/**
 * What to read the data by: policy `a` with the longer windows of the two, so that masked buyer names
 * are joined to orders once and both policies look at the same chats.
 */
export function joinPolicy(a: AttributionPolicy, b: AttributionPolicy): AttributionPolicy {
  return {
    ...a,
    inquiryWindowMs: Math.max(a.inquiryWindowMs, b.inquiryWindowMs),
    afterSaleMs: Math.max(a.afterSaleMs, b.afterSaleMs),
  };
}

/** Nothing is compared until threads are added. `by` null: no figures by period. */
export function startPolicyReplay(
  a: AttributionPolicy,
  b: AttributionPolicy,
  by: Period | null,
): PolicyReplay {
  const length = by === 'month' ? 'YYYY-MM'.length : 'YYYY-MM-DD'.length;
  // Business days of the thread at hand: documents may bring zones of their own.
  let days = { zoneOffsetMs: 0, dayCutMs: 0 };
  const periodOf: PeriodOf = (at) =>
    dayText(dayNumber(at, days.zoneOffsetMs, days.dayCutMs)).slice(0, length);
  const tally = newPolicyTally(a, b, by === null ? null : periodOf);
  return {
    add({ thread, setup, asOf }) {
      days = setup;
      const ordersA = replayPolicy(thread, setup, a, asOf);
      tallyPolicies(tally, thread, ordersA, replayPolicy(thread, setup, b, asOf));
    },
    result: () => comparePolicies(tally),
  };
}
