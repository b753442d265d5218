// A set of pairs of characters that is filled and emptied again for every thread without allocating.

export interface GramSet {
  /** Open addressing; a gram is kept with all bits turned, 0 is free. */
  slots: Int32Array;
  /** The grams in the order they came. */
  grams: Int32Array;
  size: number;
}

export function newGramSet(): GramSet {
  return { slots: new Int32Array(2048), grams: new Int32Array(1024), size: 0 };
}

/** Adds a number from 0 to 2³¹ − 1. */
export function addGram(set: GramSet, gram: number): void {
  const { slots, grams } = set;
  const mask = slots.length - 1;
  let slot = gram & mask;
  for (let kept = slots[slot]!; kept !== 0; kept = slots[slot]!) {
    if (kept === ~gram) return;
    slot = (slot + 1) & mask;
  }
  slots[slot] = ~gram;
  grams[set.size++] = gram;
  if (set.size === grams.length) grow(set);
}

function grow(set: GramSet): void {
  const kept = set.grams;
  set.slots = new Int32Array(set.slots.length * 2);
  set.grams = new Int32Array(kept.length * 2);
  set.size = 0;
  for (const gram of kept) addGram(set, gram);
}

/** The grams in the order they came; the set is empty afterwards. */
export function takeGrams(set: GramSet): Int32Array {
  const taken = set.grams.slice(0, set.size);
  set.slots.fill(0);
  set.size = 0;
  return taken;
}
