// Proves that phrases are written out as their notation says.
import { describe, expect, test } from 'vitest';
import { createPrng } from '../../lib/prng.ts';
import { compilePhrase, countTexts, listSlots, writePhrase } from './grammar.ts';

const all = (text: string): readonly string[] => {
  const rng = createPrng(1);
  const phrase = compilePhrase(text);
  const texts = new Set<string>();
  for (let i = 0; i < 200; i += 1) texts.add(writePhrase(phrase, rng, { p: '裙子', n: '3' }));
  return [...texts].sort();
};

describe('grammar', () => {
  test.each([
    ['包邮', ['包邮']],
    ['[在|]吗', ['吗', '在吗']],
    ['{p}有{n}件', ['裙子有3件']],
    ['[A|B[1|2]]C', ['AC', 'B1C', 'B2C']],
    ['a|b', ['a|b']],
  ])('%s gives %j', (text, texts) => {
    expect(all(text)).toEqual(texts);
    expect(countTexts(compilePhrase(text))).toBe(texts.length);
  });

  test.each(['[a', 'a]', '{p', '[a|{b]'])('%s is refused', (text) => {
    expect(() => compilePhrase(text)).toThrow('phrase');
  });

  test('a slot nobody fills is our mistake and said so', () => {
    expect(() => writePhrase(compilePhrase('{q}'), createPrng(1), {})).toThrow('{q}');
    expect(listSlots(compilePhrase('{p}[有|{q}]'))).toEqual(['p', 'q']);
  });
});
