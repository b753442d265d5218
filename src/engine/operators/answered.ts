// answered: whether a buyer's question got an answer in the agent's next turns, by its content.
import type { Truth } from '../../domain/analysis.ts';
import { AGENT, BUYER, type Facts, hasWords } from '../facts.ts';
import { answerOf, isAsking, questionOf } from '../line-memory.ts';
import type { Operator } from '../operator.ts';
import { turnsAhead } from '../selector.ts';
import { weighAnswer } from '../text/answers.ts';

export const answered: Operator = {
  name: 'answered',
  doc: {
    zh: '买家这个问题，客服之后 turns 轮内的话答上了没有（is: false 没答上）；发了图片或卡片就是不知道；还没人回不算没答上',
    en: "Whether the agent's words in the next `turns` turns answer this question of the buyer; a picture or card leaves it open; no reply at all is not asked here",
  },
  example: 'line: { by: buyer, question: true, answered: { is: false, turns: 3 } }',
  bare: 'is',
  compileTest: (args) => {
    const wanted = args.flag('is') ?? true;
    const turns = args.number('turns') ?? 3;
    const least = args.number('atLeast') ?? 0.5;
    return {
      readsWords: true,
      slow: true,
      sides: 1 << BUYER,
      test: (facts, line) => {
        const answer = answerTo(facts, line, turns, least);
        if (answer === 'none') return 'miss';
        if (answer === 'unreadable') return 'na';
        return (answer === 'yes') === wanted ? 'hit' : 'miss';
      },
    };
  },
};

type Answer = 'yes' | 'no' | 'unreadable' | 'none';

function answerTo(facts: Facts, line: number, turns: number, least: number): Answer {
  const { message } = facts.lines[line]!;
  if (facts.sides[line] !== BUYER || !hasWords(message.kind) || !isAsking(facts, line))
    return 'none';
  const end = turnsAhead(facts, line, turns);
  let answer: Answer = 'none';
  for (let i = line + 1; i < end; i++) {
    if (facts.sides[i] !== AGENT) continue;
    const { kind } = facts.lines[i]!.message;
    if (!hasWords(kind)) answer = 'unreadable';
    else if (isAnsweredBy(facts, line, i, least)) return 'yes';
    else if (answer === 'none') answer = 'no';
  }
  return answer;
}

/** Whether the agent's line answers the last question of the buyer's turn before it; miss: none asked. */
export function answersTurnBefore(facts: Facts, line: number, least: number): Truth | 'unasked' {
  const { lines, sides } = facts;
  let inTurn = false;
  for (let i = line - 1; i >= 0; i--) {
    const side = sides[i];
    if (side === AGENT && inTurn) break;
    if (side !== BUYER) continue;
    inTurn = true;
    if (!hasWords(lines[i]!.message.kind) || !isAsking(facts, i)) continue;
    return isAnsweredBy(facts, i, line, least) ? 'hit' : 'miss';
  }
  return 'unasked';
}

function isAnsweredBy(facts: Facts, question: number, answer: number, least: number): boolean {
  return weighAnswer(questionOf(facts, question), answerOf(facts, answer)).score >= least;
}
