// Shows that hashes tell rows apart and that the key table keeps what it was given.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBytes,
  addNumber,
  addText,
  finishHash,
  type Hash,
  hashText,
  startHash,
} from './hash.ts';
import { keyTable } from './key-table.ts';

function hashOf(...parts: readonly (string | number)[]): string {
  const hash: Hash = { high: 0, low: 0 };
  startHash(hash, 1);
  for (const part of parts) typeof part === 'string' ? addText(hash, part) : addNumber(hash, part);
  finishHash(hash);
  return hashText(hash);
}

describe('64-bit hash', () => {
  it('is the same for the same parts and different where parts are divided differently', () => {
    expect(hashOf('ab', 'c')).toBe(hashOf('ab', 'c'));
    expect(hashOf('ab', 'c')).not.toBe(hashOf('a', 'bc'));
    expect(hashOf('')).not.toBe(hashOf('', ''));
    expect(hashOf(1_780_279_200_000)).not.toBe(hashOf(1_780_279_200_001));
    expect(hashOf('x')).toMatch(/^[0-9a-f]{16}$/);
  });

  it('keeps 300,000 near-identical rows apart, in each half too nearly as well as chance', () => {
    const whole = new Set<string>();
    const high = new Set<string>();
    for (let i = 0; i < 300_000; i++) {
      const text = hashOf(
        `旗舰店`,
        `买家${i >> 4}`,
        1_780_279_200_000 + (i % 7) * 1000,
        `好的${i % 16}`,
        i >> 8,
      );
      whole.add(text);
      high.add(text.slice(0, 8));
    }
    expect(whole.size).toBe(300_000);
    // Chance gives 300,000² / 2³³ ≈ 10 pairs.
    expect(high.size).toBeGreaterThan(300_000 - 60);
  });
});

describe('hash of bytes', () => {
  function hashOfBytes(bytes: readonly number[]): string {
    const hash: Hash = { high: 0, low: 0 };
    startHash(hash, 1);
    addBytes(hash, Uint8Array.from(bytes));
    finishHash(hash);
    return hashText(hash);
  }

  it('tells apart what differs in a bit, in a trailing zero or in the order of words', () => {
    const bytes = Array.from({ length: 13 }, (_, i) => i * 17);
    const seen = new Set([hashOfBytes(bytes), hashOfBytes([...bytes, 0]), hashOfBytes([])]);
    for (let bit = 0; bit < 8 * bytes.length; bit++) {
      for (let other = 0; other <= bit; other++) {
        const changed = [...bytes];
        changed[bit >> 3]! ^= 1 << (bit & 7);
        if (other < bit) changed[other >> 3]! ^= 1 << (other & 7);
        seen.add(hashOfBytes(changed));
      }
    }
    seen.add(hashOfBytes([...bytes.slice(4, 8), ...bytes.slice(0, 4), ...bytes.slice(8)]));
    expect(seen.size).toBe(3 + (104 * 105) / 2 + 1);
  });
});

describe('key table', () => {
  it('does what a Map does, through growth', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(30), fc.nat(30), fc.nat(5)), { maxLength: 400 }),
        (puts) => {
          const table = keyTable(8);
          const oracle = new Map<string, number>();
          for (const [high, low, value] of puts) {
            const key = `${high}:${low}`;
            expect(table.keep({ high, low }, value)).toBe(oracle.get(key) ?? -1);
            if (!oracle.has(key)) oracle.set(key, value);
          }
          expect(table.size()).toBe(oracle.size);
        },
      ),
    );
  });
});
