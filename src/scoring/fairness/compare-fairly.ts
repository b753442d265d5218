// Compares agents on the buyers they drew: observed against expected, shrunk, with honest intervals (M4).
import { normalPoint } from '../../lib/normal-distribution.ts';
import type { CaseRow } from '../case-mix/case-row.ts';
import { comparePairs, type Standing } from './compare-pairs.ts';
import { buildDesign, type Design } from './design.ts';
import { designErrors } from './design-error.ts';
import { estimateSkill, type SkillEstimate } from './estimate-skill.ts';
import { expectConversion } from './expect-conversion.ts';
import { type ExpectedValue, expectOrderValue } from './expect-order-value.ts';
import { explainMix } from './explain-mix.ts';
import type {
  Estimate,
  FairAgent,
  FairComparison,
  FairOrderValue,
  FairVerdict,
} from './fair-comparison.ts';
import { shareOf } from './regression.ts';
import { type ShrunkEstimate, shrinkEstimates } from './shrink-estimates.ts';

export interface FairOptions {
  /** Of the intervals; 0.9 where not given. */
  readonly level?: number;
  /** Agents left out with all their rows: after-sale staff, who meet other buyers for other ends. */
  readonly notCompared?: ReadonlySet<string>;
  /** Of how many buyers one is in `rows`; 1 where not given. */
  readonly oneIn?: number;
}

/** What is known of an agent before words and money are put to it. */
interface Subject {
  readonly agent: string;
  /** In the design. */
  readonly number: number;
  readonly rows: readonly number[];
  readonly raw: SkillEstimate;
  readonly skill: ShrunkEstimate;
}

/**
 * `rows` by settleCases(). Deterministic; equal rows in the same order give equal results. Says of
 * itself where there is too little to learn from: then everybody is expected to do as the team does.
 */
export function compareFairly(all: readonly CaseRow[], options: FairOptions = {}): FairComparison {
  const { level = 0.9, oneIn = 1, notCompared = new Set<string>() } = options;
  const rows = notCompared.size === 0 ? all : all.filter(({ agent }) => !notCompared.has(agent));
  const reach = normalPoint((1 + level) / 2);
  const design = buildDesign(rows);
  const expected = expectConversion(design, rows);
  const { predictors, model, outcome } = expected;
  const weights = predictors.map((value) => shareOf(value) * (1 - shareOf(value)));
  const errors = model ? designErrors(design, model.factor, weights) : design.agents.map(() => 0);
  const { agentOf } = design;
  const buyers = rows.map(({ buyer }) => buyer);
  const raw = estimateSkill(
    { agents: design.agents.length, agentOf, buyers, predictors, outcome },
    errors,
  );
  const { estimates, between } = shrinkEstimates(raw);
  const subjects = rank(design, raw, estimates);
  const told = comparePairs(subjects.map(standingOf));
  const mixes = model ? explainMix(design, model, predictors) : [];
  const values = fairValues(rows, reach);
  const agents = subjects.map((subject, i): FairAgent => {
    const value = values.of.get(subject.agent) ?? null;
    const typicalFen = value?.expectedFen ?? values.teamFen;
    return {
      agent: subject.agent,
      inquiries: subject.rows.length,
      paying: subject.rows.reduce((sum, row) => sum + outcome[row]!, 0),
      conversion: fairConversion(subject, { predictors, outcome, reach, typicalFen }),
      orderValue: value,
      skill: { mean: subject.skill.mean, sd: subject.skill.sd },
      tier: told.tiers[i]!,
      mix: mixes[subject.number] ?? [],
    };
  });
  return {
    level,
    inquiries: rows.length,
    oneIn,
    conversion: mean(outcome),
    conversionModel: expected.quality,
    orderValueModel: values.quality,
    spread: Math.sqrt(between) * mean(weights),
    agents,
    notCompared: [...new Set(all.map(({ agent }) => agent))]
      .filter((agent) => notCompared.has(agent))
      .sort(),
    pairs: told.pairs,
    told: { pairs: told.count, apart: told.apart, wrongShare: told.wrongShare },
  };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Best first. */
function rank(
  design: Design,
  raw: readonly SkillEstimate[],
  shrunk: readonly ShrunkEstimate[],
): Subject[] {
  const rowsOf = design.agents.map((): number[] => []);
  design.agentOf.forEach((agent, row) => {
    rowsOf[agent]!.push(row);
  });
  return design.agents
    .map((agent, number) => ({
      agent,
      number,
      rows: rowsOf[number]!,
      raw: raw[number]!,
      skill: shrunk[number]!,
    }))
    .sort((a, b) => b.skill.mean - a.skill.mean || (a.agent < b.agent ? -1 : 1));
}

/** Of two agents neither is part of what the other is measured against. */
function standingOf({ agent, raw, skill }: Subject): Standing {
  return { agent, mean: skill.mean, sd: skill.sd / Math.sqrt(Math.max(1e-9, 1 - raw.share)) };
}

interface Terms {
  readonly predictors: Float64Array;
  readonly outcome: Float64Array;
  readonly reach: number;
  readonly typicalFen: number;
}

function fairConversion(
  { rows, skill }: Subject,
  { predictors, outcome, reach, typicalFen }: Terms,
): FairAgent['conversion'] {
  const over = (of: (row: number) => number): number =>
    rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  const expected = over((row) => shareOf(predictors[row]!));
  const observed = over((row) => outcome[row]!);
  /** Log-odds against the team → points of conversion with these buyers. */
  const points = (shift: number): number =>
    over((row) => shareOf(predictors[row]! + shift)) - expected;
  const shrunk = {
    value: points(skill.mean),
    low: points(skill.mean - reach * skill.sd),
    high: points(skill.mean + reach * skill.sd),
  };
  const worth = (value: number): number => Math.round(value * rows.length * typicalFen);
  return {
    observed,
    expected,
    difference: observed - expected,
    shrunk,
    believed: skill.believed,
    verdict: verdictOf(shrunk),
    worthFen: { value: worth(shrunk.value), low: worth(shrunk.low), high: worth(shrunk.high) },
  };
}

function verdictOf({ low, high }: Estimate): FairVerdict {
  return low > 0 ? 'better' : high < 0 ? 'worse' : 'unsure';
}

function fairValues(rows: readonly CaseRow[], reach: number) {
  const paid = rows.filter(({ paid: isPaid, salesFen }) => isPaid && salesFen > 0);
  const design = buildDesign(paid);
  const values: ExpectedValue = expectOrderValue(design, paid);
  const shrunk = shrinkEstimates(values.agents.map(({ gap }) => gap)).estimates;
  const of = new Map(
    design.agents.map((agent, a): [string, FairOrderValue] => {
      const { paying, salesFen, expectedFen } = values.agents[a]!;
      const { mean: gap, sd } = shrunk[a]!;
      const estimate = {
        value: Math.expm1(gap),
        low: Math.expm1(gap - reach * sd),
        high: Math.expm1(gap + reach * sd),
      };
      const value = {
        paying,
        observedFen: Math.round(salesFen / paying),
        expectedFen: Math.round(expectedFen / paying),
        shrunk: estimate,
        verdict: verdictOf(estimate),
      };
      return [agent, value];
    }),
  );
  const sales = paid.reduce((sum, { salesFen }) => sum + salesFen, 0);
  return { of, teamFen: Math.round(sales / Math.max(1, paid.length)), quality: values.quality };
}
