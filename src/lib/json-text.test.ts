// Texts are written exactly as JSON.stringify writes them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText, jsonTextOrNull, jsonTexts } from './json-text.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('亲', 'a', '"', '\\', '\n', '\u2028', '\ud83d', '\ude00', '\0'),
  }),
);

test('a text, a list of texts and none are as JSON.stringify writes them', () => {
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      expect(jsonTexts(texts)).toBe(JSON.stringify(texts));
      for (const one of texts) expect(jsonText(one)).toBe(JSON.stringify(one));
    }),
  );
  expect(jsonTextOrNull(null)).toBe('null');
  expect(jsonTextOrNull('亲')).toBe('"亲"');
});
