// What a fair comparison says, as plain data: expected and observed, what is left after shrinking, and how sure.
import type { Fen } from '../../domain/event.ts';

/** What buyers are told apart by. */
export const FEATURES = [
  'shop',
  'price',
  'category',
  'hour',
  'weekday',
  'intent',
  'history',
  'difficulty',
  'promotion',
] as const;
export type Feature = (typeof FEATURES)[number];

export interface Estimate {
  readonly value: number;
  /** The true value lies between these with the probability `FairComparison.level`. */
  readonly low: number;
  readonly high: number;
}

/** better, worse: the interval lies on one side of 0. */
export type FairVerdict = 'better' | 'unsure' | 'worse';

/** What one kind of buyers an agent drew did to the conversion to be expected. */
export interface MixPart {
  readonly feature: Feature;
  /** Expected conversion more (+) or less (−) than for the team's buyers, 0..1. */
  readonly points: number;
  /** The level that contributed most, and its share of the agent's and of all inquiries. */
  readonly level: string;
  readonly ownShare: number;
  readonly teamShare: number;
}

export interface FairConversion {
  /** Paying ÷ inquiries, 0..1. */
  readonly observed: number;
  /** What the team as a whole would have reached with this agent's buyers. */
  readonly expected: number;
  /** observed − expected, before shrinking. */
  readonly difference: number;
  /** The same after shrinking towards the team: the figure to go by. */
  readonly shrunk: Estimate;
  /** 0: nothing of the difference was believed … 1: all of it. */
  readonly believed: number;
  readonly verdict: FairVerdict;
  /** `shrunk` × inquiries × order value of this agent's buyers. */
  readonly worthFen: { readonly value: Fen; readonly low: Fen; readonly high: Fen };
}

export interface FairOrderValue {
  readonly paying: number;
  /** Sales ÷ paying. */
  readonly observedFen: Fen;
  readonly expectedFen: Fen;
  /** Typical basket ÷ what was to be expected − 1, after shrinking. */
  readonly shrunk: Estimate;
  readonly verdict: FairVerdict;
}

export interface FairAgent {
  readonly agent: string;
  /** Final inquiries compared. */
  readonly inquiries: number;
  readonly paying: number;
  readonly conversion: FairConversion;
  /** null: nobody paid. */
  readonly orderValue: FairOrderValue | null;
  /** Where in log-odds the agent stands against the team, for comparing agents with one another. */
  readonly skill: { readonly mean: number; readonly sd: number };
  /** From 1, the best; agents of one tier cannot be told from the first of it. */
  readonly tier: number;
  /** Largest first. Empty where the model was not used. */
  readonly mix: readonly MixPart[];
}

export interface FairPair {
  /** `better` ranks before `worse`. */
  readonly better: string;
  readonly worse: string;
  /** Probability that it is the other way round. */
  readonly wrong: number;
  readonly apart: boolean;
}

/** How well a model foretells buyers it has not seen, against the same figure for all. */
export interface ModelQuality {
  readonly used: boolean;
  /** few-rows, few-outcomes: not tried. no-gain: did not beat the same figure for all. null: used. */
  readonly why: 'few-rows' | 'few-outcomes' | 'no-gain' | null;
  /** Inquiries, or paid ones, it was tried on. */
  readonly rows: number;
  /** Mean loss out of sample (log loss; of order value: squared error of the logarithm). */
  readonly loss: number;
  /** Of the same figure for all. */
  readonly baseLoss: number;
  /** Standard error of `baseLoss` − `loss`. */
  readonly gainError: number;
  /** The ridge penalty chosen by cross-validation; null: not tried. */
  readonly penalty: number | null;
}

export interface ConversionQuality extends ModelQuality {
  /** Probability that of two buyers, one who paid and one who did not, the one who paid ranks higher. */
  readonly auc: number;
  /** Slope of observed on foretold log-odds: 1 is right, below 1 the model exaggerates. */
  readonly calibrationSlope: number;
  /** Buyers in fifths by foretold conversion. */
  readonly bins: readonly {
    readonly inquiries: number;
    readonly expected: number;
    readonly observed: number;
  }[];
}

export interface FairComparison {
  /** Of the intervals, e.g. 0.9. */
  readonly level: number;
  readonly inquiries: number;
  /** 1: all inquiries; n: those of every n-th buyer, as there were too many. */
  readonly oneIn: number;
  readonly conversion: number;
  readonly conversionModel: ConversionQuality;
  readonly orderValueModel: ModelQuality;
  /** Typical distance of agents from the team in conversion at the team's buyers, 0..1. */
  readonly spread: number;
  /** Best first by skill. */
  readonly agents: readonly FairAgent[];
  /** Agents with inquiries who are not compared, e.g. after-sale staff. */
  readonly notCompared: readonly string[];
  /** Every pair, or empty where there are more than `PAIR_AGENTS_MAX` agents. */
  readonly pairs: readonly FairPair[];
  /** All pairs, and those said to differ; of these the share `wrongShare` is to be expected the wrong way round. */
  readonly told: { readonly pairs: number; readonly apart: number; readonly wrongShare: number };
}
