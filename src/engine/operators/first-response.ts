// firstResponse: the buyer's first question waited longer than a limit for a person's reply (Q1).
import type { Operator } from '../operator.ts';
import { judgeRounds } from './round-limit.ts';

export const firstResponse: Operator = {
  name: 'firstResponse',
  doc: {
    zh: '首次响应超过 over：买家第一次提问到第一句人工回复，自动回复不算，谢谢、好的不算提问',
    en: "First response over the limit: buyer's first question to the first reply by a person",
  },
  example: 'firstResponse: { over: 20s }',
  bare: 'over',
  compile: (args) => {
    const overMs = args.duration('over');
    if (overMs === null) args.missing('over');
    return {
      plain: false,
      judge: (place) => judgeRounds(place, 'first', overMs ?? 0, 1),
      doubt: () => null,
    };
  },
};
