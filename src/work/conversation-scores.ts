// The scores of a thread's conversations, by conversation: scored once, read for each row and cell.
import type { Analysis } from '../domain/analysis.ts';
import { scoreAgents } from '../scoring/score-agents.ts';
import type { ScoreDimension } from '../scoring/scorecard.ts';
import type { ShopSetup } from './shop-setup.ts';

/** One agent's score in one conversation, as `conversation.scores` keeps it. */
export interface ScoredConversation {
  readonly agent: string;
  readonly scorecard: string;
  readonly version: number;
  /** 0..100; null: nothing could be judged. */
  readonly total: number | null;
  readonly dimensions: Readonly<Partial<Record<ScoreDimension, number | null>>>;
  readonly vetoed: boolean;
}

let last: Analysis | null = null;
let lastScores: Map<string, ScoredConversation[]> = new Map();

/** Scores of every scored conversation; the last analysis asked for is remembered. */
export function scoresByConversation(
  analysis: Analysis,
  { setup, scorecards }: Pick<ShopSetup, 'setup' | 'scorecards'>,
): ReadonlyMap<string, readonly ScoredConversation[]> {
  if (last === analysis) return lastScores;
  const scores = new Map<string, ScoredConversation[]>();
  scoreAgents(analysis, setup, scorecards, (agent, { id }, score) => {
    const list = scores.get(id) ?? [];
    scores.set(id, list);
    const { scorecard, version, total, vetoed } = score;
    const dimensions: Partial<Record<ScoreDimension, number | null>> = {};
    for (const { dimension, score: points } of score.dimensions) dimensions[dimension] = points;
    list.push({ agent, scorecard, version, total, dimensions, vetoed });
  });
  last = analysis;
  lastScores = scores;
  return scores;
}
