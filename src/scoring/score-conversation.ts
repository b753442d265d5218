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
  let judged = 0;
  const times = new Map<string, number>();
  for (const { rule, result, shadow } of verdicts) {
    if (shadow || result === 'na') continue;
    const effect = scorecard.rules[rule];
    if (effect === undefined) continue;
    // A merit that is missing is not a fault: only what could deduct makes a dimension judged.
    if (effect.add === undefined || result === 'hit') judged |= bitOf(effect.dimension);
    if (result === 'hit') times.set(rule, (times.get(rule) ?? 0) + 1);
  }
  const steps = times.size === 0 ? NO_STEPS : stepsOf(times, scorecard);
  const vetoed = steps.some((step) => step.effect === 'veto-all');
  let weightSum = 0;
  for (const dimension of SCORE_DIMENSIONS) {
    if (judged & bitOf(dimension)) weightSum += scorecard.dimensions[dimension]?.weight ?? 0;
  }
  const dimensions: DimensionScore[] = [];
  let total: number | null = weightSum === 0 ? null : 0;
  for (const dimension of SCORE_DIMENSIONS) {
    const card = scorecard.dimensions[dimension];
    if (card === undefined) continue;
    const isJudged = (judged & bitOf(dimension)) !== 0;
    const weight = weightSum === 0 || !isJudged ? 0 : card.weight / weightSum;
    const scored = scoreDimension(dimension, steps, card.cap, vetoed, isJudged, weight);
    dimensions.push(scored);
    if (total !== null) total += weight * (scored.score ?? 0);
  }
  const { id, version } = scorecard;
  return { scorecard: id, version, total, dimensions, steps, vetoed };
}

const NO_STEPS: readonly ScoreStep[] = [];

function bitOf(dimension: ScoreDimension): number {
  return 1 << SCORE_DIMENSIONS.indexOf(dimension);
}

function stepsOf(times: ReadonlyMap<string, number>, scorecard: Scorecard): ScoreStep[] {
  return [...times].map(([rule, hits]): ScoreStep => {
    const { dimension, deduct, add, veto } = scorecard.rules[rule]!;
    const effect = veto ? (`veto-${veto}` as const) : deduct === undefined ? 'add' : 'deduct';
    return { rule, dimension, effect, points: deduct ?? add ?? 0, times: hits };
  });
}

/** One dimension; without a score if it was not judged. `weight`: its share of the whole. */
function scoreDimension(
  dimension: ScoreDimension,
  steps: readonly ScoreStep[],
  cap: number,
  vetoed: boolean,
  isJudged: boolean,
  weight: number,
): DimensionScore {
  let deducted = 0;
  let added = 0;
  let zero = vetoed;
  for (const step of steps) {
    if (step.dimension !== dimension) continue;
    if (step.effect === 'deduct') deducted += step.points * step.times;
    else if (step.effect === 'add') added += step.points * step.times;
    else if (step.effect === 'veto-dimension') zero = true;
  }
  const deductedCapped = Math.min(deducted, cap);
  const points = zero ? 0 : Math.max(0, Math.min(100, 100 - deductedCapped + added));
  const score = isJudged ? points : null;
  return { dimension, score, deducted, deductedCapped, added, weight };
}
