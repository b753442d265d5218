// What changed between two computations of the same figures, and the reason of each change.
import { expect, test } from 'vitest';
import { diffFigures, type StoredFigure } from './diff-figures.ts';

const figure = (of: Partial<StoredFigure>): StoredFigure => ({
  metric: 'conversion',
  version: 1,
  shop: 's',
  agent: 'A',
  day: '2026-06-01',
  value: 0.25,
  numerator: 1,
  denominator: 4,
  state: 'final',
  reason: null,
  ...of,
});

const half = { value: 0.5, numerator: 2 };

test.each([
  ['nothing', {}, {}, undefined],
  ['its window closed', { state: 'provisional' }, half, 'window-closed'],
  ['closed with the same value', { state: 'provisional' }, {}, 'window-closed'],
  ['still open', { state: 'provisional' }, { ...half, state: 'provisional' }, 'still-open'],
  ['data came late', {}, half, 'late-data'],
  ['a new version', {}, { ...half, version: 2 }, 'definition'],
  ['another policy', { policy: 'a@1' }, { ...half, policy: 'b@1' }, 'policy'],
  ['a policy nobody recorded', {}, { ...half, policy: 'b@1' }, 'late-data'],
  ['data at last', { state: 'na', value: null, reason: 'orders-unknown' }, half, 'data-came'],
  ['data no more', {}, { state: 'na', value: null, reason: 'orders-unknown' }, 'data-gone'],
] as const)('M10 %s', (_name, old, now, reason) => {
  const { changes, same } = diffFigures([figure(old)], [figure(now)]);
  expect(changes.map((each) => each.reason)).toEqual(reason === undefined ? [] : [reason]);
  expect(same).toBe(reason === undefined ? 1 : 0);
});

test('M10 figures of one side only; empty rows are none; what was expected is set against what came', () => {
  const empty = figure({ day: '2026-06-09', state: 'na', value: null, reason: 'no-units' });
  const open = figure({ agent: 'B', state: 'provisional', expected: 0.4 });
  const { changes } = diffFigures(
    [figure({}), open, empty],
    [figure({ agent: 'B', ...half }), figure({ agent: 'C' })],
  );
  expect(changes.map((each) => [each.agent, each.reason])).toEqual([
    ['A', 'vanished'],
    ['B', 'window-closed'],
    ['C', 'appeared'],
  ]);
  expect(changes[1]?.missedBy).toBeCloseTo(-0.1, 12);
});
