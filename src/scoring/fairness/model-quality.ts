// How good foretold figures are on buyers the model has not seen: loss against the base, AUC, calibration.
import type { ConversionQuality, ModelQuality } from './fair-comparison.ts';
import { type Family, shareOf } from './regression.ts';

export interface Foretold {
  readonly outcome: Float64Array;
  readonly predictors: Float64Array;
  /** The same figure for all. */
  readonly base: Float64Array;
  readonly penalty: number;
}

/** Used if it beats the base by more than one standard error of the gain. */
export function judgeModel(foretold: Foretold, family: Family): ModelQuality {
  const { outcome, predictors, base, penalty } = foretold;
  const rows = outcome.length;
  let loss = 0;
  let baseLoss = 0;
  let squares = 0;
  for (let i = 0; i < rows; i++) {
    const own = family.loss(outcome[i]!, predictors[i]!);
    const other = family.loss(outcome[i]!, base[i]!);
    loss += own;
    baseLoss += other;
    squares += (other - own) ** 2;
  }
  const gain = (baseLoss - loss) / rows;
  const gainError = Math.sqrt(Math.max(0, squares / rows - gain * gain) / rows);
  const used = gain > gainError;
  const why = used ? null : 'no-gain';
  return { used, why, rows, loss: loss / rows, baseLoss: baseLoss / rows, gainError, penalty };
}

/** A model that was not tried: everybody is expected to do as all do. */
export function untried(
  why: 'few-rows' | 'few-outcomes',
  rows: number,
  loss: number,
): ModelQuality {
  return { used: false, why, rows, loss, baseLoss: loss, gainError: 0, penalty: null };
}

/** AUC, calibration slope and fifths beside the loss. */
export function conversionQuality(
  quality: ModelQuality,
  foretold: {
    readonly outcome: Float64Array;
    readonly predictors: Float64Array;
  },
): ConversionQuality {
  const { outcome, predictors } = foretold;
  const order = Array.from(outcome, (_, i) => i).sort((a, b) => predictors[a]! - predictors[b]!);
  return {
    ...quality,
    auc: aucOf(order, outcome, predictors),
    calibrationSlope: calibrationSlope(outcome, predictors),
    bins: binsOf(order, outcome, predictors),
  };
}

const BINS = 5;

function binsOf(order: readonly number[], outcome: Float64Array, predictors: Float64Array) {
  return Array.from({ length: BINS }, (_, bin) => {
    const from = Math.floor((order.length * bin) / BINS);
    const rows = order.slice(from, Math.floor((order.length * (bin + 1)) / BINS));
    const mean = (of: (row: number) => number): number =>
      rows.length === 0 ? 0 : rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
    return {
      inquiries: rows.length,
      expected: mean((row) => shareOf(predictors[row]!)),
      observed: mean((row) => outcome[row]!),
    };
  });
}

/** Mann–Whitney, equal predictions counting half; 0.5 where all or none paid. */
function aucOf(order: readonly number[], outcome: Float64Array, predictors: Float64Array): number {
  let paid = 0;
  let ranks = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    let own = 0;
    const value = predictors[order[from]!]!;
    while (to < order.length && predictors[order[to]!]! === value) own += outcome[order[to++]!]!;
    ranks += (own * (from + 1 + to)) / 2;
    paid += own;
    from = to;
  }
  const rest = order.length - paid;
  return paid === 0 || rest === 0 ? 0.5 : (ranks - (paid * (paid + 1)) / 2) / (paid * rest);
}

/** Slope of a logistic regression of the outcome on the predictor (D. R. Cox 1958); 1 where all are alike. */
function calibrationSlope(outcome: Float64Array, predictors: Float64Array): number {
  const mean = predictors.reduce((sum, value) => sum + value, 0) / predictors.length;
  let level = mean;
  let slope = 1;
  for (let n = 0; n < 50; n++) {
    let [a, b, aa, ab, bb] = [0, 0, 1e-9, 0, 1e-9];
    for (let i = 0; i < outcome.length; i++) {
      const x = predictors[i]! - mean;
      const share = shareOf(level + slope * x);
      const weight = share * (1 - share);
      a += outcome[i]! - share;
      b += (outcome[i]! - share) * x;
      aa += weight;
      ab += weight * x;
      bb += weight * x * x;
    }
    if (bb < 1e-6) return 1;
    const determinant = aa * bb - ab * ab;
    const [up, more] = [(bb * a - ab * b) / determinant, (aa * b - ab * a) / determinant];
    level += Math.max(-1, Math.min(1, up));
    slope += Math.max(-1, Math.min(1, more));
    if (Math.abs(up) + Math.abs(more) < 1e-9) break;
  }
  return slope;
}
