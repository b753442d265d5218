// length: how many characters a line has.
import { hasWords } from '../facts.ts';
import type { Operator } from '../operator.ts';

export const length: Operator = {
  name: 'length',
  doc: { zh: '一句话的字数，不算首尾空格', en: 'Characters of a line, spaces around it left out' },
  example: 'length: { by: agent, atMost: 2 }',
  compileTest: (args) => {
    const least = args.number('atLeast') ?? 0;
    const most = args.number('atMost') ?? Number.POSITIVE_INFINITY;
    if (!args.has('atLeast') && !args.has('atMost')) args.missing('atMost');
    return {
      certain: true,
      readsWords: true,
      test: (facts, line) => {
        const { kind, text } = facts.lines[line]!.message;
        if (!hasWords(kind)) return 'miss';
        const size = text.trim().length;
        return size >= least && size <= most ? 'hit' : 'miss';
      },
    };
  },
};
