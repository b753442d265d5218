// Points each agent gains and loses when one set of verdicts takes another's place (M3).
import type { Conversation, Verdict } from '../domain/analysis.ts';
import type { Setup } from '../domain/setup.ts';
import { scoreAgents } from './score-agents.ts';
import type { Scorecard } from './scorecard.ts';

interface Sum {
  conversations: number;
  changed: number;
  before: number;
  after: number;
  gained: number;
  lost: number;
}

/** Sums by agent. */
export type PointsTally = Map<string, Sum>;

export interface AgentPoints {
  readonly agent: string;
  /** Conversations with a score under both. */
  readonly conversations: number;
  /** Of those, with another score than before. */
  readonly changed: number;
  /** Mean score, 0..100; null: no conversation has one. */
  readonly scoreBefore: number | null;
  readonly scoreAfter: number | null;
  /** Points of all conversations that went up, and of all that went down (≥ 0 both). */
  readonly gained: number;
  readonly lost: number;
}

/** Adds one thread, scored once with each set of verdicts. */
export function tallyPoints(
  tally: PointsTally,
  conversations: readonly Conversation[],
  verdicts: { readonly before: readonly Verdict[]; readonly after: readonly Verdict[] },
  setup: Setup,
  scorecards: readonly Scorecard[],
): void {
  const totals = new Map<string, number | null>();
  const key = (agent: string, { id }: Conversation): string => `${agent}\n${id}`;
  const old = { conversations, verdicts: verdicts.before };
  scoreAgents(old, setup, scorecards, (agent, conversation, { total }) => {
    totals.set(key(agent, conversation), total);
  });
  const now = { conversations, verdicts: verdicts.after };
  scoreAgents(now, setup, scorecards, (agent, conversation, { total }) => {
    const before = totals.get(key(agent, conversation)) ?? null;
    if (before !== null && total !== null) addPoints(tally, agent, before, total);
  });
}

function addPoints(tally: PointsTally, agent: string, before: number, after: number): void {
  let sum = tally.get(agent);
  if (sum === undefined) {
    sum = { conversations: 0, changed: 0, before: 0, after: 0, gained: 0, lost: 0 };
    tally.set(agent, sum);
  }
  sum.conversations++;
  sum.before += before;
  sum.after += after;
  const difference = after - before;
  // Weights are fractions: what is left of rounding is no change.
  if (Math.abs(difference) < 1e-9) return;
  sum.changed++;
  if (difference > 0) sum.gained += difference;
  else sum.lost -= difference;
}

/** One row an agent, those who change most first, then by name. */
export function presentPoints(tally: PointsTally): AgentPoints[] {
  const rows = [...tally].map(([agent, sum]): AgentPoints => {
    const { conversations, changed, before, after, gained, lost } = sum;
    return {
      agent,
      conversations,
      changed,
      scoreBefore: before / conversations,
      scoreAfter: after / conversations,
      gained,
      lost,
    };
  });
  const size = ({ gained, lost }: AgentPoints): number => gained + lost;
  return rows.sort((a, b) => size(b) - size(a) || (a.agent < b.agent ? -1 : 1));
}
