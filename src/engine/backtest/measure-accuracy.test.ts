// Precision, recall and their change come out as counted by hand, in whatever order the labels are.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LabelledCase, measureAccuracy } from './measure-accuracy.ts';
import { parseLabels } from './parse-labels.ts';

/** `+ba`: due, flagged by both. `-a`: not due, flagged by the new one only. */
function casesOf(text: string): LabelledCase[] {
  return text.split(' ').map((word) => ({
    due: word.startsWith('+'),
    before: word.includes('b'),
    after: word.includes('a'),
  }));
}

describe('M3 how right two versions are', () => {
  test('counted by hand', () => {
    const { cases, due, before, after, change } = measureAccuracy(
      casesOf('+ba +ba +a +a +b + -b -b -a - - -'),
    );
    expect([cases, due]).toEqual([12, 6]);
    expect([before.precision.hits, before.precision.of]).toEqual([3, 5]);
    expect([before.recall.hits, before.recall.of]).toEqual([3, 6]);
    expect([after.precision.hits, after.precision.of]).toEqual([4, 5]);
    expect([after.recall.hits, after.recall.of]).toEqual([4, 6]);
    expect(change.precision?.value).toBeCloseTo(0.2, 12);
    expect(change.recall?.value).toBeCloseTo(1 / 6, 12);
    // A dozen cases prove nothing.
    for (const share of [change.precision!, change.recall!]) {
      expect(share.low).toBeLessThan(0);
      expect(share.high).toBeGreaterThan(0);
    }
  });

  test('a change that is plain to see is proven', () => {
    const { change } = measureAccuracy(
      Array.from({ length: 60 }, () => casesOf('+ba +a -b -')).flat(),
    );
    expect(change.recall!.low).toBeGreaterThan(0.3);
    expect(change.precision!.low).toBeGreaterThan(0.3);
  });

  test('a version that flags nothing has no precision, and no change of it', () => {
    const { after, change } = measureAccuracy(casesOf('+b -b -'));
    expect(after.precision).toMatchObject({ value: null, interval: null });
    expect(change.precision).toBeNull();
    expect(change.recall?.value).toBe(-1);
  });

  const cases = fc.array(
    fc.record({ due: fc.boolean(), before: fc.boolean(), after: fc.boolean() }),
    { minLength: 1, maxLength: 30 },
  );

  test('the order of labels means nothing; equal versions do not differ', () => {
    fc.assert(
      fc.property(cases, (list) => {
        expect(measureAccuracy([...list].reverse())).toEqual(measureAccuracy(list));
        const { change } = measureAccuracy(list.map((one) => ({ ...one, after: one.before })));
        expect(change.precision?.low ?? 0).toBe(0);
        expect(change.precision?.high ?? 0).toBe(0);
        expect(change.recall?.value ?? 0).toBe(0);
      }),
      { numRuns: 15 },
    );
  });
});

describe('M3 labels', () => {
  test('records are read, mistakes named by line', () => {
    const { labels, problems } = parseLabels(
      [
        '{"conversation":"c1","hit":true}',
        '',
        '{"conversation":"c2","rule":"slow","order":"A1","hit":false}',
        '{"conversation":"c3","hit":"yes"}',
        'not json',
        '{"conversation":"c1","hit":true}',
        '{"conversation":"c1","hit":false}',
      ].join('\n'),
      'labels.jsonl',
    );
    expect(labels).toEqual([
      { conversation: 'c1', rule: null, order: null, hit: true },
      { conversation: 'c2', rule: 'slow', order: 'A1', hit: false },
    ]);
    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '4 not-a-label',
      '5 not-a-label',
      '7 contradiction',
    ]);
  });
});
