// Why two definitions do not see a part of a chat alike, as a code with what it takes to say it in words.
import type { CompiledMetric } from './compile-metrics.ts';
import type { ListedUnit } from './list-units.ts';
import type { Reading } from './reading.ts';
import type { RoundUnit } from './unit.ts';

/** `by`: which of the two leaves it out. `codes`: of `reasons`. */
export type DifferenceReason =
  | { readonly code: 'left-out'; readonly by: 'left' | 'right'; readonly codes: readonly string[] }
  | { readonly code: 'no-unit'; readonly by: 'left' | 'right' }
  | {
      readonly code: 'partly-left-out';
      readonly by: 'left' | 'right';
      readonly codes: readonly string[];
    }
  | { readonly code: 'settings'; readonly names: readonly string[] }
  | { readonly code: 'other-units' }
  | { readonly code: 'other-sum' };

interface Side {
  readonly metric: CompiledMetric;
  readonly reading: Reading;
}

/**
 * The nearest reason: one side leaves it out; leaves part of it out; counts other units (rounds against
 * sessions); has another limit; else adds up something else.
 */
export function differenceReason(left: Side, right: Side): DifferenceReason {
  const out = outBy(left, 'left') ?? outBy(right, 'right');
  if (out !== null) return out;
  const [a, b] = [left.metric.definition, right.metric.definition];
  const names = settingsThatDiffer(a.settings, b.settings);
  if (a.unit !== b.unit) {
    const severalOf = Math.max(left.reading.units, right.reading.units) > 1;
    if (severalOf) return partly(left, right) ?? { code: 'other-units' };
  }
  if (names.length > 0) return { code: 'settings', names };
  return partly(left, right) ?? { code: a.unit === b.unit ? 'other-sum' : 'other-units' };
}

function outBy({ reading }: Side, by: 'left' | 'right'): DifferenceReason | null {
  if (reading.value !== null) return null;
  if (reading.leftOut.length === 0) return { code: 'no-unit', by };
  return { code: 'left-out', by, codes: reading.leftOut.slice(0, 1) };
}

function partly(left: Side, right: Side): DifferenceReason | null {
  const only = (side: Side, other: Side): string[] =>
    side.reading.leftOut.filter((code) => !other.reading.leftOut.includes(code));
  const ours = only(left, right);
  if (ours.length > 0) return { code: 'partly-left-out', by: 'left', codes: ours };
  const theirs = only(right, left);
  if (theirs.length > 0) return { code: 'partly-left-out', by: 'right', codes: theirs };
  return null;
}

type Settings = CompiledMetric['definition']['settings'];

/** Names both have with other values, sorted. */
function settingsThatDiffer(left: Settings, right: Settings): string[] {
  const both = Object.keys(left).filter((name) => right[name] !== undefined);
  return both.filter((name) => left[name] !== right[name]).sort();
}

export interface SlowestRound {
  /** null: no reply. */
  readonly waitMs: number | null;
  /** It holds nothing but a bare closing. */
  readonly closing: boolean;
  readonly agent: string | null;
  readonly day: number | null;
  readonly minuteOfDay: number;
}

/**
 * The round a buyer waited longest for, unanswered ones above all. Bare closings count where a
 * definition counts them, and then only if nothing that asks waited as long.
 */
export function slowestRound(
  listed: readonly ListedUnit[],
  closingsCount: boolean,
): SlowestRound | null {
  let slowest: RoundUnit | null = null;
  for (const { unit } of listed) {
    const rounds = unit.kind === 'round' ? [unit] : 'rounds' in unit ? unit.rounds : [];
    for (const round of rounds) {
      if ((round.closing && !closingsCount) || (round.index < 0 && slowest !== null)) continue;
      if (slowest === null || isWorse(round, slowest)) slowest = round;
    }
  }
  if (slowest === null) return null;
  const { agent, day, minuteOfDay, replied, closing } = slowest;
  return { waitMs: replied ? waitOf(slowest) : null, closing, agent, day, minuteOfDay };
}

function isWorse(a: RoundUnit, b: RoundUnit): boolean {
  const longer = waitOf(a) - waitOf(b);
  return longer > 0 || (Number.isNaN(longer) && b.closing && !a.closing);
}

function waitOf({ replied, closing, waitMs, rawWaitMs }: RoundUnit): number {
  if (!replied) return Number.POSITIVE_INFINITY;
  return closing ? rawWaitMs : waitMs;
}
