// The automaton finds what indexOf finds, everywhere, overlaps included.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildAutomaton, emptyMatches, scanAutomaton } from './automaton.ts';

function naive(patterns: readonly string[], text: string, from: number, to: number): string[] {
  const found: string[] = [];
  patterns.forEach((pattern, id) => {
    if (pattern === '') return;
    for (let at = text.indexOf(pattern, from); at >= 0; at = text.indexOf(pattern, at + 1)) {
      if (at + pattern.length <= to) found.push(`${id}@${at + pattern.length}`);
    }
  });
  return found.sort();
}

function scanned(patterns: readonly string[], text: string, from: number, to: number): string[] {
  const out = emptyMatches();
  const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  scanAutomaton(buildAutomaton(patterns), units, from, to, out);
  const found: string[] = [];
  for (let i = 0; i < out.length; i += 2) found.push(`${out.pairs[i]}@${out.pairs[i + 1]}`);
  return found.sort();
}

const narrow = fc.string({ unit: fc.constantFrom('微', '信', '加', 'a', 'b', '😊'), maxLength: 6 });
const narrowText = fc.string({
  unit: fc.constantFrom('微', '信', '加', 'a', 'b', '😊', '。'),
  maxLength: 60,
});

describe('automaton', () => {
  test('equals indexOf on a narrow alphabet, where suffixes and overlaps abound', () => {
    fc.assert(
      fc.property(fc.uniqueArray(narrow, { maxLength: 30 }), narrowText, (patterns, text) => {
        expect(scanned(patterns, text, 0, text.length)).toEqual(
          naive(patterns, text, 0, text.length),
        );
      }),
      { numRuns: 400 },
    );
  });

  test('equals indexOf on any text and any part of it', () => {
    const span = fc.tuple(fc.nat(40), fc.nat(40));
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 4 })),
        fc.string({ unit: 'binary', maxLength: 40 }),
        span,
        (patterns, text, [a, b]) => {
          const from = Math.min(a, b, text.length);
          const to = Math.min(Math.max(a, b), text.length);
          expect(scanned(patterns, text, from, to)).toEqual(naive(patterns, text, from, to));
        },
      ),
    );
  });

  test('finds every one of many thousand words', () => {
    const words: string[] = [];
    for (let i = 0; i < 6000; i++) {
      words.push(String.fromCharCode(0x4e00 + i, 0x4e00 + ((i * 7) % 997), 0x4e00 + (i % 31)));
    }
    const text = words.join('');
    expect(new Set(scanned(words, text, 0, text.length).map((hit) => hit.split('@')[0])).size).toBe(
      6000,
    );
  });

  test('the empty word is never found; the same word twice is refused', () => {
    expect(scanned(['亲', ''], '亲亲', 0, 2)).toEqual(['0@1', '0@2']);
    expect(scanned([], '亲', 0, 1)).toEqual([]);
    expect(() => buildAutomaton(['亲', '好', '亲'])).toThrow('pattern given twice: 亲');
  });
});
