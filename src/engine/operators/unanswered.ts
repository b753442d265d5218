// unanswered: a question that nobody answered within a limit.
import type { Operator } from '../operator.ts';
import { judgeRounds, readRounds } from './round-limit.ts';

export const unanswered: Operator = {
  name: 'unanswered',
  doc: {
    zh: '有提问超过 over 没有人工回复；过了这个时限才回也算没人回，结论不再变',
    en: 'A question without a reply by a person within `over`; a later reply does not undo it',
  },
  example: 'unanswered: { over: 10m, rounds: all }',
  bare: 'over',
  compile: (args) => {
    const overMs = args.duration('over');
    if (overMs === null) args.missing('over');
    const which = readRounds(args, 'all');
    return {
      plain: false,
      judge: (place) => judgeRounds(place, which, overMs ?? 0, 1),
      doubt: () => null,
    };
  },
};
