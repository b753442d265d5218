// Fair comparisons of made-up shops whose agents' skill is known: does it find the skill, and is it honest?
import { describe, expect, test } from 'vitest';
import { rankCorrelation } from '../../testing/rank-correlation.ts';
import { type SimulatedTeam, simulateCases } from '../../testing/simulated-cases.ts';
import { compareFairly } from './compare-fairly.ts';

const TEAM: SimulatedTeam = { agents: 12, inquiries: 2500, spread: 0.3, bias: 0.6, effects: 1 };
const SHOPS: readonly SimulatedTeam[] = [
  TEAM,
  { ...TEAM, inquiries: 1500, bias: 0 },
  { ...TEAM, agents: 6, inquiries: 1500 },
];
const SEEDS = 10;

interface Run {
  readonly raw: number;
  readonly fair: number;
  readonly inside: number;
  readonly basketInside: number;
  readonly agents: number;
  readonly told: number;
  readonly toldWrong: number;
  readonly verdicts: number;
  readonly slope: number;
}

function play(team: SimulatedTeam, seed: number): Run {
  const { rows, truth } = simulateCases(team, seed);
  const compared = compareFairly(rows);
  const { agents, pairs } = compared;
  const skills = agents.map(({ agent }) => truth.get(agent)!.skill);
  const inside = ({ low, high }: { low: number; high: number }, value: number) =>
    low <= value && value <= high;
  const apart = pairs.filter((pair) => pair.apart);
  return {
    raw: rankCorrelation(
      agents.map(({ conversion }) => conversion.observed),
      skills,
    ),
    fair: rankCorrelation(
      agents.map(({ skill }) => skill.mean),
      skills,
    ),
    inside: agents.filter(({ agent, conversion }) =>
      inside(conversion.shrunk, truth.get(agent)!.points),
    ).length,
    basketInside: agents.filter(
      ({ agent, orderValue }) =>
        orderValue !== null && inside(orderValue.shrunk, truth.get(agent)!.basket),
    ).length,
    agents: agents.length,
    told: apart.length,
    toldWrong: apart.filter(
      ({ better, worse }) => truth.get(better)!.skill < truth.get(worse)!.skill,
    ).length,
    verdicts: agents.filter(({ conversion }) => conversion.verdict !== 'unsure').length,
    slope: compared.conversionModel.calibrationSlope,
  };
}

const played = new Map<string, Run>();

/** Each shop is played once, however many tests look at it. */
function runs(team: SimulatedTeam, seeds = SEEDS): Run[] {
  return Array.from({ length: seeds }, (_, seed) => {
    const key = JSON.stringify([team, seed]);
    const run = played.get(key) ?? play(team, seed + 1);
    played.set(key, run);
    return run;
  });
}
const mean = (all: readonly Run[], of: (run: Run) => number): number =>
  all.reduce((sum, run) => sum + of(run), 0) / all.length;

/** Share of the intervals that hold the truth, in standard errors of a share of 0.9 from 0.9. */
function offBy(all: readonly Run[], of: (run: Run) => number): number {
  const intervals = mean(all, (run) => run.agents) * all.length;
  return (mean(all, of) * all.length - 0.9 * intervals) / Math.sqrt(0.09 * intervals);
}

describe('M4 fair comparison on shops with known skill', () => {
  test('ranks by skill where the skilled are given the hard buyers, and raw conversion does not', () => {
    const all = runs(TEAM);
    expect(mean(all, (run) => run.raw)).toBeLessThan(0.2);
    expect(mean(all, (run) => run.fair)).toBeGreaterThan(0.6);
    expect(all.filter((run) => run.fair > run.raw).length).toBeGreaterThan(SEEDS - 2);
  });

  test('is no worse than raw conversion where buyers are given by chance', () => {
    const all = runs(SHOPS[1]!);
    expect(mean(all, (run) => run.fair)).toBeGreaterThan(mean(all, (run) => run.raw) - 0.01);
  });

  test('nine in ten intervals hold the truth, within three standard errors over all these shops', () => {
    const all = SHOPS.flatMap((team) => runs(team));
    expect(Math.abs(offBy(all, (run) => run.inside))).toBeLessThan(3);
    expect(Math.abs(offBy(all, (run) => run.basketInside))).toBeLessThan(3);
  });

  test('of pairs said to differ about one in fifty at most stands the wrong way round', () => {
    const all = runs(TEAM);
    expect(mean(all, (run) => run.told)).toBeGreaterThan(10);
    const told = mean(all, (run) => run.told) * all.length;
    const chance = 3 * Math.sqrt((0.02 * 0.98) / told);
    expect((mean(all, (run) => run.toldWrong) * all.length) / told).toBeLessThan(0.02 + chance);
  });

  test('says of agents who are all alike that they cannot be told apart', () => {
    const all = runs({ ...TEAM, inquiries: 1500, spread: 0 }, 5);
    expect(mean(all, (run) => run.told)).toBeLessThan(0.5);
    expect(mean(all, (run) => run.verdicts)).toBeLessThan(0.6);
  });

  test('falls back on one figure for all where buyers do not differ, and is calibrated where they do', () => {
    const alike = Array.from({ length: 3 }, (_, seed) => {
      const { rows } = simulateCases({ ...TEAM, bias: 0, effects: 0 }, seed + 1);
      return compareFairly(rows).conversionModel;
    });
    expect(alike.filter(({ used }) => used)).toEqual([]);
    expect(alike[0]!.why).toBe('no-gain');
    const all = runs({ ...TEAM, bias: 0, inquiries: 6000 }, 2);
    expect(Math.abs(mean(all, (run) => run.slope) - 1)).toBeLessThan(0.1);
  });
});
