// Who can be told from whom, and in which tiers that leaves the team.
import { normalShareBelow } from '../../lib/normal-distribution.ts';
import type { FairPair } from './fair-comparison.ts';

export interface Standing {
  readonly agent: string;
  readonly mean: number;
  /** Of the error that is the agent's own, the share in the team's level put back. */
  readonly sd: number;
}

export interface Pairs {
  /** Empty with more than `PAIR_AGENTS_MAX` agents. */
  readonly pairs: readonly FairPair[];
  readonly count: number;
  readonly apart: number;
  /** Of those said to differ, the share to be expected the wrong way round. */
  readonly wrongShare: number;
  /** By agent, from 1. */
  readonly tiers: readonly number[];
}

/** Of the pairs said to differ, the share expected to stand the wrong way round is kept below this … */
const WRONG_SHARE_MAX = 0.02;
/** … and none that is itself likelier to: its own 90 % interval would contain 0. */
const WRONG_MAX = 0.05;
export const PAIR_AGENTS_MAX = 100;

/**
 * `standings` best first. Many pairs are looked at together, so some would differ by chance: pairs are taken
 * surest first for as long as the mean probability of the wrong order stays within `WRONG_SHARE_MAX`
 * (direct posterior probability approach, M. A. Newton et al. 2004, Biostatistics 5:155–176).
 */
export function comparePairs(standings: readonly Standing[]): Pairs {
  const k = standings.length;
  const wrong = (i: number, j: number): number => {
    const [a, b] = [standings[i]!, standings[j]!];
    return normalShareBelow((b.mean - a.mean) / Math.hypot(a.sd, b.sd));
  };
  const all = new Float64Array((k * (k - 1)) / 2);
  let n = 0;
  for (let i = 0; i < k; i++) for (let j = i + 1; j < k; j++) all[n++] = wrong(i, j);
  const limit = limitOf(all.slice().sort());
  let apart = 0;
  let sum = 0;
  for (const one of all) {
    if (one > limit) continue;
    apart++;
    sum += one;
  }
  const pairs: FairPair[] = [];
  for (let i = 0; k <= PAIR_AGENTS_MAX && i < k; i++) {
    for (let j = i + 1; j < k; j++) {
      const p = wrong(i, j);
      const [better, worse] = [standings[i]!.agent, standings[j]!.agent];
      pairs.push({ better, worse, wrong: p, apart: p <= limit });
    }
  }
  const tiers = tiersOf(k, (i, j) => wrong(i, j) <= limit);
  return { pairs, count: all.length, apart, wrongShare: apart === 0 ? 0 : sum / apart, tiers };
}

/** The largest probability still accepted; −1: none is. */
function limitOf(sorted: Float64Array): number {
  let sum = 0;
  let limit = -1;
  for (let n = 0; n < sorted.length; n++) {
    sum += sorted[n]!;
    if (sorted[n]! > WRONG_MAX || sum / (n + 1) > WRONG_SHARE_MAX) break;
    limit = sorted[n]!;
  }
  return limit;
}

/** A tier begins with the first agent who can be told from the first of the tier before. */
function tiersOf(k: number, isApart: (i: number, j: number) => boolean): number[] {
  const tiers: number[] = [];
  let first = 0;
  let tier = 1;
  for (let i = 0; i < k; i++) {
    if (i > 0 && isApart(first, i)) {
      first = i;
      tier++;
    }
    tiers.push(tier);
  }
  return tiers;
}
