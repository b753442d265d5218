// The conversion to be expected of each inquiry, and how well that was foretold.
import type { CaseRow } from '../case-mix/case-row.ts';
import { crossFit } from './cross-fit.ts';
import type { Design } from './design.ts';
import { meanLogLoss } from './estimate-skill.ts';
import type { ConversionQuality } from './fair-comparison.ts';
import { conversionQuality, judgeModel, untried } from './model-quality.ts';
import { logistic } from './regression.ts';
import type { Step } from './ridge-step.ts';

export interface Expected<Quality> {
  /** By row; adjusted so that expected and observed agree on the whole. */
  readonly predictors: Float64Array;
  /** null: the same figure for all. */
  readonly model: Step | null;
  readonly quality: Quality;
}

const ROWS_MIN = 200;
/** Of those who paid, and of those who did not. */
const OUTCOMES_MIN = 30;

export function expectConversion(
  design: Design,
  rows: readonly CaseRow[],
): Expected<ConversionQuality> & { readonly outcome: Float64Array } {
  const outcome = Float64Array.from(rows, ({ paid }) => (paid ? 1 : 0));
  const all = Int32Array.from(rows, (_, i) => i);
  const flat = new Float64Array(rows.length);
  const level = logistic.shift(flat, outcome, all);
  const base = flat.fill(level);
  const paid = outcome.reduce((sum, one) => sum + one, 0);
  const few =
    rows.length < ROWS_MIN
      ? 'few-rows'
      : Math.min(paid, rows.length - paid) < OUTCOMES_MIN
        ? 'few-outcomes'
        : null;
  if (few !== null) {
    const quality = untried(few, rows.length, meanLogLoss(outcome, base));
    const foretold = { outcome, predictors: base };
    return {
      predictors: base,
      model: null,
      outcome,
      quality: conversionQuality(quality, foretold),
    };
  }
  const fit = crossFit(design, outcome, logistic);
  const quality = conversionQuality(judgeModel({ outcome, ...fit }, logistic), { outcome, ...fit });
  if (!quality.used) return { predictors: base, model: null, outcome, quality };
  const shift = logistic.shift(fit.predictors, outcome, all);
  return {
    predictors: fit.predictors.map((value) => value + shift),
    model: fit.whole,
    outcome,
    quality,
  };
}
