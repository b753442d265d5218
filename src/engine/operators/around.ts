// around, before, after: a condition judged only on the lines near a place where another one holds.
import type { Evidence } from '../../domain/analysis.ts';
import type { Args } from '../args.ts';
import { evaluate, openness, type Place } from '../condition.ts';
import { MISSES, OPEN } from '../foresight.ts';
import { markWith } from '../line-mark.ts';
import type { Compiled, Operator } from '../operator.ts';
import { hit, type Mark, MISS, type Outcome } from '../outcome.ts';
import { aroundLine, readReach } from '../selector.ts';
import type { Span } from '../span.ts';

const HOW = '{ of: 条件, nth: 第几次（last 是最后一次）, within: 时长或 n turns, then: 条件 }';
const HOW_EN = '{ of: condition, nth: 1.. or last, within: time or n turns, then: condition }';

export const around: Operator = {
  name: 'around',
  doc: { zh: `在某处前后：${HOW}`, en: `Around a place: ${HOW_EN}` },
  example:
    'around: { of: { says: { by: buyer, any: [投诉] } }, within: 2 turns, then: { says: { by: agent, any: [抱歉] } } }',
  compile: (args) => near(args, 'around'),
};

export const before: Operator = {
  name: 'before',
  doc: { zh: `在某处之前：${HOW}`, en: `Before a place: ${HOW_EN}` },
  example:
    'before: { of: { says: { by: agent, any: [推荐] } }, then: { line: { by: agent, question: true } } }',
  compile: (args) => near(args, 'before'),
};

export const after: Operator = {
  name: 'after',
  doc: { zh: `在某处之后：${HOW}`, en: `After a place: ${HOW_EN}` },
  example:
    'after: { of: { says: { by: buyer, any: [太贵] } }, within: 3 turns, then: { says: { by: agent, any: [优惠] } } }',
  compile: (args) => near(args, 'after'),
};

function near(args: Args, where: 'before' | 'after' | 'around'): Compiled {
  const of = args.condition('of');
  const then = args.condition('then');
  if (of === null) args.missing('of');
  if (then === null) args.missing('then');
  const reach = readReach(args, 'within');
  const nth = args.value('nth') === 'last' ? 'last' : (args.number('nth') ?? 1);
  if (of === null || then === null) return { judge: () => MISS, doubt: () => null };
  const narrow = (place: Place, span: Span): { mark: Mark; span: Span } | Outcome => {
    const found = evaluate(of, place, span);
    if (found.truth !== 'hit') return found;
    const mark = nth === 'last' ? found.marks.at(-1) : found.marks[nth - 1];
    if (mark === undefined || mark.line < 0) return MISS;
    const left = aroundLine(place, span, where, mark.line, reach);
    return 'truth' in left ? left : { mark, span: left };
  };
  // Turns and the whole conversation are always known, a time is not.
  const reachKnown = reach === null || reach.unit === 'turns';
  const thenDecides = of.certain && of.plain && reachKnown;
  return {
    children: [of, then],
    plain: of.plain && then.plain,
    certain: of.certain && then.certain && reachKnown,
    foresee: (facts, whole) => {
      if (of.foresee(facts, whole) === MISSES) return MISSES;
      return thenDecides && then.foresee(facts, false) === MISSES ? MISSES : OPEN;
    },
    judge: (place, span) => {
      const left = narrow(place, span);
      if ('truth' in left) return left;
      const outcome = evaluate(then, place, left.span);
      if (outcome.truth !== 'hit') return outcome;
      const { marks } = outcome;
      const first = marks[0];
      if (first === undefined) return hit([markWith(left.mark, () => triggerOf(left.mark))]);
      const both = markWith(first, () => [...first.evidence, ...triggerOf(left.mark)]);
      return hit(marks.length === 1 ? [both] : [both, ...marks.slice(1)]);
    },
    doubt: (place, span) => {
      const left = narrow(place, span);
      if (!('truth' in left)) return then.doubt(place, left.span);
      return left.truth === 'na' ? left.reason : (of.doubt(place, span) ?? openness(place, span));
    },
  };
}

function triggerOf({ evidence }: Mark): Evidence[] {
  return evidence.map((item) => ({ ...item, role: 'trigger' }));
}
