// A type is called an agent's own only where chance is not enough to explain it (Q6).
import { describe, expect, test } from 'vitest';
import { REPORT_RULES } from '../../testing/report-rules.ts';
import { agentTally, type Collection, newCollection } from '../collection.ts';
import { buildArchetypes } from './archetypes.ts';

/** `judged/hits` of the first type: one agent, then the rest of the team. */
function collectionOf(own: string, rest: string): Collection {
  const collection = newCollection(REPORT_RULES);
  for (const [agent, text] of [
    ['a', own],
    ['b', rest],
  ] as const) {
    const [judged = 0, hits = 0] = text.split('/').map(Number);
    const tally = agentTally(collection, agent);
    tally.judged[0] = judged;
    tally.hits[0] = hits;
  }
  return collection;
}

describe('Q6 against the team', () => {
  test.each([
    ['100/60', '1000/100', 1],
    ['100/2', '1000/300', -1],
    ['100/11', '1000/100', 0],
    ['4/4', '1000/100', 0],
    ['100/0', '1000/1', 0],
    ['0/0', '1000/100', 0],
    ['100/50', '0/0', 0],
  ])('%s against %s is %i', (own, rest, expected) => {
    const { agents } = buildArchetypes(collectionOf(own, rest), ['a'], {});
    expect(agents[0]!.cells[0]!.apart).toBe(expected);
  });

  test('rates are per 100 judged, and compared with the whole team', () => {
    const { team, agents } = buildArchetypes(collectionOf('100/30', '300/30'), ['a'], {
      a: '小雅',
    });
    expect(team.cells[0]!.rate).toBe(15);
    expect(agents[0]!.cells[0]).toMatchObject({ rate: 30, ratio: 2, hits: 30, judged: 100 });
    expect(agents[0]!.name.zh).toBe('小雅');
  });

  test.each([
    ['20/2 → 20/2', [20, 2], [20, 2], null],
    ['200/20 → 200/80', [200, 20], [200, 80], 30],
    ['200/80 → 200/20', [200, 80], [200, 20], -30],
    ['30/0 → 30/2', [30, 0], [30, 2], null],
  ])('trend %s', (_, early, late, expected) => {
    const collection = collectionOf('400/100', '400/100');
    const days = agentTally(collection, 'a').days;
    const counts = ([judged, hits]: number[]): Int32Array => {
      const day = new Int32Array(10);
      day[0] = judged ?? 0;
      day[5] = hits ?? 0;
      return day;
    };
    days.set(100, counts(early));
    days.set(129, counts(late));
    const { agents } = buildArchetypes(collection, ['a'], {});
    const { trend } = agents[0]!.cells[0]!;
    if (expected === null) expect(trend).toBeNull();
    else expect(trend).toBeCloseTo(expected, 10);
  });
});
