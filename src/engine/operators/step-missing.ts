// stepMissing: one step of several that belong in order was never taken.
import { type Args, isMap } from '../args.ts';
import { type Condition, evaluate, type Place } from '../condition.ts';
import type { Operator } from '../operator.ts';
import { hit, type Mark, MISS, notApplicable, type Outcome } from '../outcome.ts';
import type { Span } from '../span.ts';

export const stepMissing: Operator = {
  name: 'stepMissing',
  doc: {
    zh: 'of 里按顺序的几步，step 这一步没有走；比前面的步骤还早说的不算。前面的步骤没走，只看有没有说过',
    en: 'Of the steps in `of`, the one named `step` was not taken; taken before the earlier ones it does not count; earlier ones that were never taken are passed over',
  },
  example:
    'stepMissing: { step: 为什么, of: [{ name: 要什么, says: { by: agent, any: [想要哪款] } }, { name: 为什么, says: { by: agent, any: [送给谁] } }] }',
  compile: (args) => {
    const steps = readSteps(args);
    const target = steps.at(-1);
    return {
      children: steps,
      judge: (place, span) =>
        target === undefined ? MISS : judgeStep(steps.slice(0, -1), target, place, span),
      doubt: () => null,
    };
  },
};

/** Conditions of the steps up to and including the one named. */
function readSteps(args: Args): readonly Condition[] {
  const wanted = args.text('step');
  const list = args.value('of');
  const maps = Array.isArray(list) ? list.map((source) => (isMap(source) ? source : {})) : [];
  const at = maps.findIndex(({ name }) => name === wanted);
  if (at < 0) {
    args.report('step', 'unknown-word', {
      zh: 'step 要写 of 里某一步的 name',
      en: '"step" must be the name of one of the steps in "of"',
    });
  }
  const conditions = maps.map(({ name: _, ...rest }, index) =>
    args.build.condition(rest, [...args.path, 'of', index]),
  );
  return at < 0 ? [] : conditions.slice(0, at + 1);
}

function judgeStep(
  earlier: readonly Condition[],
  target: Condition,
  place: Place,
  span: Span,
): Outcome {
  let reached: Mark | null = null;
  for (const step of earlier) {
    const outcome: Outcome = evaluate(step, place, span);
    if (outcome.truth === 'na') return outcome;
    reached = outcome.marks.find((mark) => follows(reached, mark)) ?? reached;
  }
  const outcome = evaluate(target, place, span);
  if (outcome.truth === 'na') return outcome;
  if (outcome.marks.some((mark) => follows(reached, mark))) return MISS;
  const doubt = target.doubt(place, span);
  return doubt === null ? hit([nothingAfter(reached, place)]) : notApplicable(doubt);
}

/** In the same line the words of the step before come first. */
function follows(before: Mark | null, mark: Mark): boolean {
  if (mark.line < 0) return false;
  if (before === null || mark.line > before.line) return true;
  if (mark.line < before.line) return false;
  return (mark.evidence.at(-1)?.end ?? 0) > (before.evidence[0]?.end ?? 0);
}

/** From the last step that was taken, or the beginning, to the end nothing of the kind was said. */
function nothingAfter(reached: Mark | null, place: Place): Mark {
  const { startAt, endAt } = place.facts.conversation;
  const absent = {
    messageId: null,
    role: 'absent' as const,
    from: reached?.at ?? startAt,
    to: endAt,
  };
  const taken = reached?.evidence.map((item) => ({ ...item, role: 'context' as const })) ?? [];
  return { line: -1, at: endAt, agent: null, evidence: [absent, ...taken] };
}
