// The scores of one conversation with their arithmetic, line by line.
import { scoreAgents } from '../../scoring/score-agents.ts';
import type { PageSource } from './opened-conversation.ts';
import type { ConversationPageShape } from './shapes.ts';

export function presentScores(source: PageSource): ConversationPageShape['scores'] {
  const { analysis, shopSetup, row, nameOf } = source;
  const names = new Map(shopSetup.rulebook.rules.map(({ rule }) => [rule.id, rule.name]));
  const cards = new Map(shopSetup.scorecards.map((card) => [`${card.id}@${card.version}`, card]));
  const scores: ConversationPageShape['scores'] = [];
  scoreAgents(analysis, shopSetup.setup, shopSetup.scorecards, (agent, { id }, score) => {
    if (id !== row.conversation_id) return;
    const { scorecard, version, total, vetoed, dimensions, steps } = score;
    const name = cards.get(`${scorecard}@${version}`)?.name ?? { zh: scorecard, en: scorecard };
    scores.push({
      agent: { id: agent, name: nameOf(agent) },
      scorecard: { id: scorecard, version, name },
      total,
      vetoed,
      dimensions: dimensions.map((one) => ({
        dimension: one.dimension,
        score: one.score,
        weight: one.weight,
        deducted: one.deducted,
        deductedCapped: one.deductedCapped,
        added: one.added,
      })),
      steps: steps.map((step) => ({
        ...step,
        name: names.get(step.rule) ?? { zh: step.rule, en: step.rule },
      })),
    });
  });
  return scores;
}
