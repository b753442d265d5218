// The scores of one thread: each agent of each conversation, on the verdicts about them.
import type { Analysis, Conversation, Verdict } from '../domain/analysis.ts';
import type { Setup } from '../domain/setup.ts';
import { dayNumber, dayText } from '../lib/zone.ts';
import { type ConversationScore, scoreConversation } from './score-conversation.ts';
import { findScorecard, type Scorecard } from './scorecard.ts';

export type Scorable = Pick<Analysis, 'conversations' | 'verdicts'>;

/** Most threads are one conversation: nothing is to be told apart. */
function groupVerdicts({
  conversations,
  verdicts,
}: Scorable): ReadonlyMap<string, readonly Verdict[]> {
  if (verdicts.length === 0) return new Map();
  if (conversations.length === 1) return new Map([[conversations[0]!.id, verdicts]]);
  const groups = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const list = groups.get(verdict.conversation);
    if (list) list.push(verdict);
    else groups.set(verdict.conversation, [verdict]);
  }
  return groups;
}

/**
 * Tells `put` one score for each agent of each received conversation that a scorecard is meant for.
 * Where a conversation has several agents, a verdict about nobody counts for its main agent.
 */
export function scoreAgents(
  analysis: Scorable,
  setup: Setup,
  scorecards: readonly Scorecard[],
  put: (agent: string, conversation: Conversation, score: ConversationScore) => void,
): void {
  const byConversation = groupVerdicts(analysis);
  for (const conversation of analysis.conversations) {
    if (conversation.leftOut !== null) continue;
    const verdicts = byConversation.get(conversation.id);
    if (verdicts === undefined) continue;
    const day =
      conversation.startAt === null
        ? null
        : dayText(dayNumber(conversation.startAt, setup.zoneOffsetMs, setup.dayCutMs));
    for (const agent of conversation.agents) {
      const group = setup.agents.get(agent)?.group ?? null;
      const card = findScorecard(scorecards, conversation.phase, group, day);
      if (card === null) continue;
      const about =
        conversation.agents.length === 1
          ? verdicts
          : verdicts.filter((verdict) => (verdict.agent ?? conversation.agent) === agent);
      put(agent, conversation, scoreConversation(about, card));
    }
  }
}
