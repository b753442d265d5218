// Which names come up for a mistyped one.
import { expect, test } from 'vitest';
import { nearestNames } from './nearest-names.ts';

test.each([
  ['a slip', '10023', ['10024', '10923', '90000000'], ['10024', '10923']],
  ['the last digits', '7788', ['A17788', 'B7788', '5511'], ['A17788', 'B7788']],
  ['nothing near', '10023', ['A', 'ZZZZZZZZZZZZ'], []],
  [
    'at most three, nearest first',
    '1111',
    ['1112', '1122', '1222', '2222', '1113'],
    ['1112', '1113', '1122'],
  ],
  ['said once', '1111', ['1112', '1112'], ['1112']],
])('%s', (_, wanted, names, expected) => {
  const near = nearestNames(wanted);
  for (const name of names) near.offer(name);
  expect(near.list()).toEqual(expected);
});
