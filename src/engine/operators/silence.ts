// silence: a pause inside the conversation longer than a limit.
import { AGENT, BUYER } from '../facts.ts';
import type { Operator } from '../operator.ts';
import { durationText } from '../option-value.ts';
import { hit, type Mark, MISS, notApplicable } from '../outcome.ts';

export const silence: Operator = {
  name: 'silence',
  doc: {
    zh: '会话中间两句话相隔超过 over；by 指打破沉默的一方；会话最后的安静不算',
    en: 'A pause between two lines longer than `over`; by: who broke it. The end is no pause',
  },
  example: 'silence: { over: 10m, by: agent }',
  bare: 'over',
  compile: (args) => {
    const overMs = args.duration('over') ?? 0;
    const by = args.choice('by', ['buyer', 'agent', 'any']);
    const side = by === 'buyer' ? BUYER : by === 'agent' ? AGENT : null;
    return {
      judge: ({ facts }, span) => {
        const marks: Mark[] = [];
        let before: number | null = null;
        for (let line = span.from; line < span.to; line++) {
          const who = facts.sides[line]!;
          if (who !== BUYER && who !== AGENT) continue;
          const { id, at, agent } = facts.lines[line]!.message;
          if (at === null) return notApplicable('no-time');
          if (before !== null && at - before > overMs && (side === null || who === side)) {
            const note = `pause ${durationText(at - before)} > ${durationText(overMs)}`;
            const evidence = [{ messageId: id, role: 'wrong' as const, note }];
            marks.push({ line, at, agent: who === AGENT ? agent : null, evidence });
          }
          before = at;
        }
        return marks.length > 0 ? hit(marks) : MISS;
      },
      doubt: () => null,
    };
  },
};
