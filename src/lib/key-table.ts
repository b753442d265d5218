// A compact table from 64-bit hashes to small integers: 12 bytes a slot, for millions of rows seen.
import type { Hash } from './hash.ts';

export interface KeyTable {
  /** What was kept under the key, or −1; keeps `value` (0..2³¹−1) there if there was nothing. */
  keep(key: Hash, value: number): number;
  /** Whether something is kept under the key. */
  has(key: Hash): boolean;
  /** How many keys there are. */
  size(): number;
}

/** Two different rows share a key once in 10⁵ tables of ten million rows (64 bits). */
export function keyTable(slots = 1024): KeyTable {
  let mask = slots - 1;
  let highs = new Uint32Array(slots);
  let lows = new Uint32Array(slots);
  let values = new Int32Array(slots);
  let size = 0;

  /** The key's slot, or the free one (value 0) it would go to. Values are kept plus one. */
  function slotOf(high: number, low: number): number {
    let slot = low & mask;
    while (values[slot] !== 0 && (highs[slot] !== high || lows[slot] !== low))
      slot = (slot + 1) & mask;
    return slot;
  }

  function grow(): void {
    const [oldHighs, oldLows, oldValues] = [highs, lows, values];
    mask = oldValues.length * 2 - 1;
    highs = new Uint32Array(mask + 1);
    lows = new Uint32Array(mask + 1);
    values = new Int32Array(mask + 1);
    for (let i = 0; i < oldValues.length; i++) {
      if (oldValues[i] === 0) continue;
      const slot = slotOf(oldHighs[i]!, oldLows[i]!);
      highs[slot] = oldHighs[i]!;
      lows[slot] = oldLows[i]!;
      values[slot] = oldValues[i]!;
    }
  }

  return {
    keep(key, value) {
      const slot = slotOf(key.high, key.low);
      if (values[slot] !== 0) return values[slot]! - 1;
      highs[slot] = key.high;
      lows[slot] = key.low;
      values[slot] = value + 1;
      if (++size * 10 > (mask + 1) * 7) grow();
      return -1;
    },
    has: ({ high, low }) => values[slotOf(high, low)] !== 0,
    size: () => size,
  };
}
