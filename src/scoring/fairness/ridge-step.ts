// One Newton step of a ridge regression with a column for each level and an effect for each agent.
import { factorise, solveFactorised } from '../../lib/cholesky.ts';
import type { Design } from './design.ts';

/** `main[0]` is the intercept; the rest by column of the design. */
export interface Coefficients {
  readonly main: Float64Array;
  readonly agents: Float64Array;
}

export interface Step extends Coefficients {
  /** Cholesky factor of the information on `main` once the agents' effects are allowed for. */
  readonly factor: Float64Array;
}

/**
 * Agents' effects are nearly free (a normal prior of sd 1 in log-odds): were they shrunk hard, what
 * distinguishes agents would be laid on the buyers whenever good agents draw other buyers than bad ones.
 */
const AGENT_PENALTY = 1;
/** Keeps the system solvable; the intercept is not shrunk. */
const INTERCEPT_PENALTY = 1e-9;

export function zeroCoefficients(design: Design): Coefficients {
  return {
    main: new Float64Array(design.columns.length),
    agents: new Float64Array(design.agents.length),
  };
}

/** Fitted value of a row; without the agent's effect where `neutral`. */
export function predictorOf(
  { active, width, agentOf }: Design,
  { main, agents }: Coefficients,
  row: number,
  neutral: boolean,
): number {
  let sum = neutral ? 0 : agents[agentOf[row]!]!;
  for (let k = row * width, end = k + width; k < end; k++) sum += main[active[k]!]!;
  return sum;
}

interface Sums {
  readonly matrix: Float64Array;
  /** Agent by column. */
  readonly border: Float64Array;
  readonly corner: Float64Array;
  readonly gradient: Float64Array;
  readonly agentGradient: Float64Array;
}

/**
 * The step from `at` for rows with the given weights and residuals (both by row of the design): solves
 * (XᵀWX + Λ) step = Xᵀ residual − Λ at. The agents' block is diagonal, so it is eliminated first and
 * thousands of agents cost no more than one pass.
 */
export function ridgeStep(
  design: Design,
  rows: Int32Array,
  at: Coefficients,
  weights: Float64Array,
  residuals: Float64Array,
  penalty: number,
): Step {
  const p = design.columns.length;
  const sums = sumUp(design, rows, weights, residuals);
  const { matrix, border, corner, gradient, agentGradient } = sums;
  for (let j = 0; j < p; j++) {
    const own = j === 0 ? INTERCEPT_PENALTY : penalty;
    matrix[j * p + j] = matrix[j * p + j]! + own;
    gradient[j] = gradient[j]! - own * at.main[j]!;
  }
  for (let a = 0; a < corner.length; a++) {
    const d = corner[a]! + AGENT_PENALTY;
    corner[a] = d;
    agentGradient[a] = agentGradient[a]! - AGENT_PENALTY * at.agents[a]!;
    for (let i = 0; i < p; i++) {
      const part = border[a * p + i]! / d;
      if (part === 0) continue;
      gradient[i] = gradient[i]! - part * agentGradient[a]!;
      for (let j = 0; j <= i; j++) {
        matrix[i * p + j] = matrix[i * p + j]! - part * border[a * p + j]!;
      }
    }
  }
  const factor = factorise(matrix, p);
  const main = solveFactorised(factor, p, gradient);
  const agents = agentGradient;
  for (let a = 0; a < agents.length; a++) {
    let sum = agents[a]!;
    for (let j = 0; j < p; j++) sum -= border[a * p + j]! * main[j]!;
    agents[a] = sum / corner[a]!;
  }
  return { main, agents, factor };
}

function sumUp(
  { active, width, agentOf, columns, agents }: Design,
  rows: Int32Array,
  weights: Float64Array,
  residuals: Float64Array,
): Sums {
  const p = columns.length;
  const matrix = new Float64Array(p * p);
  const border = new Float64Array(agents.length * p);
  const corner = new Float64Array(agents.length);
  const gradient = new Float64Array(p);
  const agentGradient = new Float64Array(agents.length);
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r]!;
    const weight = weights[row]!;
    const residual = residuals[row]!;
    const agent = agentOf[row]!;
    corner[agent] = corner[agent]! + weight;
    agentGradient[agent] = agentGradient[agent]! + residual;
    const from = row * width;
    for (let k = from; k < from + width; k++) {
      // Columns of later features have higher numbers, so this fills the lower triangle.
      const i = active[k]!;
      gradient[i] = gradient[i]! + residual;
      border[agent * p + i] = border[agent * p + i]! + weight;
      for (let l = from; l <= k; l++) {
        const cell = i * p + active[l]!;
        matrix[cell] = matrix[cell]! + weight;
      }
    }
  }
  return { matrix, border, corner, gradient, agentGradient };
}
