// The set of grams holds what a Set holds, in its order, however often it is filled and emptied.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addGram, newGramSet, takeGrams } from './gram-set.ts';

test('G1 holds each number once, in the order they came, through growth and from filling to filling', () => {
  const set = newGramSet();
  const number = fc.oneof(fc.nat(40), fc.nat(0x7fff_ffff), fc.constant(0x7fff_ffff));
  const filling = fc.array(number, { maxLength: 5000, size: 'max' });
  fc.assert(
    fc.property(filling, (numbers) => {
      for (const each of numbers) addGram(set, each);
      expect([...takeGrams(set)]).toEqual([...new Set(numbers)]);
    }),
    { numRuns: 30 },
  );
});
