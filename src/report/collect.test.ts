// What the report collects does not depend on who saw which thread when, and never says more than is known.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildReportMonth, type ReportMonth } from '../testing/report-month.ts';
import { REPORT_RULES } from '../testing/report-rules.ts';
import { collect } from './collect.ts';
import { type Collection, newCollection } from './collection.ts';
import { mergeCollections } from './merge-collections.ts';

let month: ReportMonth;
beforeAll(() => {
  month = buildReportMonth(7, 160);
});

/** Maps in sorted order: insertion order is not part of the content. */
function canonical(value: unknown): unknown {
  if (value instanceof Map) {
    const entries = [...value].map(([k, v]): [string, unknown] => [String(k), canonical(v)]);
    return entries.sort(([a], [b]) => (a < b ? -1 : 1));
  }
  if (ArrayBuffer.isView(value)) return [...(value as Int32Array)];
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value).map(([k, v]) => [k, canonical(v)]);
}

function collected(analyses: ReportMonth['analyses'], trusted = true): Collection {
  const collection = newCollection(REPORT_RULES);
  for (const analysis of analyses) collect(collection, analysis, month.setup, trusted);
  return collection;
}

describe('collect', () => {
  test('M1 any order of threads over any number of workers ends in the same collection', () => {
    const all = canonical(collected(month.analyses));
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...month.analyses.keys()], { minLength: 160, maxLength: 160 }),
        fc.integer({ min: 1, max: 5 }),
        (order, workers) => {
          const shares = Array.from({ length: workers }, (_, w) =>
            collected(order.filter((_, i) => i % workers === w).map((i) => month.analyses[i]!)),
          );
          // Posting between threads copies by structured clone.
          const posted = shares.map((share) => structuredClone(share));
          const merged = posted.reduce((into, from) => mergeCollections(into, from));
          expect(canonical(merged)).toEqual(all);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('merging leaves the second collection as it was', () => {
    const from = collected(month.analyses.slice(0, 40));
    const before = canonical(structuredClone(from));
    const into = mergeCollections(collected(month.analyses.slice(40, 60)), from);
    mergeCollections(into, collected(month.analyses.slice(60, 80)));
    expect(canonical(from)).toEqual(before);
  });

  test('collections of different rulebooks are refused', () => {
    const other = newCollection(REPORT_RULES.slice(1));
    expect(() => mergeCollections(collected([]), other)).toThrow(/rulebooks/);
  });

  test('M6 every verdict is counted once: hit + miss + na = verdicts, and na reasons add up', () => {
    const collection = collected(month.analyses);
    for (const { id } of REPORT_RULES) {
      const verdicts = month.analyses.flatMap((a) => a.verdicts).filter((v) => v.rule === id);
      const { hit, miss, na, naReasons } = collection.rules[collection.ruleIndex.get(id)!]!;
      expect(hit + miss + na).toBe(verdicts.length);
      expect([...naReasons.values()].reduce((sum, count) => sum + count, 0)).toBe(na);
    }
  });

  test('L4 a lost inquiry is one who neither ordered then nor bought since', () => {
    const lost = month.analyses.filter(
      ({ inquiries, orders }) => inquiries.some((i) => !i.ordered) && orders.length === 0,
    );
    expect(collected(month.analyses).lost.count).toBe(lost.length);
    expect(lost.length).toBeGreaterThan(20);
  });

  test('M12 where orders are not known, nobody is said to have left without buying', () => {
    const { lost, unpaid, unpaidClosed, threadsWithoutOrders } = collected(month.analyses, false);
    expect([lost.count, unpaid.count, unpaidClosed.count]).toEqual([0, 0, 0]);
    expect(threadsWithoutOrders).toBe(month.analyses.length);
  });

  test('lists stay within their limits and are ordered best first', () => {
    const collection = newCollection(REPORT_RULES, { worstMax: 2, bestMax: 3, workMax: 5 });
    for (const analysis of month.analyses) collect(collection, analysis, month.setup, true);
    const lists = [...collection.worst, ...collection.best, collection.lost.items];
    for (const list of lists) {
      const ranks = list.map((item) => item.rank);
      expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
    }
    expect(Math.max(...collection.worst.map((list) => list.length))).toBe(2);
    expect(Math.max(...collection.best.map((list) => list.length))).toBe(3);
    expect(collection.lost.items).toHaveLength(5);
    expect(collection.lost.count).toBeGreaterThan(5);
  });

  test('Q7 the worst of a weakness was flagged for it, the best was judged and free of faults', () => {
    const { worst, best, ruleIds } = collected(month.analyses);
    const faults = new Set(REPORT_RULES.filter((r) => r.kind === 'fault').map((r) => r.id));
    const hitsOf = (conversation: string): string[] =>
      month.analyses
        .flatMap((a) => a.verdicts)
        .filter((v) => v.conversation === conversation && v.result === 'hit')
        .map((v) => v.rule);
    ruleIds.forEach((rule, i) => {
      for (const item of worst[i]!) expect(hitsOf(item.conversation)).toContain(rule);
      for (const item of best[i]!) {
        expect(hitsOf(item.conversation).filter((hit) => faults.has(hit))).toEqual([]);
      }
    });
    expect(best.flat().length).toBeGreaterThan(5);
  });
});
