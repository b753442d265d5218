// Flips are counted once each and by kind; the sample to read is the same whatever order threads come in.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Truth, Verdict } from '../../domain/analysis.ts';
import { accuracyOf, newBacktestTally, tallyBacktest } from './backtest-tally.ts';
import { findFlips, flipKind } from './find-flips.ts';
import { newSample, offer, pickedOf } from './pick-sample.ts';

function verdict(
  conversation: string,
  result: Truth,
  message: string | null = null,
  more: Partial<Verdict> = {},
): Verdict {
  const evidence = message === null ? [] : [{ messageId: message, role: 'wrong' as const }];
  const base = { rule: 'r', version: 1, orderId: null, agent: '小满', reason: null, at: null };
  return { ...base, conversation, result, evidence, ...more };
}

describe('M3 what flips', () => {
  const before = [
    verdict('c1', 'hit', 'm1'),
    verdict('c2', 'miss'),
    verdict('c3', 'na', null, { reason: 'not-yet' }),
    verdict('c4', 'hit', 'm4'),
    verdict('c5', 'hit', 'm5'),
    verdict('c6', 'miss', null, { orderId: 'A1' }),
  ];
  const after = [
    verdict('c1', 'miss'),
    verdict('c2', 'hit', 'm2'),
    verdict('c3', 'na', null, { reason: 'off-duty' }),
    verdict('c4', 'hit', 'm9'),
    verdict('c5', 'hit', 'm5'),
    verdict('c7', 'na'),
  ];

  test('by kind; a hit that moved is told, another reason of n/a is not', () => {
    const flips = findFlips(before, after).map(
      (flip) => `${flip.conversation} ${flip.orderId ?? ''} ${flipKind(flip)}`,
    );
    expect(flips.sort()).toEqual([
      'c1  hit→miss',
      'c2  miss→hit',
      'c4  hit→hit',
      'c6 A1 miss→none',
      'c7  none→na',
    ]);
  });

  test('the same verdicts do not flip', () => expect(findFlips(before, before)).toEqual([]));

  test('labels answer to the conversation, and to the order where they name one', () => {
    const labels = [
      { conversation: 'c1', rule: null, order: null, hit: false },
      { conversation: 'c2', rule: 'r', order: null, hit: true },
      { conversation: 'c2', rule: 'other', order: null, hit: false },
      { conversation: 'c6', rule: null, order: 'A1', hit: true },
      { conversation: 'c9', rule: null, order: null, hit: true },
    ];
    const tally = newBacktestTally(['r'], labels);
    tallyBacktest(tally, 'r', before, after);
    const sums = tally.rules.get('r')!;
    expect(sums.before).toEqual({ hit: 3, miss: 2, na: 1 });
    expect(sums.after).toEqual({ hit: 3, miss: 1, na: 2 });
    expect(tally.agents.get('小满')).toEqual({ before: 3, after: 3 });
    expect(sums.labelled).toEqual([
      { due: false, before: true, after: false },
      { due: true, before: false, after: true },
      { due: true, before: false, after: false },
    ]);
    expect(tally.used.size).toBe(3);
    expect(accuracyOf(sums)?.due).toBe(2);
  });
});

describe('M3 the sample to read', () => {
  test('is bounded, and the same in any order', () => {
    const keys = fc.uniqueArray(fc.string({ maxLength: 6 }), { maxLength: 40 });
    fc.assert(
      fc.property(keys, fc.nat(5), (list, each) => {
        const pick = (order: readonly string[]): string[] => {
          const sample = newSample<string>(each);
          for (const key of order) offer(sample, 'kind', key, key);
          return pickedOf(sample);
        };
        const picked = pick(list);
        expect(picked.length).toBe(Math.min(each, list.length));
        expect(pick([...list].reverse())).toEqual(picked);
        expect(pick([...list].sort())).toEqual(picked);
      }),
    );
  });
});
