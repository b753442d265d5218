// How inexactly the buyers an agent drew are known: the error of the coefficients their expectation rests on.
import { solveLower } from '../../lib/cholesky.ts';
import { type Design, FOLDS } from './design.ts';

/**
 * By agent, in the units of the predictor: hᵀ V h, with h the agent's mean row (weighted) less the mean row
 * of all, and V the inverse of the information whose factor is given. Folds are fitted on a part of
 * the rows, so the error is that much larger.
 */
export function designErrors(
  design: Design,
  factor: Float64Array,
  weights: Float64Array,
): number[] {
  const { columns, agents, agentOf, active, width, size } = design;
  const p = columns.length;
  const sums = agents.map(() => new Float64Array(p));
  const all = new Float64Array(p);
  for (let row = 0; row < size; row++) {
    const own = sums[agentOf[row]!]!;
    const weight = weights[row]!;
    for (let k = row * width; k < (row + 1) * width; k++) {
      own[active[k]!] = own[active[k]!]! + weight;
      all[active[k]!] = all[active[k]!]! + weight;
    }
  }
  const total = all[0] === 0 ? 1 : all[0]!;
  return sums.map((own) => {
    if (own[0] === 0) return 0;
    const h = own.map((value, j) => value / own[0]! - all[j]! / total);
    const half = solveLower(factor, p, h);
    const variance = half.reduce((sum, value) => sum + value * value, 0);
    return (variance * FOLDS) / (FOLDS - 1);
  });
}
