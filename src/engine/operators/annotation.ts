// annotation: a stored answer of an AI annotator; without one the condition is n/a.
import type { Evidence } from '../../domain/analysis.ts';
import type { Annotation, AnnotationAnswer } from '../../domain/annotation.ts';
import type { Args } from '../args.ts';
import { openness, type Place } from '../condition.ts';
import { findAnnotation } from '../find-annotation.ts';
import type { Operator } from '../operator.ts';
import { hit, type Mark, MISS, notApplicable, type Outcome } from '../outcome.ts';

export const annotation: Operator = {
  name: 'annotation',
  doc: {
    zh: 'AI 标注 id 的答案：is 是、in 是其中之一、not 不是、atLeast 至少、atMost 至多；没有标注、模型说看不出来、会话后来变了，都是不适用',
    en: 'The stored answer of the AI annotator `id`: is, in (one of), not, atLeast, atMost; n/a without one, when the model could not tell, or when the conversation has changed since',
  },
  example: 'annotation: { id: complaint-resolved, is: unresolved }',
  compile: (args) => {
    const id = args.text('id');
    if (id === null) args.missing('id');
    const wanted = readWanted(args);
    return {
      judge: (place) => judgeAnnotation(id ?? '', wanted, place),
      doubt: (place) => openness(place, place.facts.whole),
    };
  },
};

interface Wanted {
  /** Answers as text, so that `is: true` and `is: yes` are both what they look like. */
  readonly anyOf: readonly string[] | null;
  readonly not: string | null;
  readonly atLeast: number | null;
  readonly atMost: number | null;
}

const KEYS = ['is', 'in', 'not', 'atLeast', 'atMost'];

function readWanted(args: Args): Wanted {
  if (!KEYS.some((key) => args.has(key))) args.missing('is');
  const is = args.text('is');
  return {
    anyOf: args.texts('in') ?? (is === null ? null : [is]),
    not: args.text('not'),
    atLeast: args.number('atLeast'),
    atMost: args.number('atMost'),
  };
}

function judgeAnnotation(id: string, wanted: Wanted, place: Place): Outcome {
  const { conversation, stage } = place.facts;
  const found = findAnnotation(stage.scene.annotations, conversation, id);
  if (found === null) return notApplicable('no-annotation');
  if (found.answer === null) return notApplicable(`annotation-${found.none ?? 'unsure'}`);
  const holds = isWanted(found.answer, wanted);
  if (holds === null) return notApplicable('annotation-not-a-number');
  return holds ? hit(marksOf(found, place)) : MISS;
}

/** null: a number was wanted and the answer is none. */
function isWanted(answer: AnnotationAnswer, wanted: Wanted): boolean | null {
  const { anyOf, not, atLeast, atMost } = wanted;
  if (atLeast !== null || atMost !== null) {
    if (typeof answer !== 'number') return null;
    if (atLeast !== null && answer < atLeast) return false;
    if (atMost !== null && answer > atMost) return false;
  }
  const said = String(answer);
  return (anyOf === null || anyOf.includes(said)) && said !== not;
}

/** The messages the answer rests on; where it names none, the conversation as a whole. */
function marksOf({ id, answer, messages }: Annotation, { facts }: Place): readonly Mark[] {
  const note = `annotation ${id} = ${answer}`;
  const marks: Mark[] = [];
  for (const { index, message, revoked } of facts.lines) {
    if (revoked || !messages.includes(message.id)) continue;
    const byAgent = message.by === 'agent';
    const role: Evidence['role'] = byAgent ? 'wrong' : 'trigger';
    const evidence = [{ messageId: message.id, role, note }];
    marks.push({ line: index, at: message.at, agent: byAgent ? message.agent : null, evidence });
  }
  if (marks.length > 0) return marks;
  const { startAt, endAt } = facts.conversation;
  const evidence = [{ messageId: null, role: 'context' as const, from: startAt, to: endAt, note }];
  return [{ line: -1, at: endAt, agent: null, evidence }];
}
