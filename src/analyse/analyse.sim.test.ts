// M1: whatever the order, batching, lateness or repetition of events, live state is a fresh call's result.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Analysis } from '../domain/analysis.ts';
import type { Thread, ThreadEvent } from '../domain/event.ts';
import {
  type Arrival,
  randomArrivals,
  randomEvents,
  SIMULATION_START,
} from '../testing/random-thread.ts';
import { shippedSetup } from '../testing/shipped-setup.ts';
import { analyse } from './analyse.ts';
import { applyChanges, type Change, diffAnalyses } from './diff-analyses.ts';
import { passTime, receiveEvents, startLiveThread } from './live-thread.ts';

const prepared = shippedSetup();
const AFTERWARDS = SIMULATION_START + 60 * 86_400_000;

type Analyse = (thread: Thread, asOf: number) => Analysis;

const threadOf = (events: readonly ThreadEvent[]): Thread => ({
  ...startLiveThread('云上小铺', 'b1').thread,
  events,
});

/** What a store would hold of an analysis, as text. */
function stored(analysis: Analysis): string {
  return textOf(applyChanges(new Map(), diffAnalyses(null, analysis)));
}

function textOf(rows: ReadonlyMap<string, unknown>): string {
  return [...rows]
    .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
    .sort()
    .join('\n');
}

/** Plays arrivals and questions in time order; the first instant at which live and fresh differ, or null. */
function findDisagreement(
  arrivals: readonly Arrival[],
  questions: readonly number[],
  live: Analyse,
): number | null {
  let rows = new Map<string, never>() as ReadonlyMap<string, NonNullable<Change['value']>>;
  let known: ThreadEvent[] = [];
  let last: Analysis | null = null;
  const run = (now: number): void => {
    const next = live(threadOf(known), now);
    rows = applyChanges(rows, diffAnalyses(last, next));
    last = next;
  };
  const steps = [
    ...arrivals.map(({ now, events }) => ({ now, events })),
    ...questions.map((now) => ({ now, events: null })),
  ].sort((a, b) => a.now - b.now);
  for (const { now, events } of steps) {
    for (;;) {
      const due: number | null = (last as Analysis | null)?.recheckAt ?? null;
      if (due === null || due > now) break;
      run(due);
    }
    if (events) {
      known = [...known, ...events];
      run(now);
    }
    if (known.length > 0 && textOf(rows) !== stored(analyse(threadOf(known), prepared, now))) {
      return now;
    }
  }
  return null;
}

const scripts = randomEvents.chain((events) =>
  fc.record({
    events: fc.constant(events),
    arrivals: randomArrivals(events),
    questions: fc.array(
      fc.integer({ min: SIMULATION_START, max: SIMULATION_START + 4 * 86_400_000 }),
      { maxLength: 12 },
    ),
  }),
);

/** Instants at which something is about to be overdue are asked too: there mistakes hide. */
function withEdges(events: readonly ThreadEvent[], questions: readonly number[]): number[] {
  const edges = events.flatMap(({ at }) =>
    at === null
      ? []
      : [20_000, 120_000, 600_000, 900_000, 7_200_000].flatMap((ms) => [at + ms, at + ms + 1]),
  );
  return [...questions, ...edges];
}

describe('M1 live = batch', () => {
  test('M1 at every instant live state equals a fresh call', () => {
    fc.assert(
      fc.property(scripts, ({ events, arrivals, questions }) => {
        const live: Analyse = (thread, asOf) => analyse(thread, prepared, asOf);
        expect(findDisagreement(arrivals, withEdges(events, questions), live)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  test('M1 the final analysis is the same for every order, batching and repetition', () => {
    fc.assert(
      fc.property(scripts, ({ events, arrivals }) => {
        const batch = analyse(threadOf(events), prepared, AFTERWARDS);
        let live = startLiveThread('云上小铺', 'b1');
        for (const arrival of arrivals) {
          live = receiveEvents(live, arrival.events, arrival.now, prepared).live;
        }
        while (live.analysis?.recheckAt != null && live.analysis.recheckAt <= AFTERWARDS) {
          live = passTime(live, live.analysis.recheckAt, prepared).live;
        }
        expect(stored(live.analysis!)).toBe(stored(batch));
        const reversed = analyse(threadOf([...events, ...events].reverse()), prepared, AFTERWARDS);
        expect(reversed).toEqual(batch);
      }),
      { numRuns: 120 },
    );
  });

  const planted: readonly (readonly [string, Analyse])[] = [
    [
      'never asks to be rechecked',
      (thread, asOf) => ({ ...analyse(thread, prepared, asOf), recheckAt: null }),
    ],
    [
      'asks a second late',
      (thread, asOf) => {
        const analysis = analyse(thread, prepared, asOf);
        return { ...analysis, recheckAt: analysis.recheckAt && analysis.recheckAt + 1000 };
      },
    ],
    [
      'trusts the order of arrival',
      (thread, asOf) =>
        analyse(
          {
            ...thread,
            events: thread.events.map((event, i) => ({
              ...event,
              seq: i,
              at: event.at && event.at - (event.at % 60_000),
            })),
          },
          prepared,
          asOf,
        ),
    ],
    [
      'counts a repeated event twice',
      (thread, asOf) =>
        analyse(
          {
            ...thread,
            events: thread.events.map((event, i) => ({ ...event, id: `${event.id}.${i}` })),
          },
          prepared,
          asOf,
        ),
    ],
    ['sees the future', (thread, asOf) => analyse(thread, prepared, asOf + 30_000)],
  ];

  test.each(planted)('M1 the simulation notices an analysis that %s', (_, broken) => {
    const noticed = fc.check(
      fc.property(scripts, ({ events, arrivals, questions }) => {
        return findDisagreement(arrivals, withEdges(events, questions), broken) === null;
      }),
      { numRuns: 60, endOnFailure: true },
    );
    expect(noticed.failed).toBe(true);
  });
});
