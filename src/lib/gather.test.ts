// gather: equal to flatMap, for any lists.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gather } from './gather.ts';

test('what each item gives, in order, is what flatMap gives', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer())), (lists) => {
      expect(gather(lists, (list) => list)).toEqual(lists.flat());
    }),
  );
});

test('the lists given are left as they are', () => {
  const lists = [[], [1], [2, 3], [], [4]];
  const before = structuredClone(lists);
  expect(gather(lists, (list) => list)).toEqual([1, 2, 3, 4]);
  expect(lists).toEqual(before);
});
