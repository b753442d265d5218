// duration: the conversation is longer or shorter than a limit.
import { openness } from '../condition.ts';
import type { Operator } from '../operator.ts';
import { HIT, MISS, notApplicable } from '../outcome.ts';

export const duration: Operator = {
  name: 'duration',
  doc: {
    zh: '会话从第一句到最后一句超过 over，或不到 under（结束后才算数）',
    en: 'From first to last line longer than `over`, or, once it has ended, shorter than `under`',
  },
  example: 'duration: { over: 1h }',
  bare: 'over',
  compile: (args) => {
    const overMs = args.duration('over');
    const underMs = args.duration('under');
    return {
      judge: (place) => {
        const { startAt, endAt } = place.facts.conversation;
        if (startAt === null || endAt === null) return notApplicable('no-time');
        if (overMs !== null && endAt - startAt <= overMs) return MISS;
        if (underMs === null) return HIT;
        if (endAt - startAt >= underMs) return MISS;
        const open = openness(place, place.facts.whole);
        return open === null ? HIT : notApplicable(open);
      },
      doubt: (place) => openness(place, place.facts.whole),
    };
  },
};
