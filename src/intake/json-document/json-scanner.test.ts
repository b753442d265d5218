// JSON cut into records: wrapped lists, bare lists, lines, single records, broken ends; chunk borders anywhere.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordingSink } from '../../testing/recording-sink.ts';
import { jsonRecords } from './json-records.ts';
import { jsonScanner } from './json-scanner.ts';

const shape = { inner: new Set(['messages']), recordKeys: new Set(['meta']) };

function pieces(text: string, chunkChars = text.length || 1): string[] {
  const scanner = jsonScanner(shape);
  const found = [];
  for (let at = 0; at < text.length; at += chunkChars) {
    found.push(...scanner.feed(text.slice(at, at + chunkChars)));
  }
  found.push(...scanner.end());
  return found.map((piece) => `${piece.whole ? '' : 'broken '}${piece.line}: ${piece.text}`);
}

describe('G1 JSON documents', () => {
  test.each([
    ['a list', '[{"a":1},{"a":2}]', ['1: {"a":1}', '1: {"a":2}']],
    [
      'a wrapped list',
      '{"ok":true,"data":{"list":[{"a":1},\n{"a":[{"b":2}]}]}}',
      ['1: {"a":1}', '2: {"a":[{"b":2}]}'],
    ],
    ['lines', '{"a":1}\n{"a":2}\n', ['1: {"a":1}', '2: {"a":2}']],
    [
      'one record with its inner list',
      '{"x":0,"messages":[{"m":1}]}',
      ['1: {"x":0,"messages":[{"m":1}]}'],
    ],
    [
      'a record key makes other lists part of it',
      '{"meta":{},"tags":[{"t":1}]}',
      ['1: {"meta":{},"tags":[{"t":1}]}'],
    ],
    ['brackets and quotes inside strings', '[{"a":"]}\\"{["}]', ['1: {"a":"]}\\"{["}']],
    ['cut off', '[{"a":1},{"a":', ['1: {"a":1}', 'broken 1: {"a":']],
    ['cut off in a string', '[{"a":"x', ['broken 1: {"a":"x']],
    ['no JSON at all', 'hello', ['broken 1: hello']],
    ['an empty list in a wrapper', '{"list":[]}', ['1: {"list":[]}']],
    ['nothing', '', []],
  ])('%s', (_, text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  test('G1 property: pieces are the records whatever the chunks', () => {
    const record = fc.record({
      a: fc.jsonValue(),
      messages: fc.array(fc.dictionary(fc.string(), fc.jsonValue())),
    });
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1 }),
        fc.integer({ min: 1, max: 50 }),
        (records, chunk) => {
          const wrapped = JSON.stringify({ ok: 1, data: { list: records } });
          const lines = records.map((each) => JSON.stringify(each)).join('\n');
          const texts = (text: string): string[] =>
            pieces(text, chunk).map((piece) => piece.slice(piece.indexOf(' ') + 1));
          const expected = records.map((each) => JSON.stringify(each));
          expect(texts(wrapped)).toEqual(expected);
          expect(pieces(lines, chunk).every((piece) => !piece.startsWith('broken'))).toBe(true);
        },
      ),
    );
  });

  test('long ids written as numbers keep their digits; digits in strings and fractions are left alone', async () => {
    async function* text(): AsyncGenerator<string> {
      yield '[{"id":2871634509913321001,"ids":[12345678901234567890],"s":"x:12345678901234567,","f":0.1234567890123456}]';
    }
    const found = [];
    for await (const { value } of jsonRecords(text(), shape, recordingSink().context))
      found.push(value);
    expect(found).toEqual([
      {
        id: '2871634509913321001',
        ids: ['12345678901234567890'],
        s: 'x:12345678901234567,',
        f: 0.1234567890123456,
      },
    ]);
  });
});
