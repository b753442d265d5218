// How far each agent's conversion stands from what was expected, in log-odds, with the variance of the error.
import { logLoss, shareOf } from './regression.ts';
import type { RawEstimate } from './shrink-estimates.ts';

export interface SkillRows {
  readonly agents: number;
  readonly agentOf: Int32Array;
  readonly buyers: readonly number[];
  /** Expected log-odds by row. */
  readonly predictors: Float64Array;
  /** 1 paid, 0 not. */
  readonly outcome: Float64Array;
}

export interface SkillEstimate extends RawEstimate {
  /** Of all information: an agent is part of the team they are compared with. */
  readonly share: number;
}

/** A weak normal prior of sd 1.5 keeps the estimate finite where all paid or nobody did; taken out again. */
const PRIOR = 1 / 1.5 ** 2;

/**
 * By agent: the u in log-odds(i) = expected(i) + u that fits the agent's rows best. Variance: of chance
 * (times the dispersion between buyers, where the same come again) and `designError` of the
 * expectation, less the part that the agent has in the team's own level.
 */
export function estimateSkill(rows: SkillRows, designError: readonly number[]): SkillEstimate[] {
  const fits = fitAgents(rows);
  const dispersion = dispersionOf(rows, fits);
  const all = fits.reduce((sum, { information }) => sum + information, 0);
  return fits.map(({ shift, information }, agent) => {
    const share = information / all;
    return {
      value: shift * (1 + PRIOR / information),
      variance: (dispersion / information + designError[agent]!) * (1 - share),
      share,
    };
  });
}

interface Fit {
  readonly shift: number;
  readonly information: number;
}

function fitAgents({ agents, agentOf, predictors, outcome }: SkillRows): Fit[] {
  const shifts = new Float64Array(agents);
  const information = new Float64Array(agents);
  for (let n = 0; n < 40; n++) {
    const slope = new Float64Array(agents);
    information.fill(1e-9);
    for (let row = 0; row < agentOf.length; row++) {
      const agent = agentOf[row]!;
      const share = shareOf(predictors[row]! + shifts[agent]!);
      slope[agent] = slope[agent]! + outcome[row]! - share;
      information[agent] = information[agent]! + share * (1 - share);
    }
    let most = 0;
    for (let agent = 0; agent < agents; agent++) {
      const shift = shifts[agent]!;
      const step = (slope[agent]! - PRIOR * shift) / (information[agent]! + PRIOR);
      shifts[agent] = shift + Math.max(-1, Math.min(1, step));
      most = Math.max(most, Math.abs(step));
    }
    if (most < 1e-9) break;
  }
  return Array.from(shifts, (shift, agent) => ({ shift, information: information[agent]! }));
}

/**
 * Variance of the sums of residuals by buyer ÷ what it would be were every inquiry on its own; at least 1
 * (Liang and Zeger 1986; one figure for all).
 */
function dispersionOf({ agentOf, buyers, predictors, outcome }: SkillRows, fits: Fit[]): number {
  const sums = new Map<number, number>();
  let variance = 0;
  for (let row = 0; row < agentOf.length; row++) {
    const share = shareOf(predictors[row]! + fits[agentOf[row]!]!.shift);
    const buyer = buyers[row]!;
    sums.set(buyer, (sums.get(buyer) ?? 0) + outcome[row]! - share);
    variance += share * (1 - share);
  }
  let squares = 0;
  for (const sum of sums.values()) squares += sum * sum;
  return variance === 0 ? 1 : Math.max(1, squares / variance);
}

/** Mean log loss of rows foretold by `predictors`. */
export function meanLogLoss(outcome: Float64Array, predictors: Float64Array): number {
  const sum = outcome.reduce((total, one, i) => total + logLoss(one, predictors[i]!), 0);
  return sum / Math.max(1, outcome.length);
}
