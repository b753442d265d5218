// Fair comparisons of made-up shops whose agents' skill is known: does it find the skill, and is it honest?
import { describe, expect, test } from 'vitest';
import { rankCorrelation } from '../../testing/rank-correlation.ts';
import { type SimulatedTeam, simulateCases } from '../../testing/simulated-cases.ts';
import { compareFairly } from './compare-fairly.ts';

const TEAM: SimulatedTeam = { agents: 12, inquiries: 3000, spread: 0.3, bias: 0.6, effects: 1 };
const SEEDS = 16;

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
const cover = (all: readonly Run[], of: (run: Run) => number): number =>
  mean(all, of) / mean(all, (run) => run.agents);

describe('M4 fair comparison on shops with known skill', () => {
  test('ranks by skill where the skilled are given the hard buyers, and raw conversion does not', () => {
    const all = runs(TEAM);
    const [raw, fair] = [mean(all, (run) => run.raw), mean(all, (run) => run.fair)];
    expect(raw).toBeLessThan(0.2);
    expect(fair).toBeGreaterThan(0.7);
    expect(all.filter((run) => run.fair > run.raw).length / all.length).toBeGreaterThan(0.95);
  });

  test('is no worse than raw conversion where buyers are given by chance', () => {
    const all = runs({ ...TEAM, bias: 0 });
    expect(mean(all, (run) => run.fair)).toBeGreaterThan(mean(all, (run) => run.raw) - 0.01);
  });

  const SHOPS: Readonly<Record<string, SimulatedTeam>> = {
    'hard buyers to the skilled': TEAM,
    'a small shop': { ...TEAM, inquiries: 1200 },
    'buyers by chance': { ...TEAM, bias: 0 },
    'agents much alike': { ...TEAM, spread: 0.12 },
    'six agents': { ...TEAM, agents: 6, inquiries: 1500 },
  };

  test.each(Object.entries(SHOPS))('nine in ten intervals hold the truth: %s', (_, team) => {
    const all = runs(team);
    for (const of of [(run: Run) => run.inside, (run: Run) => run.basketInside]) {
      expect(cover(all, of)).toBeGreaterThan(0.84);
      expect(cover(all, of)).toBeLessThan(0.96);
    }
  });

  test('nine in ten intervals hold the truth: all these shops together', () => {
    const all = Object.values(SHOPS).flatMap((team) => runs(team));
    for (const of of [(run: Run) => run.inside, (run: Run) => run.basketInside]) {
      expect(cover(all, of)).toBeGreaterThan(0.87);
      expect(cover(all, of)).toBeLessThan(0.93);
    }
  });

  test('of pairs said to differ about one in fifty at most stands the wrong way round', () => {
    const all = runs(TEAM);
    expect(mean(all, (run) => run.told)).toBeGreaterThan(20);
    expect(mean(all, (run) => run.toldWrong) / mean(all, (run) => run.told)).toBeLessThan(0.035);
  });

  test('says of agents who are all alike that they cannot be told apart', () => {
    const all = runs({ ...TEAM, spread: 0 }, 10);
    expect(mean(all, (run) => run.told)).toBeLessThan(0.5);
    expect(mean(all, (run) => run.verdicts)).toBeLessThan(0.6);
  });

  test('falls back on one figure for all where buyers do not differ, and is calibrated where they do', () => {
    const alike = Array.from({ length: 6 }, (_, seed) => {
      const { rows } = simulateCases({ ...TEAM, bias: 0, effects: 0 }, seed + 1);
      return compareFairly(rows).conversionModel;
    });
    expect(alike.filter(({ used }) => used)).toEqual([]);
    expect(alike[0]!.why).toBe('no-gain');
    const all = runs({ ...TEAM, bias: 0, inquiries: 6000 }, 5);
    expect(Math.abs(mean(all, (run) => run.slope) - 1)).toBeLessThan(0.1);
  });
});
