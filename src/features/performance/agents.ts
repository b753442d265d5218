// Agents side by side: identity, six figures, scores, types of weak service, and each one's weak link.
import { ARCHETYPES } from '../../engine/rule.ts';
import type { MetricRow } from '../../measures/roll-up.ts';
import { rollUp } from '../../measures/roll-up.ts';
import {
  assembleTeam,
  type Comparison,
  compareSeller,
  type Funnels,
  funnelOf,
  type Team,
} from '../../report/build/compare-sellers.ts';
import { diagnoseAgent } from '../../report/build/diagnose-agent.ts';
import { FigureBook } from '../../report/build/figures.ts';
import { buildIdentity, rowsByAgent } from '../../report/build/identity-model.ts';
import { presentScores, type ScoreTally } from '../../scoring/score-tally.ts';
import type { AgentDay } from '../../store/agent-days.ts';
import type { PeriodFigures } from '../../store/figures.ts';
import { compareIdentities, identityOfRows, presentSix } from './figures.ts';
import type { Work } from './period.ts';
import type { AgentShape, ArchetypeShape, ScoresShape } from './shapes.ts';
import type { FunnelRow } from './store.ts';

export interface TeamInput {
  readonly work: Pick<Work, 'setup' | 'roster' | 'nameOf'>;
  readonly now: PeriodFigures;
  readonly before: PeriodFigures;
  readonly funnels: readonly FunnelRow[];
}

/** A team and how each of it stands; agents by sales, after-sale staff last. */
export interface Standing {
  readonly team: Team;
  readonly agents: readonly AgentShape[];
  readonly rows: ReadonlyMap<string, readonly MetricRow[]>;
}

export function presentTeam(input: TeamInput): Standing {
  const { work, now, before, funnels } = input;
  const { metrics } = work.setup;
  const by = { scope: 'agent', over: 'period' } as const;
  const rows = rowsByAgent(rollUp(now.tally, metrics, by));
  const past = rowsByAgent(rollUp(before.tally, metrics, by));
  const known: Funnels = { agents: new Map(funnels.map((row) => [row.agent, row])) };
  const team = assembleTeam(rows, known, { agents: work.roster });
  const book = new FigureBook(metrics.all.map(({ definition }) => definition));
  const scores = scoresByAgent(now.scores);
  const types = archetypesByAgent(now.days);
  const agents = [...rows].flatMap(([id, own]): AgentShape[] => {
    if (id === '') return [];
    const role = work.roster.get(id)?.role ?? null;
    const comparison = compareSeller(team, known, id);
    const patient = {
      identity: buildIdentity(book, own),
      funnel: funnelOf(known, id),
      role,
    };
    return [
      {
        id,
        name: work.nameOf(id),
        group: work.roster.get(id)?.group ?? null,
        sells: team.sellers.has(id),
        identity: identityOfRows(own),
        figures: presentSix(metrics, own, past.get(id) ?? []),
        scores: scores.get(id) ?? NO_SCORES,
        archetypes: types.get(id) ?? noArchetypes(),
        weak: weakOf(comparison, diagnoseAgent(team, comparison, patient)),
      },
    ];
  });
  return { team, agents: agents.sort(bySales), rows };
}

/** The average seller beside one agent, with the split of the gap. */
export function againstTeam(team: Team, own: AgentShape) {
  return compareIdentities(own.identity, own.sells ? team.average : null);
}

function weakOf(comparison: Comparison | null, sentence: AgentShape['weak']['sentence']) {
  return { link: comparison?.weakLink ?? null, fen: comparison?.weakFen ?? null, sentence };
}

function bySales(a: AgentShape, b: AgentShape): number {
  const sales = ({ sells, identity }: AgentShape): number =>
    sells ? (identity?.salesFen ?? 0) : -1;
  return sales(b) - sales(a) || (a.id < b.id ? -1 : 1);
}

const NO_SCORES: ScoresShape = {
  ...{ attitude: null, skill: null, compliance: null, process: null, total: null },
  conversations: 0,
};

export function scoresByAgent(tally: ScoreTally): Map<string, ScoresShape> {
  const found = new Map<string, ScoresShape>();
  for (const { agent, dimension, score, conversations } of presentScores(tally)) {
    const own = found.get(agent) ?? NO_SCORES;
    const rests = dimension === 'total' ? { conversations } : {};
    found.set(agent, { ...own, [dimension]: score, ...rests });
  }
  return found;
}

/** The mean over all conversations of all of them. */
export function teamScores(tally: ScoreTally): ScoresShape {
  const all: Record<string, { points: number; conversations: number }> = {};
  for (const sums of tally.values()) {
    for (const [key, { points, conversations }] of sums) {
      const sum = all[key] ?? { points: 0, conversations: 0 };
      all[key] = {
        points: sum.points + points,
        conversations: sum.conversations + conversations,
      };
    }
  }
  const mean = (key: string): number | null => {
    const sum = all[key];
    return sum === undefined || sum.conversations === 0 ? null : sum.points / sum.conversations;
  };
  return {
    attitude: mean('attitude'),
    skill: mean('skill'),
    compliance: mean('compliance'),
    process: mean('process'),
    total: mean('total'),
    conversations: all['total']?.conversations ?? 0,
  };
}

const noArchetypes = (): ArchetypeShape[] =>
  ARCHETYPES.map((type) => ({ type, judged: 0, hits: 0 }));

export function archetypesByAgent(
  days: readonly AgentDay[],
): ReadonlyMap<string, ArchetypeShape[]> {
  const found = new Map<string, ArchetypeShape[]>();
  for (const { agent, archetypes } of days) {
    if (agent === '') continue;
    const own = found.get(agent) ?? noArchetypes();
    found.set(
      agent,
      own.map((sum, i) => ({
        ...sum,
        judged: sum.judged + (archetypes[i]?.judged ?? 0),
        hits: sum.hits + (archetypes[i]?.hit ?? 0),
      })),
    );
  }
  return found;
}

export function teamArchetypes(days: readonly AgentDay[]): ArchetypeShape[] {
  const all = [...archetypesByAgent(days).values()];
  return noArchetypes().map((sum, i) => ({
    ...sum,
    judged: all.reduce((total, own) => total + (own[i]?.judged ?? 0), 0),
    hits: all.reduce((total, own) => total + (own[i]?.hits ?? 0), 0),
  }));
}
