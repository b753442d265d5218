// The two ridge regressions: whether a buyer pays (logistic), and for how much (of the logarithm).
import type { Design } from './design.ts';
import {
  type Coefficients,
  predictorOf,
  ridgeStep,
  type Step,
  zeroCoefficients,
} from './ridge-step.ts';

/** What is regressed: how to fit it, what a wrong prediction costs, and where all are alike. */
export interface Family {
  /** From `from`, until no coefficient moves by more than `done` (1e-6 where not given). */
  fit(
    design: Design,
    rows: Int32Array,
    outcome: Float64Array,
    penalty: number,
    from?: Step,
    done?: number,
  ): Step;
  /** Loss of one row. */
  loss(outcome: number, predictor: number): number;
  /** The shift that makes the predictors of `rows` right on the whole. */
  shift(predictors: Float64Array, outcome: Float64Array, rows: Int32Array): number;
}

const STEPS_MAX = 30;
const STEP_DONE = 1e-6;

export function shareOf(predictor: number): number {
  return 1 / (1 + Math.exp(-predictor));
}

/** −log likelihood of a yes (1) or no (0), without overflow. */
export function logLoss(outcome: number, predictor: number): number {
  const against = outcome === 1 ? -predictor : predictor;
  return against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
}

/** Logistic regression by Newton's method (iteratively reweighted least squares), steps halved at need. */
export const logistic: Family = {
  fit(design, rows, outcome, penalty, from, done = STEP_DONE) {
    const weights = new Float64Array(design.size);
    const residuals = new Float64Array(design.size);
    let at: Coefficients = from ?? startOf(design, rows, outcome);
    let loss = weigh(design, rows, outcome, at, weights, residuals);
    for (let n = 0; ; n++) {
      const step = ridgeStep(design, rows, at, weights, residuals, penalty);
      let size = 1;
      let next = move(at, step, size);
      let after = weigh(design, rows, outcome, next, weights, residuals);
      while (after > loss * 1.5 && size > 1e-3) {
        size /= 2;
        next = move(at, step, size);
        after = weigh(design, rows, outcome, next, weights, residuals);
      }
      at = next;
      loss = after;
      if (largest(step) < done || n === STEPS_MAX) return { ...at, factor: step.factor };
    }
  },
  loss: logLoss,
  shift(predictors, outcome, rows) {
    let paid = 0;
    for (const row of rows) paid += outcome[row]!;
    // Newton on one unknown; the sum of shares rises with it.
    let shift = 0;
    for (let n = 0; n < 50; n++) {
      let sum = 0;
      let slope = 0;
      for (const row of rows) {
        const share = shareOf(predictors[row]! + shift);
        sum += share;
        slope += share * (1 - share);
      }
      const step = Math.max(-1, Math.min(1, (paid - sum) / Math.max(slope, 1e-9)));
      shift += step;
      if (Math.abs(step) < 1e-10) break;
    }
    return shift;
  },
};

/** Linear regression of a logarithm: one step is the solution. */
export const linear: Family = {
  fit(design, rows, outcome, penalty) {
    const weights = new Float64Array(design.size).fill(1);
    return ridgeStep(design, rows, zeroCoefficients(design), weights, outcome, penalty);
  },
  loss: (outcome, predictor) => (outcome - predictor) ** 2,
  shift(predictors, outcome, rows) {
    let sum = 0;
    for (const row of rows) sum += outcome[row]! - predictors[row]!;
    return rows.length === 0 ? 0 : sum / rows.length;
  },
};

function startOf(design: Design, rows: Int32Array, outcome: Float64Array): Coefficients {
  const start = zeroCoefficients(design);
  let paid = 0.5;
  for (const row of rows) paid += outcome[row]!;
  start.main[0] = Math.log(paid / (rows.length + 1 - paid));
  return start;
}

function move(at: Coefficients, step: Coefficients, size: number): Coefficients {
  return {
    main: at.main.map((value, j) => value + size * step.main[j]!),
    agents: at.agents.map((value, a) => value + size * step.agents[a]!),
  };
}

/** Fills weights and residuals, and returns the loss. */
function weigh(
  design: Design,
  rows: Int32Array,
  outcome: Float64Array,
  at: Coefficients,
  weights: Float64Array,
  residuals: Float64Array,
): number {
  let loss = 0;
  for (const row of rows) {
    const predictor = predictorOf(design, at, row, false);
    const share = shareOf(predictor);
    weights[row] = share * (1 - share);
    residuals[row] = outcome[row]! - share;
    loss += logLoss(outcome[row]!, predictor);
  }
  return loss;
}

function largest({ main, agents }: Coefficients): number {
  let most = 0;
  for (const value of main) most = Math.max(most, Math.abs(value));
  for (const value of agents) most = Math.max(most, Math.abs(value));
  return most;
}
