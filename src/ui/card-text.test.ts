// Proves that a card does not say its title twice, and keeps what its text says beyond it.
import { expect, test } from 'vitest';
import { beyondTitle } from './card-text.ts';

test.each([
  ['[商品] 木棉集丝巾 ¥59.00', '木棉集丝巾', ''],
  ['[商品]', '木棉集丝巾', ''],
  ['木棉集丝巾 59元', '木棉集丝巾', ''],
  ['[商品] 木棉集丝巾 ¥1,259.00 这款有货吗', '木棉集丝巾', '这款有货吗'],
  ['看看这个', '木棉集丝巾', '看看这个'],
])('%s on the card of %s says more: “%s”', (text, title, rest) => {
  expect(beyondTitle(text, title)).toBe(rest);
});
