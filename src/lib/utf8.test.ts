// Short texts are encoded as the runtime encodes them, or left to it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UTF8_BYTES_MAX, writeShortText } from './utf8.ts';

test('a text is written as the runtime writes it, or not at all', () => {
  const unit = fc.constantFrom('a', 'é', '亲', '\uffff', '\ue000', '\u07ff', '\u0800', '\0', '😀');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 70 }), fc.nat(3), (text, from) => {
      const bytes = Buffer.alloc(2 + text.length * UTF8_BYTES_MAX);
      const end = writeShortText(bytes, 2, text, from);
      const rest = text.slice(from);
      if (rest.length > 64 || /[\ud800-\udfff]/.test(rest)) expect(end).toBe(-1);
      else expect(bytes.subarray(2, end)).toEqual(Buffer.from(rest));
    }),
    { numRuns: 400 },
  );
});
