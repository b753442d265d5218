// wait: k rounds of the conversation waited longer than a limit.
import type { Operator } from '../operator.ts';
import { judgeRounds, readRounds } from './round-limit.ts';

export const wait: Operator = {
  name: 'wait',
  doc: {
    zh: '至少 count 个回合等待超过 over；rounds 选全部 all、首轮 first 或之后 later',
    en: 'At least `count` rounds waited longer than `over`; rounds: all, first or later',
  },
  example: 'wait: { over: 120s, count: 3, rounds: later }',
  bare: 'over',
  compile: (args) => {
    const overMs = args.duration('over');
    if (overMs === null) args.missing('over');
    const count = args.number('count') ?? 1;
    const which = readRounds(args, 'all');
    return {
      plain: false,
      judge: (place) => judgeRounds(place, which, overMs ?? 0, count),
      doubt: () => null,
    };
  },
};
