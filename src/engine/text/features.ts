// The features of a line as bits: its signs, then the packs of which a word stands in it.
import { SIGN_COUNT } from './line-signs.ts';

/** Number of a pack among the features of a line. */
export function featureOf(pack: number): number {
  return SIGN_COUNT + pack;
}

/** Numbers that hold the features of a line as bits, where there are so many packs. */
export function featuresWidth(packs: number): number {
  return (featureOf(packs) + 31) >>> 5;
}

/** Adds a feature to those in `bits`, numbers from `at` on. */
export function setFeature(bits: Int32Array, at: number, feature: number): void {
  bits[at + (feature >>> 5)]! |= 1 << (feature & 31);
}

/** Whether a feature is in `bits`, numbers from `at` on. */
export function isFeatureSet(bits: Int32Array, at: number, feature: number): boolean {
  return ((bits[at + (feature >>> 5)]! >>> (feature & 31)) & 1) === 1;
}
