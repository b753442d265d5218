// What stands in the way of a scorecard that reads well: nothing counts in it, or another one claims its conversations.
import type { Phase } from '../../domain/analysis.ts';
import type { Words } from '../../intake/format.ts';
import { clashingCard, type Scorecard, sharedPhases } from '../../scoring/scorecard.ts';

export interface CardProblem {
  /** The field that is to be changed. */
  readonly path: 'rules' | 'phases' | 'groups' | 'dimensions';
  readonly code: 'no-rules' | 'no-weight' | 'card-clash';
  readonly words: Words;
}

const PHASES: Readonly<Record<Phase, Words>> = {
  presale: { zh: '售前', en: 'pre-sale' },
  aftersale: { zh: '售后', en: 'after-sale' },
  unknown: { zh: '分不清', en: 'unclear' },
};

/** `scorecards` are those in force. */
export function cardProblems(
  card: Scorecard,
  scorecards: readonly Scorecard[],
): readonly CardProblem[] {
  const problems: CardProblem[] = [];
  if (Object.keys(card.rules).length === 0) {
    const words = {
      zh: '一条规则也没有，人人都是满分：至少加一条计分的规则',
      en: 'No rule counts, so that everybody scores full marks: add at least one',
    };
    problems.push({ path: 'rules', code: 'no-rules', words });
  }
  if (Object.values(card.dimensions).every((dimension) => (dimension?.weight ?? 0) === 0)) {
    const words = {
      zh: '各维度的权重都是 0，算不出总分：至少给一个维度权重',
      en: 'All weights are 0, so that there is no total: give one dimension some weight',
    };
    problems.push({ path: 'dimensions', code: 'no-weight', words });
  }
  const other = clashingCard(card, scorecards);
  if (other !== null) problems.push(clash(card, other));
  return problems;
}

function clash(card: Scorecard, other: Scorecard): CardProblem {
  const shared = sharedPhases(card, other).map((phase) => PHASES[phase]);
  const zh = shared.map((words) => words.zh).join('、');
  const en = shared.map((words) => words.en).join(', ');
  const words =
    card.groups === undefined
      ? {
          zh: `全店的${zh}会话已经归“${other.name.zh}”：选小组，只给这些小组用；或者换会话类型；或者先改那张卡`,
          en: `The ${en} conversations of all groups are scored by “${other.name.en}”: choose groups for this card, choose another kind of conversation, or change that card first`,
        }
      : {
          zh: `选的小组里，${zh}会话已经归“${other.name.zh}”：换小组、换会话类型，或者先改那张卡`,
          en: `For some of these groups the ${en} conversations are scored by “${other.name.en}”: choose other groups or another kind of conversation, or change that card first`,
        };
  return { path: card.groups === undefined ? 'phases' : 'groups', code: 'card-clash', words };
}
