// not: the part does not hold, once nothing unread and nothing still to come could make it hold.
import { type Condition, evaluate, type Place } from '../condition.ts';
import { isUnreadable } from '../facts.ts';
import { HITS, MISSES, OPEN } from '../foresight.ts';
import type { Operator } from '../operator.ts';
import { hit, type Mark, MISS, notApplicable, type Outcome } from '../outcome.ts';
import type { Span } from '../span.ts';

export const not: Operator = {
  name: 'not',
  doc: {
    zh: '不成立才算。会话还没结束，或有看不懂的图片语音，就是不适用，不算缺',
    en: 'The part does not hold; n/a while the conversation goes on or a picture is unread',
  },
  example: 'not: { says: { by: agent, any: [您好] } }',
  compile: (args) => {
    const child = args.build.condition(args.rest(), args.path);
    return {
      children: [child],
      quick: child.quick,
      foresee: (facts, whole) => (child.foresee(facts, whole) === HITS ? MISSES : OPEN),
      judge: (place, span) => judgeNot(child, place, span),
      doubt: () => null,
    };
  },
  compileTest: (args) => {
    const child = args.build.lineTest(args.rest(), args.path);
    return {
      children: [child],
      certain: child.certain && !child.readsWords,
      test: (facts, line) => {
        if (child.readsWords && isUnreadable(facts.lines[line]!.message.kind)) return 'na';
        const truth = child.test(facts, line);
        return truth === 'na' ? 'na' : truth === 'hit' ? 'miss' : 'hit';
      },
      naReason: child.naReason,
    };
  },
};

function judgeNot(child: Condition, place: Place, span: Span): Outcome {
  const outcome = evaluate(child, place, span);
  if (outcome.truth === 'hit') return MISS;
  if (outcome.truth === 'na') return outcome;
  const doubt = child.doubt(place, span);
  return doubt === null ? hit([nothingFound(place, span)]) : notApplicable(doubt);
}

/** The searched lines as evidence that something is absent. */
function nothingFound(place: Place, span: Span): Mark {
  const { lines, conversation } = place.facts;
  const from = lines[span.from]?.message.at ?? conversation.startAt;
  const to = lines[span.to - 1]?.message.at ?? conversation.endAt;
  const evidence = [{ messageId: null, role: 'absent' as const, from, to }];
  return { line: -1, at: to, agent: null, evidence };
}
