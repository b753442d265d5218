// transfer: the buyer was handed to another agent who did not reply within a limit.
import { onDutyThrough } from '../../threads/duty.ts';
import type { Operator } from '../operator.ts';
import { durationText } from '../option-value.ts';
import { hit, type Mark, MISS, notApplicable } from '../outcome.ts';

export const transfer: Operator = {
  name: 'transfer',
  doc: {
    zh: '转接后，接手的客服超过 over 没有回复等着的买家',
    en: 'After a transfer the second agent did not reply to the waiting buyer within `over`',
  },
  example: 'transfer: { over: 3m }',
  bare: 'over',
  compile: (args) => {
    const overMs = args.duration('over') ?? 0;
    if (!args.has('over')) args.missing('over');
    return {
      judge: (place) => {
        const { conversation, stage } = place.facts;
        const { setup, clock } = stage.scene;
        const marks: Mark[] = [];
        let unknown: string | null = null;
        for (const {
          agent,
          transferredFrom,
          startAt,
          firstResponseMs,
          replied,
          buyerLines,
        } of conversation.receptions) {
          if (transferredFrom === null || buyerLines === 0) continue;
          if (startAt === null || (replied && firstResponseMs === null)) unknown ??= 'no-time';
          else if (!onDutyThrough(setup, agent, startAt, startAt + overMs)) unknown ??= 'off-duty';
          else if (replied ? firstResponseMs! > overMs : clock.isPast(startAt + overMs)) {
            marks.push(markTransfer(agent, transferredFrom, startAt, overMs));
          } else if (!replied) unknown = 'not-yet';
        }
        if (marks.length > 0) return hit(marks);
        return unknown === null ? MISS : notApplicable(unknown);
      },
      doubt: () => null,
    };
  },
};

function markTransfer(agent: string, fromAgent: string, startAt: number, overMs: number): Mark {
  const to = startAt + overMs;
  const note = `from ${fromAgent}, no reply > ${durationText(overMs)}`;
  const evidence = [{ messageId: null, role: 'absent' as const, from: startAt, to, note }];
  return { line: -1, at: to, agent, evidence };
}
