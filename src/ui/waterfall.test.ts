// Proves that the bars of a waterfall hang together, and that small drawings are right.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heatLevel } from './HourHeatmap.tsx';
import { sparkPath } from './spark-path.ts';
import { waterfallBars } from './waterfall.ts';
import { yamlPieces } from './yaml-colours.ts';

describe('drawings', () => {
  test('P1 each change begins where the last ended, and the last total ends where the changes do', () => {
    const change = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(
        fc.integer({ min: 4000, max: 9000 }),
        fc.tuple(change, change, change),
        (before, changes) => {
          const sum = changes.reduce((a, b) => a + b, before);
          const bars = waterfallBars([
            { name: 'before', value: before, total: true },
            ...changes.map((value, at) => ({ name: `c${at}`, value, total: false })),
            { name: 'now', value: sum, total: true },
          ]);
          for (const { left, width } of bars) {
            expect(left).toBeGreaterThanOrEqual(-1e-9);
            expect(left + width).toBeLessThanOrEqual(100.41);
          }
          const [first, , , , last] = bars;
          expect(
            last!.width > first!.width === sum > before ||
              Math.abs(last!.width - first!.width) < 0.41,
          ).toBe(true);
        },
      ),
    );
  });

  test('gaps break a small line, one value draws none', () => {
    expect(sparkPath([1, 3, null, 2, 1], 40, 10)).toBe('M0.0 10.0L10.0 0.0M30.0 5.0L40.0 10.0');
    expect(sparkPath([1], 40, 10)).toBe('');
  });

  test('nothing is level 0, the most is level 5, a little is never nothing', () => {
    expect([
      heatLevel(0, 10),
      heatLevel(null, 10),
      heatLevel(0.01, 10),
      heatLevel(10, 10),
      heatLevel(1, 0),
    ]).toEqual([0, 0, 1, 5, 0]);
  });

  test('coloured YAML joins to the line, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string(), (line) => {
        expect(
          yamlPieces(line)
            .map(({ text }) => text)
            .join(''),
        ).toBe(line);
      }),
    );
    const kinds = yamlPieces('  limit: 20s # 上限')
      .filter(({ text }) => text.trim() !== '')
      .map(({ kind }) => kind);
    expect(kinds).toEqual(['key', 'mark', 'number', 'comment']);
  });
});
