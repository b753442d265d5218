// Was an agent on duty: by their roster where they have one, else by the shop's service hours.
import type { Instant } from '../domain/event.ts';
import type { DutySpan, Setup } from '../domain/setup.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The roster of an agent; null: none is given, so the service hours stand in. */
function rosterOf(setup: Setup, agent: string | null): readonly DutySpan[] | null {
  return agent === null ? null : (setup.duty.get(agent) ?? null);
}

/** Rosters with adjoining and overlapping spans made one, in order: the start of each, then its end. */
const joinedRosters = new WeakMap<readonly DutySpan[], readonly Instant[]>();

function joinedSpans(spans: readonly DutySpan[]): readonly Instant[] {
  const known = joinedRosters.get(spans);
  if (known !== undefined) return known;
  const joined: Instant[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined[joined.length - 1];
    if (to <= from) continue;
    if (last === undefined || from > last) joined.push(from, to);
    else if (to > last) joined[joined.length - 1] = to;
  }
  joinedRosters.set(spans, joined);
  return joined;
}

/** The span found last: that of the next round, too, mostly. */
const found: { spans: readonly DutySpan[] | null; from: Instant; to: Instant } = {
  spans: null,
  from: 0,
  to: 0,
};

/**
 * When the duty that covers `at` ends, adjoining and overlapping spans taken as one; null: off
 * duty.
 */
function rosterEnd(spans: readonly DutySpan[], at: Instant): Instant | null {
  if (found.spans === spans && at >= found.from && at < found.to) return found.to;
  const joined = joinedSpans(spans);
  let low = 0;
  let high = joined.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (joined[middle * 2]! <= at) low = middle + 1;
    else high = middle;
  }
  const end = low === 0 ? at : joined[low * 2 - 1]!;
  if (end <= at) return null;
  found.spans = spans;
  found.from = joined[low * 2 - 2]!;
  found.to = end;
  return end;
}

/** When the service hours that cover `at` end; null: outside them; Infinity: round the clock. */
function serviceEnd(setup: Setup, at: Instant): Instant | null {
  const { fromMinute, toMinute } = setup.serviceHours;
  const openMs = (toMinute - fromMinute) * MINUTE_MS;
  if (openMs === 0 || openMs === DAY_MS) return Number.POSITIVE_INFINITY;
  const spanMs = openMs > 0 ? openMs : openMs + DAY_MS;
  const sinceOpen = (at + setup.zoneOffsetMs - fromMinute * MINUTE_MS) % DAY_MS;
  const elapsedMs = sinceOpen < 0 ? sinceOpen + DAY_MS : sinceOpen;
  return elapsedMs < spanMs ? at - elapsedMs + spanMs : null;
}

function dutyEnd(setup: Setup, agent: string | null, at: Instant): Instant | null {
  const roster = rosterOf(setup, agent);
  return roster === null ? serviceEnd(setup, at) : rosterEnd(roster, at);
}

/**
 * True if `agent` is on duty at `at`. A roster for some agents says nothing about the others: who
 * has none (or is unknown: null) is on duty in the shop's service hours, which are local minutes,
 * the end exclusive, over midnight where the end is the earlier one, round the clock where both are
 * equal.
 */
export function isOnDuty(setup: Setup, agent: string | null, at: Instant): boolean {
  return dutyEnd(setup, agent, at) !== null;
}

/**
 * True if `agent` is on duty at `from` and that duty does not end before `to`; a limit that ends
 * with the duty itself, to the millisecond, is still inside it.
 */
export function onDutyThrough(
  setup: Setup,
  agent: string | null,
  from: Instant,
  to: Instant,
): boolean {
  const end = dutyEnd(setup, agent, from);
  return end !== null && to <= end;
}
