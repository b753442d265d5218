// Spells in which a reception was open, and the most that were open at once: exact, whoever adds them up.
import type { Conversation, Reception } from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';

/** Hears of each spell, both instants included. */
export type TakeSpell = (from: Instant, to: Instant) => void;

/**
 * Spells of one agent's reception: from a line to the next of the buyer's or the agent's while the
 * pause is at most `idleMs`. A line by itself is a spell of no length. Automatic, revoked and untimed
 * lines are none.
 */
export function receptionSpells(
  { lines, receptions }: Conversation,
  { agent, startAt, endAt }: Reception,
  idleMs: number,
  take: TakeSpell,
): void {
  if (startAt === null || endAt === null) return;
  const alone = receptions.length === 1;
  let from = 0;
  let to = Number.NEGATIVE_INFINITY;
  for (const { message, auto, revoked } of lines) {
    const { at, by } = message;
    if (at === null || auto || revoked || by === 'system') continue;
    if (!alone && (at < startAt || at > endAt || !concerns(message.agent, by, agent))) continue;
    if (at - to <= idleMs) {
      if (at > to) to = at;
      continue;
    }
    if (to >= from) take(from, to);
    from = at;
    to = at;
  }
  if (to >= from) take(from, to);
}

function concerns(named: string | null, by: string, agent: string): boolean {
  return named === agent || (named === null && by === 'buyer');
}

export interface Peak {
  readonly count: number;
  /** The first instant with so many; 0 where there is none. */
  readonly at: Instant;
  /** Time with at least one open. */
  readonly busyMs: number;
}

/** Peaks found before: a sum is shown by day and for the period, and its spells are sorted once. */
const found = new WeakMap<readonly number[], { readonly size: number; readonly peak: Peak }>();

/**
 * The peak of spells given as from, to, from, to …, in any order; spells that touch overlap. `spells` may
 * grow between calls, but what is in it stays.
 */
export function peakOf(spells: readonly number[]): Peak {
  const known = found.get(spells);
  if (known !== undefined && known.size === spells.length) return known.peak;
  const peak = findPeak(spells);
  found.set(spells, { size: spells.length, peak });
  return peak;
}

function findPeak(spells: readonly number[]): Peak {
  const size = spells.length / 2;
  const starts = new Float64Array(size);
  const ends = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    starts[i] = spells[2 * i]!;
    ends[i] = spells[2 * i + 1]!;
  }
  sortNearly(starts);
  sortNearly(ends);
  let open = 0;
  let count = 0;
  let at = 0;
  let busyMs = 0;
  let ended = 0;
  let busyFrom = 0;
  for (let i = 0; i < size; i++) {
    const start = starts[i]!;
    while (ended < i && ends[ended]! < start) {
      open--;
      if (open === 0) busyMs += ends[ended]! - busyFrom;
      ended++;
    }
    if (open === 0) busyFrom = start;
    open++;
    if (open > count) {
      count = open;
      at = start;
    }
  }
  if (size > 0) busyMs += ends[size - 1]! - busyFrom;
  return { count, at, busyMs };
}

/** Packed spells come by their start, and hardly any ends long after the next: each has few places to go. */
function sortNearly(instants: Float64Array): void {
  let moved = 0;
  for (let i = 1; i < instants.length; i++) {
    const own = instants[i]!;
    let at = i;
    while (at > 0 && instants[at - 1]! > own) {
      instants[at] = instants[at - 1]!;
      at--;
    }
    instants[at] = own;
    moved += i - at;
    if (moved > instants.length * 32) {
      instants.sort();
      return;
    }
  }
}
