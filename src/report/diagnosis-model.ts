// The diagnosis as a page, a terminal or a machine shows it: sentences, money, comparisons, and where to look.
import type { Words } from '../intake/format.ts';
import type { ConcernFilter, Confidence, PatternId } from '../scoring/diagnosis/concern.ts';
import type { Case } from './case.ts';

/** One bar of a comparison; `ratio` 0..1 of the longest. */
export interface CompareBar {
  readonly name: Words;
  readonly text: string;
  readonly ratio: number;
  /** What the concern is about; the others are what it is compared with. */
  readonly own: boolean;
}

/** A small chart over days or hours. */
export interface SparkModel {
  readonly title: Words;
  readonly bars: readonly {
    readonly label: string;
    readonly text: string;
    readonly ratio: number;
    readonly marked: boolean;
  }[];
}

export interface ConcernModel {
  readonly id: string;
  readonly pattern: PatternId;
  /** The kind of concern in a few characters. */
  readonly title: Words;
  readonly sentence: Words;
  readonly moneyFen: number;
  readonly moneyText: string;
  /** The 95 % interval in words. */
  readonly range: Words;
  /** How the money was computed, with this concern's figures. */
  readonly computed: Words;
  readonly confidence: Confidence;
  /** One-sided p and the false discovery rate q, as text. */
  readonly sureness: Words;
  readonly compare: readonly CompareBar[];
  readonly spark: SparkModel | null;
  readonly filter: ConcernFilter;
  readonly filterWords: Words;
  /** Of those the filter names, the ones most worth reading. */
  readonly conversations: readonly string[];
  readonly orders: readonly string[];
  readonly cases: readonly Case[];
}

export interface FateModel {
  readonly name: Words;
  readonly lostText: string;
  readonly ofText: string;
  readonly share: number;
}

export interface DiagnosisModel {
  /** At most eight, none that may be chance. */
  readonly concerns: readonly ConcernModel[];
  /** Firm ones that were not shown. */
  readonly more: number;
  /** Those that may be chance, in a sentence each; at most five. */
  readonly chance: readonly { readonly sentence: Words; readonly moneyText: string }[];
  readonly chanceCount: number;
  readonly tested: number;
  /** What became of placed and of paid amounts. */
  readonly fates: readonly FateModel[];
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  /** Why there is no diagnosis; null: there is. */
  readonly missing: Words | null;
}
