// How long after an inquiry its conversion comes: learned from a shop's own inquiries, open ones included.

/** Delays are told apart by quarters of an hour, up to 60 days: finer than any figure needs. */
const BIN_MS = 15 * 60_000;
const BINS = 60 * 96;

/** With fewer inquiries still under observation a step says more of chance than of the shop. */
const AT_RISK_MIN = 8;

/** One inquiry as known at an instant. */
export interface DelaySample {
  /** From the inquiry to the instant: so long it was observed. */
  readonly ageMs: number;
  /** From the inquiry to its conversion; null: not converted so far (right-censored). */
  readonly delayMs: number | null;
}

export interface DelayCurve {
  /** By bin: share not converted by its end (Kaplan–Meier); one more entry at 0 for the start, 1. */
  readonly waiting: Float64Array;
  /** By bin: Greenwood's sum Σ d ÷ (n·(n − d)) up to its end. */
  readonly greenwood: Float64Array;
  /** By bin: inquiries still under observation, not converted, when it begins. */
  readonly atRisk: Int32Array;
  readonly samples: number;
  readonly conversions: number;
}

function binOf(ms: number): number {
  if (ms <= 0) return 0;
  const bin = Math.floor(ms / BIN_MS);
  return bin < BINS ? bin : BINS - 1;
}

/**
 * The product-limit estimate of Kaplan and Meier (1958) with Greenwood's variance: an inquiry counts as
 * long as it was observed, so that open ones teach what they can. Steps with fewer than 8 still under
 * observation are left out: from there the curve is flat.
 */
export function learnDelayCurve(samples: Iterable<DelaySample>): DelayCurve {
  const converted = new Int32Array(BINS);
  const ended = new Int32Array(BINS);
  let count = 0;
  let conversions = 0;
  for (const { ageMs, delayMs } of samples) {
    count++;
    if (delayMs === null) {
      const bin = binOf(ageMs);
      ended[bin] = ended[bin]! + 1;
      continue;
    }
    conversions++;
    const bin = binOf(delayMs);
    converted[bin] = converted[bin]! + 1;
  }
  const waiting = new Float64Array(BINS + 1).fill(1);
  const greenwood = new Float64Array(BINS + 1);
  const waitingCount = new Int32Array(BINS + 1);
  let atRisk = count;
  for (let bin = 0; bin < BINS; bin++) {
    const now = converted[bin]!;
    waitingCount[bin] = atRisk;
    const steps = now > 0 && atRisk >= AT_RISK_MIN;
    waiting[bin + 1] = waiting[bin]! * (steps ? 1 - now / atRisk : 1);
    const variance = steps && now < atRisk ? now / (atRisk * (atRisk - now)) : 0;
    greenwood[bin + 1] = greenwood[bin]! + variance;
    atRisk -= now + ended[bin]!;
  }
  return { waiting, greenwood, atRisk: waitingCount, samples: count, conversions };
}

/** What is known of an inquiry that has not converted after a while. */
export interface StillToCome {
  /** That it converts yet, 0..1. */
  readonly chance: number;
  /** Standard error of the chance, from how few the shop has been seen to have. */
  readonly error: number;
}

/**
 * The chance that an inquiry of this age, not converted, converts yet: 1 − S(∞) ÷ S(age). Its error is
 * Greenwood's, and never below what one more conversion than was seen would make of it: that none of n
 * did says little where n is small.
 */
export function stillToCome(
  { waiting, greenwood, atRisk }: DelayCurve,
  ageMs: number,
): StillToCome {
  // The bin the age lies in has partly passed: a share of its conversions is behind, the rest to come.
  const bin = binOf(ageMs);
  const part = Math.min(1, Math.max(0, ageMs / BIN_MS - bin));
  const now = waiting[bin]! + (waiting[bin + 1]! - waiting[bin]!) * part;
  const oneMore = 1 / (atRisk[bin]! + 1);
  if (now <= 0) return { chance: 0, error: oneMore };
  const stays = waiting[BINS]! / now;
  const error = stays * Math.sqrt(greenwood[BINS]! - greenwood[bin]!);
  return { chance: 1 - stays, error: Math.hypot(error, oneMore) };
}

/** Share of all final conversions that are seen at an age, 0..1; 1 where there are none. */
export function shareSeen({ waiting }: DelayCurve, ageMs: number): number {
  const all = 1 - waiting[BINS]!;
  return all <= 0 ? 1 : (1 - waiting[binOf(ageMs) + 1]!) / all;
}
