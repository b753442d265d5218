// Names and numbers are hidden where a conversation is shown to others, and offsets of evidence still fit.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskBuyer, maskPhones } from './mask.ts';

describe('G3 masking', () => {
  test.each([
    ['tb2225401', 't***1'],
    ['小满', '小***'],
    ['x', 'x***'],
    ['', '***'],
    ['😀a😎', '😀***😎'],
  ])('buyer %s is %s', (buyer, masked) => {
    expect(maskBuyer(buyer)).toBe(masked);
  });

  test.each([
    ['电话13812345678哦', '电话138****5678哦'],
    ['单号 2613812345678', '单号 2613812345678'],
    ['12345678901', '12345678901'],
  ])('%s → %s', (text, masked) => {
    expect(maskPhones(text)).toBe(masked);
  });

  test('the length never changes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'138 9a号') }), (text) => {
        expect(maskPhones(text)).toHaveLength(text.length);
      }),
    );
  });
});
