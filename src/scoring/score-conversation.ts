// Verdicts of one conversation and agent + a scorecard → points, with every step of the arithmetic.
import type { Verdict } from '../domain/analysis.ts';
import { SCORE_DIMENSIONS, type Scorecard, type ScoreDimension } from './scorecard.ts';

/** One line of the arithmetic, in the order it is done. */
export interface ScoreStep {
  readonly rule: string;
  readonly dimension: ScoreDimension;
  readonly effect: 'deduct' | 'add' | 'veto-dimension' | 'veto-all';
  /** Points as written on the card; 0 for a veto. */
  readonly points: number;
  /** Hits of the rule: an order rule may hit several times in one conversation. */
  readonly times: number;
}

export interface DimensionScore {
  readonly dimension: ScoreDimension;
  /** 0..100; null: no rule of the dimension could be judged, its weight goes to the others. */
  readonly score: number | null;
  /** Deductions before and after the cap. */
  readonly deducted: number;
  readonly deductedCapped: number;
  readonly added: number;
  /** Weight after redistribution; all weights of judged dimensions sum to 1. */
  readonly weight: number;
}

export interface ConversationScore {
  readonly scorecard: string;
  readonly version: number;
  /** Σ weight × dimension score, 0..100; null: nothing could be judged. */
  readonly total: number | null;
  readonly dimensions: readonly DimensionScore[];
  readonly steps: readonly ScoreStep[];
  readonly vetoed: boolean;
}

/**
 * Each dimension starts at 100; hits deduct (at most the dimension's cap), add (never above 100) or
 * veto. n/a never deducts: a dimension whose rules were all n/a has no score, and its weight is shared
 * among the judged ones in proportion to theirs. Verdicts of rules on trial (shadow) are passed over.
 */
export function scoreConversation(
  verdicts: readonly Verdict[],
  scorecard: Scorecard,
): ConversationScore {
  const judged = new Set<ScoreDimension>();
  const times = new Map<string, number>();
  for (const { rule, result, shadow } of verdicts) {
    if (shadow) continue;
    const effect = scorecard.rules[rule];
    if (effect === undefined || result === 'na') continue;
    // A merit that is missing is not a fault: only what could deduct makes a dimension judged.
    if (effect.add === undefined || result === 'hit') judged.add(effect.dimension);
    if (result === 'hit') times.set(rule, (times.get(rule) ?? 0) + 1);
  }
  const steps = [...times].map(([rule, hits]): ScoreStep => {
    const { dimension, deduct, add, veto } = scorecard.rules[rule]!;
    const effect = veto ? (`veto-${veto}` as const) : deduct === undefined ? 'add' : 'deduct';
    return { rule, dimension, effect, points: deduct ?? add ?? 0, times: hits };
  });
  const vetoed = steps.some((step) => step.effect === 'veto-all');
  const weights = SCORE_DIMENSIONS.map((dimension) =>
    judged.has(dimension) ? (scorecard.dimensions[dimension]?.weight ?? 0) : 0,
  );
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
  const dimensions = SCORE_DIMENSIONS.filter((d) => scorecard.dimensions[d]).map((dimension) => {
    const weight = weights[SCORE_DIMENSIONS.indexOf(dimension)]!;
    const own = steps.filter((step) => step.dimension === dimension);
    return {
      ...scoreDimension(own, scorecard.dimensions[dimension]!.cap, vetoed),
      dimension,
      ...(judged.has(dimension) ? {} : { score: null }),
      weight: weightSum === 0 ? 0 : weight / weightSum,
    };
  });
  const total =
    weightSum === 0
      ? null
      : dimensions.reduce((sum, { score, weight }) => sum + weight * (score ?? 0), 0);
  const { id, version } = scorecard;
  return { scorecard: id, version, total, dimensions, steps, vetoed };
}

function scoreDimension(
  steps: readonly ScoreStep[],
  cap: number,
  vetoed: boolean,
): Pick<DimensionScore, 'score' | 'deducted' | 'deductedCapped' | 'added'> {
  const sum = (effect: ScoreStep['effect']): number =>
    steps
      .filter((step) => step.effect === effect)
      .reduce((points, step) => points + step.points * step.times, 0);
  const deducted = sum('deduct');
  const added = sum('add');
  const deductedCapped = Math.min(deducted, cap);
  const zero = vetoed || steps.some((step) => step.effect === 'veto-dimension');
  const score = zero ? 0 : Math.max(0, Math.min(100, 100 - deductedCapped + added));
  return { score, deducted, deductedCapped, added };
}
