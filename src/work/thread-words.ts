// The words a thread is found by: what people wrote in it, as pairs of characters.
import type { Analysis } from '../domain/analysis.ts';
import { addBytes, finishHash, type Hash, startHash } from '../lib/hash.ts';
import { newGramSet, takeGrams } from '../store/gram-set.ts';
import { addGrams } from '../store/grams.ts';
import type { ThreadWords } from '../store/search-words.ts';

const SEED = 3;
const grams = newGramSet();
const hash: Hash = { high: 0, low: 0 };

/** Of what people wrote: automatic lines are the same everywhere and would be found everywhere. */
export function threadWords({ conversations }: Analysis): ThreadWords {
  for (const { lines } of conversations) {
    for (const { message, auto } of lines) {
      if (!auto && message.by !== 'system') addGrams(grams, message.text);
    }
  }
  const taken = takeGrams(grams);
  return { grams: taken, hash: taken.length === 0 ? null : hashOf(taken) };
}

/** From 1 to 2⁵²: 0 is a thread whose words were written before there were hashes. */
function hashOf({ buffer }: Int32Array): number {
  startHash(hash, SEED);
  addBytes(hash, new Uint8Array(buffer));
  finishHash(hash);
  return (hash.high & 0xf_ffff) * 2 ** 32 + hash.low + 1;
}
