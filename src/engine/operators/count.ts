// count: how often a condition holds, in the conversation or in a sliding span of time.
import { evaluate } from '../condition.ts';
import { MISSES, OPEN } from '../foresight.ts';
import type { Operator } from '../operator.ts';
import { hit, type Mark, MISS, notApplicable, type Outcome } from '../outcome.ts';

export const count: Operator = {
  name: 'count',
  doc: {
    zh: 'of 里的条件出现了 atLeast 次以上（含）；写 within 就是在任意这么长的一段时间里',
    en: 'The condition in `of` holds at least `atLeast` times, within any span of `within` if given',
  },
  example: 'count: { of: { says: { by: buyer, any: [在吗, 人呢] } }, atLeast: 3, within: 5m }',
  compile: (args) => {
    const child = args.condition('of');
    if (child === null) args.missing('of');
    const wanted = args.number('atLeast') ?? 1;
    const withinMs = args.duration('within');
    return {
      children: child === null ? [] : [child],
      plain: child?.plain ?? true,
      foresee: (facts, whole) => (child?.foresee(facts, whole) === MISSES ? MISSES : OPEN),
      judge: (place, span) => {
        if (child === null) return MISS;
        const outcome = evaluate(child, place, span);
        if (outcome.truth !== 'hit') return outcome;
        return withinMs === null
          ? enough(outcome.marks, wanted)
          : densest(outcome.marks, wanted, withinMs);
      },
      doubt: (place, span) => child?.doubt(place, span) ?? null,
    };
  },
};

function enough(marks: readonly Mark[], wanted: number): Outcome {
  return marks.length >= wanted ? hit(marks) : MISS;
}

function densest(marks: readonly Mark[], wanted: number, withinMs: number): Outcome {
  const timed = marks.filter((mark) => mark.at !== null);
  for (let i = 0; i + wanted <= timed.length; i++) {
    const last = timed[i + wanted - 1]!;
    if (last.at! - timed[i]!.at! > withinMs) continue;
    const until = timed[i]!.at! + withinMs;
    return hit(timed.filter((mark, at) => at >= i && mark.at! <= until));
  }
  return timed.length < marks.length && marks.length >= wanted ? notApplicable('no-time') : MISS;
}
