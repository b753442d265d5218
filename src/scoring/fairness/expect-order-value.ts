// The order value to be expected of those who paid: log-normal regression, in yuan by the smearing estimate.
import type { CaseRow } from '../case-mix/case-row.ts';
import { crossFit } from './cross-fit.ts';
import type { Design } from './design.ts';
import { designErrors } from './design-error.ts';
import type { ModelQuality } from './fair-comparison.ts';
import { judgeModel, untried } from './model-quality.ts';
import { linear } from './regression.ts';
import type { RawEstimate } from './shrink-estimates.ts';

export interface ExpectedValue {
  /** By agent of the design. */
  readonly agents: readonly {
    readonly paying: number;
    readonly salesFen: number;
    readonly expectedFen: number;
    /** Mean logarithm of basket ÷ expected basket. */
    readonly gap: RawEstimate;
  }[];
  readonly quality: ModelQuality;
}

const PAID_MIN = 100;

/**
 * `rows`: paid ones with sales above 0, `design` built of them. Baskets are skewed, so the logarithm is
 * regressed; in yuan a prediction is exp(fitted) times the mean of exp(residual), set so that expected and
 * real sales agree on the whole (N. Duan 1983, "Smearing estimate", JASA 78:605–610).
 */
export function expectOrderValue(design: Design, rows: readonly CaseRow[]): ExpectedValue {
  const outcome = Float64Array.from(rows, ({ salesFen }) => Math.log(salesFen));
  const all = Int32Array.from(rows, (_, i) => i);
  const mean = linear.shift(new Float64Array(rows.length), outcome, all);
  const base = new Float64Array(rows.length).fill(mean);
  const tried = rows.length >= PAID_MIN;
  const fit = tried ? crossFit(design, outcome, linear) : null;
  const quality =
    fit === null
      ? untried('few-rows', rows.length, lossOf(outcome, base))
      : judgeModel({ outcome, ...fit }, linear);
  const model = quality.used ? fit : null;
  const predictors = model?.predictors ?? base;
  const level = linear.shift(predictors, outcome, all);
  const gaps = outcome.map((value, i) => value - predictors[i]! - level);
  const sums = sumUp(design, rows, predictors, gaps);
  const within = sums.reduce(
    (sum, { gap, squares, paying }) => sum + squares - gap * gap * paying,
    0,
  );
  const variance = within / Math.max(1, rows.length - sums.length);
  const errors = model
    ? designErrors(design, model.whole.factor, new Float64Array(rows.length).fill(1))
    : sums.map(() => 0);
  return {
    quality,
    agents: sums.map(({ paying, salesFen, expectedFen, gap }, a) => {
      const own = 1 - paying / Math.max(1, rows.length);
      const error = variance * (1 / Math.max(1, paying) + errors[a]!) * own || Number.EPSILON;
      return { paying, salesFen, expectedFen, gap: { value: gap, variance: error } };
    }),
  };
}

function lossOf(outcome: Float64Array, base: Float64Array): number {
  const sum = outcome.reduce((total, value, i) => total + linear.loss(value, base[i]!), 0);
  return sum / Math.max(1, outcome.length);
}

interface AgentSum {
  paying: number;
  salesFen: number;
  expectedFen: number;
  /** Mean; `squares` is the sum of squares about 0. */
  gap: number;
  squares: number;
}

function sumUp(
  { agents, agentOf }: Design,
  rows: readonly CaseRow[],
  predictors: Float64Array,
  gaps: Float64Array,
): AgentSum[] {
  const sums = agents.map(
    (): AgentSum => ({ paying: 0, salesFen: 0, expectedFen: 0, gap: 0, squares: 0 }),
  );
  let sales = 0;
  let expected = 0;
  rows.forEach(({ salesFen }, i) => {
    const own = sums[agentOf[i]!]!;
    const fitted = Math.exp(predictors[i]!);
    own.paying++;
    own.salesFen += salesFen;
    own.expectedFen += fitted;
    own.gap += gaps[i]!;
    own.squares += gaps[i]! ** 2;
    sales += salesFen;
    expected += fitted;
  });
  for (const own of sums) {
    own.gap /= Math.max(1, own.paying);
    own.expectedFen *= sales / Math.max(1, expected);
  }
  return sums;
}
