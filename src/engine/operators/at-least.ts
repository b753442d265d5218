// atLeast: k of the parts hold. Three-valued: n/a while unknown parts could still make up k.
import { evaluate } from '../condition.ts';
import { MISSES, OPEN } from '../foresight.ts';
import type { Operator } from '../operator.ts';
import { hit, joinMarks, type Mark, MISS, type Outcome } from '../outcome.ts';
import { conditionsOf, spansOfPassing, testsOf } from './parts.ts';

export const atLeast: Operator = {
  name: 'atLeast',
  doc: { zh: '至少 k 项成立', en: 'At least k of the parts hold' },
  example: 'atLeast: { k: 2, of: [{ says: { any: [急] } }, { says: { any: [快点] } }] }',
  compile: (args) => {
    const wanted = args.number('k') ?? 1;
    const children = conditionsOf(args);
    return {
      children,
      foresee: (facts, whole) => {
        const missing = children.filter((child) => child.foresee(facts, whole) === MISSES).length;
        return children.length - missing < wanted ? MISSES : OPEN;
      },
      judge: (place, span) => {
        let hits = 0;
        let open = 0;
        let unknown: Outcome | null = null;
        const marks: (readonly Mark[])[] = [];
        for (const child of children) {
          const outcome = evaluate(child, place, span);
          if (outcome.truth === 'hit') {
            hits += 1;
            marks.push(outcome.marks);
          } else if (outcome.truth === 'na') {
            open += 1;
            unknown ??= outcome;
          }
        }
        if (hits >= wanted) return hit(joinMarks(marks));
        return unknown !== null && hits + open >= wanted ? unknown : MISS;
      },
      doubt: (place, span) => {
        let possible = 0;
        let doubt: string | null = null;
        for (const child of children) {
          const outcome = child.judge(place, span);
          const why = outcome.truth === 'na' ? outcome.reason : child.doubt(place, span);
          if (outcome.truth === 'hit' || why !== null) possible += 1;
          if (outcome.truth !== 'hit') doubt ??= why;
        }
        return possible >= wanted ? doubt : null;
      },
    };
  },
  compileTest: (args) => {
    const wanted = args.number('k') ?? 1;
    const children = testsOf(args);
    return {
      children,
      certain: children.every((child) => child.certain),
      readsWords: children.some((child) => child.readsWords),
      test: (facts, line) => {
        let hits = 0;
        let open = 0;
        for (const child of children) {
          const truth = child.test(facts, line);
          if (truth === 'hit') hits += 1;
          else if (truth === 'na') open += 1;
        }
        if (hits >= wanted) return 'hit';
        return open > 0 && hits + open >= wanted ? 'na' : 'miss';
      },
      spans: (facts, line) => spansOfPassing(children, facts, line),
    };
  },
};
