// bareAnswer: nothing but yes or no (是的, 有的亲) where a selling point could have been told.
import { hasWords } from '../facts.ts';
import { isBare } from '../line-memory.ts';
import type { Operator } from '../operator.ts';
import { BARE } from '../text/line-signs.ts';

export const bareAnswer: Operator = {
  name: 'bareAnswer',
  doc: {
    zh: '去掉客套只剩“是的、有的、可以、没有”这样一个字半句的回答',
    en: 'Only yes or no is left once courtesy words are taken away',
  },
  example: 'bareAnswer: { by: agent, is: true, count: 3 }',
  bare: 'is',
  compileTest: (args) => {
    const wanted = args.flag('is') ?? true;
    return {
      needs: wanted ? [BARE] : null,
      certain: true,
      readsWords: true,
      slow: true,
      test: (facts, line) =>
        hasWords(facts.lines[line]!.message.kind) && isBare(facts, line) === wanted
          ? 'hit'
          : 'miss',
    };
  },
};
