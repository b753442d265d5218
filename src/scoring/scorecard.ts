// A scorecard: how findings become points. Rules hold no points; shops edit these instead.
import { parse } from 'yaml';
import { z } from 'zod';
import type { Phase } from '../domain/analysis.ts';

const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const Points = z.number().min(0).max(100);

/** What a hit does; a rule that is not listed is information only. */
const Effect = z
  .strictObject({
    dimension: z.enum(['attitude', 'skill', 'compliance', 'process']),
    /** Points off the dimension of this conversation. */
    deduct: Points.optional(),
    /** Points on top, up to the dimension's 100. */
    add: Points.optional(),
    /** dimension: it becomes 0. all: the whole conversation becomes 0. */
    veto: z.enum(['dimension', 'all']).optional(),
  })
  .refine(
    (effect) =>
      [effect.deduct, effect.add, effect.veto].filter((e) => e !== undefined).length === 1,
    {
      message: 'exactly one of deduct, add, veto',
    },
  );

const ScorecardData = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.number().int().min(1),
  name: Words,
  phases: z.array(z.enum(['presale', 'aftersale', 'unknown'])).min(1),
  groups: z.array(z.string()).optional(),
  period: z.strictObject({ from: z.string(), to: z.string() }).optional(),
  dimensions: z.partialRecord(
    z.enum(['attitude', 'skill', 'compliance', 'process']),
    z.strictObject({
      /** Share of the total; weights of dimensions that could not be judged go to the others. */
      weight: z.number().min(0),
      /** Most points all deductions together may take in one conversation. */
      cap: Points.default(100),
    }),
  ),
  rules: z.record(z.string(), Effect),
});

export type ScoreDimension = 'attitude' | 'skill' | 'compliance' | 'process';
export const SCORE_DIMENSIONS: readonly ScoreDimension[] = [
  'attitude',
  'skill',
  'compliance',
  'process',
];

export type Scorecard = z.infer<typeof ScorecardData>;

export interface ScorecardProblem {
  readonly file: string;
  readonly path: string;
  readonly words: { readonly zh: string; readonly en: string };
}

export interface ParsedScorecard {
  /** null: there are problems. */
  readonly scorecard: Scorecard | null;
  readonly problems: readonly ScorecardProblem[];
}

/**
 * Reads a scorecard. `rules` are the ids that exist, so that a typo is not silently worth nothing; null
 * where a shop runs a rulebook of its own and the card may know more rules than it.
 */
export function parseScorecard(
  text: string,
  file: string,
  rules: ReadonlySet<string> | null,
): ParsedScorecard {
  const problems: ScorecardProblem[] = [];
  const say = (path: string, zh: string, en: string): void => {
    problems.push({ file, path, words: { zh, en } });
  };
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    say('', `不是合法的 YAML：${why}`, `not valid YAML: ${why}`);
    return { scorecard: null, problems };
  }
  const checked = ScorecardData.safeParse(data);
  if (!checked.success) {
    for (const issue of checked.error.issues) {
      say(
        issue.path.join('.'),
        `评分卡写法不对：${issue.message}`,
        `bad scorecard: ${issue.message}`,
      );
    }
    return { scorecard: null, problems };
  }
  for (const [id, effect] of Object.entries(checked.data.rules)) {
    if (rules !== null && !rules.has(id))
      say(`rules.${id}`, `没有规则“${id}”`, `there is no rule “${id}”`);
    if (checked.data.dimensions[effect.dimension] === undefined) {
      const name = effect.dimension;
      say(`rules.${id}`, `评分卡没有维度“${name}”`, `the scorecard has no dimension “${name}”`);
    }
  }
  return { scorecard: problems.length === 0 ? checked.data : null, problems };
}

/**
 * The scorecard for this phase, group and day; null: the conversation is not scored. One for named groups
 * goes before one for all, and one for a period before one for good, in whatever order they are given.
 */
export function findScorecard(
  scorecards: readonly Scorecard[],
  phase: Phase,
  group: string | null,
  day: string | null,
): Scorecard | null {
  let found: Scorecard | null = null;
  for (const card of scorecards) {
    if (!card.phases.includes(phase)) continue;
    if (card.groups && (group === null || !card.groups.includes(group))) continue;
    if (card.period && (day === null || day < card.period.from || day > card.period.to)) continue;
    if (found === null || narrowness(card) > narrowness(found)) found = card;
  }
  return found;
}

function narrowness({ groups, period }: Scorecard): number {
  return (groups ? 2 : 0) + (period ? 1 : 0);
}

/** Another card that is meant for some of the same conversations and goes no further: which one counts would be chance. */
export function clashingCard(card: Scorecard, scorecards: readonly Scorecard[]): Scorecard | null {
  const clash = scorecards.find(
    (other) =>
      other.id !== card.id &&
      narrowness(other) === narrowness(card) &&
      sharedPhases(card, other).length > 0 &&
      (!card.groups || card.groups.some((group) => other.groups?.includes(group))) &&
      (!card.period ||
        !other.period ||
        (card.period.from <= other.period.to && other.period.from <= card.period.to)),
  );
  return clash ?? null;
}

/** The phases both cards are meant for. */
export function sharedPhases(
  card: Scorecard,
  other: Scorecard,
): readonly Scorecard['phases'][number][] {
  return card.phases.filter((phase) => other.phases.includes(phase));
}
