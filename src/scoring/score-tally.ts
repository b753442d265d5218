// Attitude and skill of each agent (Q8): means of conversation scores, from conversations alone.
import type { Setup } from '../domain/setup.ts';
import { type Scorable, scoreAgents } from './score-agents.ts';
import type { ConversationScore } from './score-conversation.ts';
import { SCORE_DIMENSIONS, type Scorecard, type ScoreDimension } from './scorecard.ts';

interface Sum {
  points: number;
  conversations: number;
}

/** Sums by agent, then by dimension (`total` for the whole); plain data, may be posted between threads. */
export type ScoreTally = Map<string, Map<ScoreDimension | 'total', Sum>>;

export interface AgentScore {
  readonly agent: string;
  readonly dimension: ScoreDimension | 'total';
  /** Mean over conversations, 0..100; null: none could be judged. */
  readonly score: number | null;
  /** Conversations it rests on. */
  readonly conversations: number;
}

export function newScoreTally(): ScoreTally {
  return new Map();
}

/** Adds the scores of one thread: each agent of a conversation is scored on the verdicts about them. */
export function tallyScores(
  tally: ScoreTally,
  analysis: Scorable,
  setup: Setup,
  scorecards: readonly Scorecard[],
): void {
  scoreAgents(analysis, setup, scorecards, (agent, _conversation, score) =>
    addScore(tally, agent, score),
  );
}

function addScore(tally: ScoreTally, agent: string, score: ConversationScore): void {
  let sums = tally.get(agent);
  if (sums === undefined) {
    sums = new Map();
    tally.set(agent, sums);
  }
  const add = (key: ScoreDimension | 'total', points: number | null): void => {
    if (points === null) return;
    const sum = sums.get(key);
    if (sum) {
      sum.points += points;
      sum.conversations++;
    } else sums.set(key, { points, conversations: 1 });
  };
  add('total', score.total);
  for (const { dimension, score: points } of score.dimensions) add(dimension, points);
}

/** Sums of both, in a new tally. */
export function mergeScoreTallies(a: ScoreTally, b: ScoreTally): ScoreTally {
  const merged: ScoreTally = new Map();
  for (const tally of [a, b]) {
    for (const [agent, sums] of tally) {
      const into = merged.get(agent) ?? new Map<ScoreDimension | 'total', Sum>();
      for (const [key, { points, conversations }] of sums) {
        const sum = into.get(key) ?? { points: 0, conversations: 0 };
        into.set(key, {
          points: sum.points + points,
          conversations: sum.conversations + conversations,
        });
      }
      merged.set(agent, into);
    }
  }
  return merged;
}

/** One row an agent and dimension, agents by name. */
export function presentScores(tally: ScoreTally): AgentScore[] {
  return [...tally.keys()].sort().flatMap((agent) =>
    [...SCORE_DIMENSIONS, 'total' as const].map((dimension): AgentScore => {
      const sum = tally.get(agent)?.get(dimension);
      if (sum === undefined) return { agent, dimension, score: null, conversations: 0 };
      const { points, conversations } = sum;
      return { agent, dimension, score: points / conversations, conversations };
    }),
  );
}
