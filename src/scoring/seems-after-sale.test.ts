// Without a roster nobody is blamed for not selling who may not have to.
import { expect, test } from 'vitest';
import { seemsAfterSale } from './seems-after-sale.ts';

test.each([
  [null, 48, 0, true],
  [null, 48, 1, false],
  [null, 12, 0, false],
  ['presale', 48, 0, false],
  ['both', 48, 0, false],
] as const)('P5 role %s, %i inquirers, %i ordered: %s', (role, inquiries, ordered, seems) => {
  expect(seemsAfterSale(role, { inquiries, ordered })).toBe(seems);
});
