// Case rows of a made-up shop whose agents' skill is known: for testing whether a fair comparison finds it.
import { createPrng, type Prng } from '../lib/prng.ts';
import type { CaseRow, Difficulty, History, Intent } from '../scoring/case-mix/case-row.ts';

export interface SimulatedTeam {
  readonly agents: number;
  readonly inquiries: number;
  /** Standard deviation of skill between agents, in log-odds. */
  readonly spread: number;
  /** How much harder buyers the skilled are given: 0 by chance alone, 1 a lot. */
  readonly bias: number;
  /** How much buyers differ; 0: not at all. */
  readonly effects: number;
}

export interface SimulatedCases {
  readonly rows: readonly CaseRow[];
  readonly truth: ReadonlyMap<string, SimulatedTruth>;
}

export interface SimulatedTruth {
  readonly skill: number;
  /** True conversion with the agent's buyers less what the team would have had, 0..1. */
  readonly points: number;
  /** True typical basket ÷ the team's with the same buyers − 1. */
  readonly basket: number;
}

const INTENTS: readonly (readonly [Intent, number, number])[] = [
  ['spec', 30, 0.3],
  ['price', 20, -0.4],
  ['stock', 15, 0.6],
  ['shipping', 12, 0.5],
  ['greeting', 13, -0.6],
  ['other', 10, -0.2],
];
const HISTORIES: readonly (readonly [History, number, number])[] = [
  ['new', 70, -0.2],
  ['asked-before', 18, 0.7],
  ['bought-before', 8, 0.9],
  ['order-waiting', 4, 1.8],
];
const DIFFICULTIES: readonly (readonly [Difficulty, number, number])[] = [
  ['none', 78, 0.15],
  ['haggling', 14, -0.5],
  ['pressing', 5, -0.7],
  ['abusive', 3, -1.5],
];
/** By price of the product; dearer ones sell less often. */
const PRICES: readonly (readonly [number | null, number, number])[] = [
  [null, 25, -0.3],
  [4900, 20, 0.5],
  [12_900, 20, 0.1],
  [26_900, 20, -0.2],
  [59_900, 15, -0.8],
];
const CATEGORIES = ['连衣裙', '四件套', '保温杯', '收纳盒'] as const;
const FIRST_DAY = 20_000;
const BASKET_SD = 0.5;

function draw<T>(rng: Prng, list: readonly (readonly [T, number, number])[]): readonly [T, number] {
  const [value, , effect] = list[rng.weighted(list.map(([, weight]) => weight))]!;
  return [value, effect];
}

function drawBuyer(rng: Prng, number: number, effects: number) {
  const [intent, a] = draw(rng, INTENTS);
  const [history, b] = draw(rng, HISTORIES);
  const [difficulty, c] = draw(rng, DIFFICULTIES);
  const [priceFen, d] = draw(rng, PRICES);
  const hour = 8 + rng.int(16);
  const day = FIRST_DAY + rng.int(30);
  const promotion = rng.chance(0.2);
  const late = hour >= 22 ? -0.4 : 0;
  return {
    odds: effects * (a + b + c + d + late + (promotion ? -0.9 : 0)),
    row: {
      shop: '试店',
      buyer: (number * 2_654_435_761) % 4_294_967_296,
      day,
      hour,
      priceFen,
      category: priceFen === null ? null : rng.pick(CATEGORIES),
      intent,
      history,
      difficulty,
      promotion,
    },
  };
}

const shareOf = (odds: number): number => 1 / (1 + Math.exp(-odds));

/** Equal teams and seeds give equal rows. */
export function simulateCases(team: SimulatedTeam, seed: number): SimulatedCases {
  const rng = createPrng(seed, 'simulated-cases');
  const agents = Array.from({ length: team.agents }, (_, i) => {
    const skill = team.spread * rng.normal();
    const known = team.spread === 0 ? 0 : skill / team.spread;
    return {
      id: `试店:客服${i + 1}`,
      skill,
      basket: 0.12 * rng.normal(),
      volume: rng.logNormal(1, 0.5),
      taste: team.bias * (0.8 * known + 0.3 * rng.normal()),
    };
  });
  const given = Array.from({ length: team.inquiries }, (_, number) => {
    const buyer = drawBuyer(rng, number, team.effects);
    const weights = agents.map(({ volume, taste }) => volume * Math.exp(-taste * buyer.odds));
    return { ...buyer, agent: agents[rng.weighted(weights)]! };
  });
  const base = -0.4;
  const rows = given.map(({ row, odds, agent }): CaseRow => {
    const paid = rng.chance(shareOf(base + odds + agent.skill));
    const typical = Math.log(row.priceFen ?? 15_000) + agent.basket;
    const salesFen = paid ? Math.round(Math.exp(typical + BASKET_SD * rng.normal())) : 0;
    return { ...row, agent: agent.id, paid, salesFen };
  });
  const level = levelOf(given.map(({ odds, agent }) => [base + odds, agent.skill]));
  const payers = given.filter((_, i) => rows[i]!.paid);
  const meanBasket = payers.reduce((sum, { agent }) => sum + agent.basket, 0) / payers.length;
  const truth = agents.map(({ id, skill, basket }): [string, SimulatedTruth] => {
    const own = given.filter(({ agent }) => agent.id === id);
    const points = own.reduce(
      (sum, { odds }) => sum + shareOf(base + odds + skill) - shareOf(base + odds + level),
      0,
    );
    return [
      id,
      { skill, points: points / Math.max(1, own.length), basket: Math.expm1(basket - meanBasket) },
    ];
  });
  return { rows, truth: new Map(truth) };
}

/** The one skill for all with which the team would sell as often as it does. */
function levelOf(odds: readonly (readonly [number, number])[]): number {
  const wanted = odds.reduce((sum, [own, skill]) => sum + shareOf(own + skill), 0);
  let [low, high] = [-5, 5];
  for (let n = 0; n < 60; n++) {
    const middle = (low + high) / 2;
    const sum = odds.reduce((total, [own]) => total + shareOf(own + middle), 0);
    if (sum < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
