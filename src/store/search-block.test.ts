// A block of a search index gives back what was put in, and finds every pair where it is and nowhere else.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketOf, buildBlock, findPlaces, GRAM_BITS, readBlock } from './search-block.ts';

const ALL = 2 ** GRAM_BITS - 1;
const gram = fc.oneof(fc.nat(30), fc.nat(ALL), fc.constantFrom(0, ALL, 0xffff, 0x10000));
const threads = fc.array(fc.array(gram, { maxLength: 60 }), { maxLength: 300, size: 'large' });
const packed = (held: readonly (readonly number[])[]) =>
  buildBlock(held.map((grams) => Int32Array.from(grams)));

test('G4 a pair is found in exactly the threads that hold it', () => {
  fc.assert(
    fc.property(threads, fc.array(gram, { maxLength: 20 }), (held, others) => {
      const { starts, body } = packed(held);
      expect(starts[0]).toBe(0);
      expect(starts.at(-1)).toBe(body.length);
      for (const wanted of [...others, ...held.flat().slice(0, 50)]) {
        const bucket = bucketOf(wanted);
        const slice = body.subarray(starts[bucket], starts[bucket + 1]);
        const expected = held.flatMap((grams, place) => (grams.includes(wanted) ? [place] : []));
        expect(findPlaces(slice, wanted)).toEqual(expected);
      }
    }),
    { numRuns: 100 },
  );
});

test('G4 the pairs of every thread can be read back, each once, and packing them again gives the same bytes', () => {
  fc.assert(
    fc.property(threads, (held) => {
      const block = packed(held);
      const read = readBlock(block, held.length);
      const sorted = held.map((grams) => [...new Set(grams)].sort((a, b) => a - b));
      expect(read.map((grams) => [...grams])).toEqual(sorted);
      expect(buildBlock(read)).toEqual(block);
    }),
    { numRuns: 100 },
  );
});

test('G4 more pairs than any block before, and more threads than fit in a byte', () => {
  const held = Array.from({ length: 2000 }, (_, place) =>
    Array.from({ length: 60 }, (_, i) => (place % 7 === 0 ? i * 40_503 : i * 97 + place * 131)),
  );
  const read = readBlock(packed(held), held.length);
  expect([...read[1999]!]).toEqual([...held[1999]!].sort((a, b) => a - b));
  expect([...read[1995]!]).toEqual([...held[1995]!].sort((a, b) => a - b));
});
