// The fair comparison as the report shows it: figures beside the words for them.
import type { Words } from '../intake/format.ts';
import type { FairVerdict } from '../scoring/fairness/fair-comparison.ts';

export interface FairRow {
  readonly agent: string;
  readonly name: string;
  readonly inquiries: number;
  /** Conversions and differences, 0..1. */
  readonly observed: number;
  readonly expected: number;
  readonly difference: number;
  /** What is left after shrinking, and where the truth lies. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly verdict: FairVerdict;
  readonly worthFen: number;
  /** `+3.3 点（+0.8 ~ +5.6）`. */
  readonly estimate: Words;
  /** What was hard or easy about the buyers, largest first; at most two. */
  readonly mix: readonly Words[];
  /** Whose conversion cannot be told from this agent's. */
  readonly alike: Words;
  readonly orderValue: Words | null;
  readonly tier: number;
}

export interface FairModel {
  readonly level: number;
  readonly rows: readonly FairRow[];
  /** Largest distance from 0 of any interval, for a scale. */
  readonly reach: number;
  /** How many pairs can be told apart. */
  readonly pairs: Words;
  /** How well the model foretells buyers it has not seen; why not, where it was not used. */
  readonly quality: Words;
  readonly notes: readonly Words[];
}
