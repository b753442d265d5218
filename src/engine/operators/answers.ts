// answers: whether an agent's line answers the question the buyer asked right before.
import { AGENT, hasWords } from '../facts.ts';
import type { Operator } from '../operator.ts';
import { answersTurnBefore } from './answered.ts';

export const answers: Operator = {
  name: 'answers',
  doc: {
    zh: '客服这句话答了买家前一轮的问题（is: false 答非所问）；买家没问就不成立',
    en: "The agent's line answers the question in the buyer's turn before; is: false, it does not",
  },
  example: 'line: { by: agent, answers: false, bareAnswer: false }',
  bare: 'is',
  compileTest: (args) => {
    const wanted = args.flag('is') ?? true;
    const least = args.number('atLeast') ?? 0.5;
    return {
      certain: true,
      readsWords: true,
      slow: true,
      sides: 1 << AGENT,
      test: (facts, line) => {
        if (facts.sides[line] !== AGENT || !hasWords(facts.lines[line]!.message.kind))
          return 'miss';
        const answer = answersTurnBefore(facts, line, least);
        if (answer === 'unasked') return 'miss';
        return (answer === 'hit') === wanted ? 'hit' : 'miss';
      },
    };
  },
};
