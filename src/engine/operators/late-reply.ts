// lateReply: a reply that came late and does not say what a late reply should (久等了).
import type { Evidence, Round } from '../../domain/analysis.ts';
import { onDutyThrough } from '../../threads/duty.ts';
import { AGENT, BUYER, type Facts, isUnreadable, occursAt } from '../facts.ts';
import type { Operator } from '../operator.ts';
import { durationText } from '../option-value.ts';
import { hit, type Mark, MISS, notApplicable } from '../outcome.ts';

export const lateReply: Operator = {
  name: 'lateReply',
  doc: {
    zh: '买家等了超过 over 才等到回复，回复的那一轮里没有一句 words 里的话；谢谢、好的不算提问',
    en: 'The buyer waited longer than `over` and the turn that replies has none of the pack `words`; a closing asks nothing',
  },
  example: 'lateReply: { over: 3m, words: "@apology" }',
  bare: 'over',
  compile: (args) => {
    const overMs = args.duration('over') ?? 0;
    if (!args.has('over')) args.missing('over');
    const name = args.text('words');
    if (name === null) args.missing('words');
    const words = name === null ? -1 : args.build.pack(name, [...args.path, 'words']);
    return {
      judge: ({ facts }) => {
        if (facts.buyerLines === 0) return notApplicable('no-buyer-line');
        const { conversation, stage } = facts;
        if (conversation.startAt === null) return notApplicable('no-time');
        const marks: Mark[] = [];
        let unknown: string | null = null;
        for (const round of conversation.rounds) {
          if (round.closing || round.repliedBy < 0) continue;
          const { askedAt, waitMs, agent } = round;
          if (askedAt === null || waitMs === null) unknown ??= 'no-time';
          else if (waitMs > overMs) {
            const { setup } = stage.scene;
            const onDuty = onDutyThrough(setup, agent, askedAt, askedAt + overMs);
            const found = onDuty ? readTurn(facts, words, round.repliedBy) : 'off-duty';
            if (found === 'silent') marks.push(markReply(facts, round, overMs));
            else if (found !== 'said') unknown ??= found;
          }
        }
        if (marks.length > 0) return hit(marks);
        return unknown === null ? MISS : notApplicable(unknown);
      },
      doubt: () => null,
    };
  },
};

/** Whether the agents' turn that begins at `from` has the words, and whether that is final. */
function readTurn(
  facts: Facts,
  words: number,
  from: number,
): 'said' | 'silent' | 'unreadable' | 'not-yet' {
  let open = true;
  let unreadable = false;
  for (let line = from; line < facts.lines.length; line++) {
    const side = facts.sides[line];
    if (side === BUYER) {
      open = false;
      break;
    }
    if (side !== AGENT) continue;
    if (occursAt(facts, words, line)) return 'said';
    if (isUnreadable(facts.lines[line]!.message.kind)) unreadable = true;
  }
  if (unreadable) return 'unreadable';
  const { endsAfter } = facts;
  return open && endsAfter !== null && !facts.stage.scene.clock.isPast(endsAfter)
    ? 'not-yet'
    : 'silent';
}

function markReply(facts: Facts, round: Round, overMs: number): Mark {
  const { id, at, agent } = facts.lines[round.repliedBy]!.message;
  const note = `wait ${durationText(round.waitMs!)} > ${durationText(overMs)}`;
  const evidence: Evidence[] = [
    { messageId: facts.lines[round.openedBy]!.message.id, role: 'trigger' },
    { messageId: id, role: 'wrong', note },
  ];
  return { line: round.repliedBy, at, agent, evidence };
}
