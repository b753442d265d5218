// Proves that what is encoded as GB18030 decodes to what it was.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeGb18030 } from './gb18030.ts';

const decode = (bytes: Uint8Array): string => new TextDecoder('gb18030').decode(bytes);

describe('encodeGb18030', () => {
  test.each([
    ['订单', [0xb6, 0xa9, 0xb5, 0xa5]],
    ['a1,"', [0x61, 0x31, 0x2c, 0x22]],
    ['€', [0xa2, 0xe3]],
    ['😀', [0x94, 0x39, 0xfc, 0x36]],
    ['\ud800', [0x3f]],
  ])('G1: %s has its published bytes', (text, bytes) => {
    expect([...encodeGb18030(text)]).toEqual(bytes);
  });

  test('G1: every character outside the private area comes back', () => {
    let text = '';
    for (let point = 0x20; point < 0x1_0000; point += 1) {
      if (point < 0xd800 || point >= 0xf900) text += String.fromCodePoint(point);
    }
    expect(decode(encodeGb18030(text))).toBe(text);
  });

  test('G1: any Chinese text with emoji comes back', () => {
    const letter = fc.oneof(
      fc.integer({ min: 0x4e00, max: 0x9fff }),
      fc.integer({ min: 0x2_0000, max: 0x2_a6df }),
      fc.integer({ min: 0x1_f300, max: 0x1_f64f }),
      fc.integer({ min: 0x20, max: 0x7e }),
    );
    fc.assert(
      fc.property(fc.array(letter), (points) => {
        const text = String.fromCodePoint(...points);
        expect(decode(encodeGb18030(text))).toBe(text);
      }),
    );
  });
});
