// question: the line asks something, or does not.
import { hasWords } from '../facts.ts';
import { isAsking } from '../line-memory.ts';
import type { Operator } from '../operator.ts';
import { ASKS } from '../text/line-signs.ts';

export const question: Operator = {
  name: 'question',
  doc: { zh: '这句话是在问问题（或 false 不是）', en: 'The line asks something, or does not' },
  example: 'question: { by: agent, is: true }',
  bare: 'is',
  compileTest: (args) => {
    const wanted = args.flag('is') ?? true;
    return {
      needs: wanted ? [ASKS] : null,
      certain: true,
      readsWords: true,
      slow: true,
      test: (facts, line) =>
        hasWords(facts.lines[line]!.message.kind) && isAsking(facts, line) === wanted
          ? 'hit'
          : 'miss',
    };
  },
};
