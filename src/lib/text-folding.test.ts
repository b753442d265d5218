// Folding is idempotent, keeps offsets exact, and makes spellings of one thing equal.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptyUnits,
  fold,
  foldInPlace,
  foldInto,
  foldingTable,
  originalEnd,
  originalStart,
  textOf,
} from './text-folding.ts';

const lively = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '哈',
      '好',
      '１',
      '1',
      'Ａ',
      'a',
      '體',
      '，',
      '\u200b',
      '\ufe0f',
      '❤',
      '😊',
      ' ',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }),
  ),
  maxLength: 40,
});

describe('text folding', () => {
  test('into units is the same folding, with the marks of what is left', () => {
    const marks = new Uint16Array(65_536);
    for (const [bit, unit] of [...'好a1哈❤'].entries()) marks[unit.charCodeAt(0)] = 1 << bit;
    const table = foldingTable(marks);
    const units = emptyUnits();
    fc.assert(
      fc.property(fc.array(lively, { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        foldInto(text, units, table);
        const folded = fold(text);
        expect(textOf(units)).toBe(folded.text);
        expect(units.moved).toBe(folded.offsets !== null);
        if (folded.offsets !== null) {
          expect(units.origins.slice(0, units.length + 1)).toEqual(folded.offsets);
        }
        let seen = 0;
        for (const unit of folded.text) seen |= marks[unit.charCodeAt(0)]!;
        expect(units.marks).toBe(seen);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['ＶＸ：ａｂｃ１２３', 'vx:abc123'],
    ['加薇❤️信', '加薇❤信'],
    ['這個還有貨嗎', '这个还有货吗'],
    ['哈哈哈哈哈', '哈哈'],
    ['好好', '好好'],
    ['1000元 100000', '1000元 100000'],
    ['①②③', '123'],
    ['微\u200b信\ufeff', '微信'],
    ['ＧＯＯＯＯＤ', 'good'],
    ['太太太太貴了', '太太贵了'],
    ['Ⓥ信', 'v信'],
    ['　亲　', ' 亲 '],
  ])('%s folds to %s', (text, folded) => {
    expect(fold(text).text).toBe(folded);
  });

  test('a line that needs no folding comes back as it is, without offsets', () => {
    expect(fold('亲，在的')).toEqual({ text: '亲,在的', offsets: null });
    const plain = '亲 在的';
    expect(fold(plain)).toEqual({ text: plain, offsets: null });
  });

  test('folding what is folded changes nothing', () => {
    fc.assert(
      fc.property(lively, (text) => {
        const once = fold(text).text;
        expect(fold(once).text).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  test('every single unit folds to a fixed point', () => {
    for (let unit = 0; unit < 65_536; unit++) {
      const once = fold(String.fromCharCode(unit)).text;
      if (fold(once).text !== once) expect.fail(`U+${unit.toString(16)}`);
    }
  });

  test('a slice between offsets folds to the same slice of the folded text', () => {
    fc.assert(
      fc.property(lively, fc.nat(40), fc.nat(40), (text, a, b) => {
        const folded = fold(text);
        const start = Math.min(a, b, folded.text.length);
        const end = Math.min(Math.max(a, b), folded.text.length);
        if (start === end) return;
        const slice = text.slice(originalStart(folded, start), originalEnd(folded, end));
        expect(fold(slice).text).toBe(folded.text.slice(start, end));
      }),
      { numRuns: 1000 },
    );
  });

  test('folding in place keeps the length and folds unit by unit', () => {
    fc.assert(
      fc.property(lively, (text) => {
        const folded = foldInPlace(text);
        expect(folded.length).toBe(text.length);
        expect(foldInPlace(folded)).toBe(folded);
        expect(fold(folded).text).toBe(fold(text).text);
      }),
    );
  });
});
