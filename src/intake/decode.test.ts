// Shows that the encoding is told from the bytes alone and that chunk borders never damage a character.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDecoder } from './decode.ts';

function decode(
  bytes: Buffer,
  cut = 65_536,
): { text: string; encoding: string | null; damaged: number } {
  const decoder = createDecoder();
  let text = '';
  for (let at = 0; at < bytes.length; at += cut)
    text += decoder.decode(bytes.subarray(at, at + cut));
  text += decoder.end();
  return { text, encoding: decoder.encoding(), damaged: decoder.damaged() };
}

const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
/** 订单编号,买家会员名\n in GB18030. */
const GB_HEADER = Buffer.from('b6a9b5a5b1e0bac52cc2f2bcd2bbe1d4b1c3fb0a', 'hex');

describe('G1 encodings', () => {
  it('UTF-8 with and without BOM, in pieces of any size', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        fc.integer({ min: 8, max: 40 }),
        (any, cut) => {
          const text = `买家${any}好的，谢谢您😀`.replaceAll('\uFEFF', '').replaceAll('\0', '');
          expect(decode(Buffer.from(text), cut)).toEqual({ text, encoding: 'utf-8', damaged: 0 });
          expect(decode(Buffer.from(`\uFEFF${text}`), cut).text).toBe(text);
        },
      ),
    );
  });

  it('UTF-16 by its BOM or by its NULs', () => {
    const text = 'shop,buyer,text\n旗舰店,小明,在吗 hello there\n'.repeat(20);
    expect(decode(Buffer.from(`\uFEFF${text}`, 'utf16le'), 101)).toMatchObject({
      text,
      encoding: 'utf-16le',
    });
    expect(decode(swapped(`\uFEFF${text}`), 101)).toMatchObject({ text, encoding: 'utf-16be' });
    expect(decode(Buffer.from(text, 'utf16le'), 100)).toMatchObject({ text, encoding: 'utf-16le' });
    expect(decode(swapped(text), 100)).toMatchObject({ text, encoding: 'utf-16be' });
  });

  it('GB18030, emoji and rare characters too', () => {
    // 😀 and 㐂 are four bytes each in GB18030.
    const bytes = Buffer.concat([
      GB_HEADER,
      Buffer.from('9439fc36', 'hex'),
      Buffer.from('8139ee39', 'hex'),
    ]);
    for (const cut of [7, 20, 21, 22, 23, 64]) {
      expect(decode(bytes, cut)).toMatchObject({
        text: '订单编号,买家会员名\n😀㐀',
        encoding: 'gb18030',
        damaged: 0,
      });
    }
  });

  it('decides at the first part that is not ASCII', () => {
    const ascii = Buffer.from('id,shop\n'.repeat(100));
    expect(decode(Buffer.concat([ascii, GB_HEADER]), 64)).toMatchObject({ encoding: 'gb18030' });
    expect(decode(Buffer.concat([ascii, Buffer.from('订单编号')]), 64)).toMatchObject({
      encoding: 'utf-8',
    });
    expect(decode(ascii)).toMatchObject({ encoding: null, text: ascii.toString() });
  });

  it('stays with UTF-8 when a back-end cut one character in half, and says how many were lost', () => {
    const text = '亲，这款有现货的哦，今天拍下今天发货'.repeat(5);
    const bytes = Buffer.concat([
      Buffer.from(text),
      Buffer.from('e5a5', 'hex'),
      Buffer.from(`,${text}`),
    ]);
    expect(decode(bytes)).toEqual({ text: `${text}\uFFFD,${text}`, encoding: 'utf-8', damaged: 1 });
  });
});
