// any: at least one part holds. Three-valued: a hit decides, then n/a, then miss.
import { type Condition, evaluate, type Place } from '../condition.ts';
import type { Facts } from '../facts.ts';
import { type Foresight, HITS, MISSES, OPEN } from '../foresight.ts';
import type { LineTest } from '../line-test.ts';
import type { CompiledTest, Operator } from '../operator.ts';
import { hit, joinMarks, type Mark, MISS, type Outcome } from '../outcome.ts';
import type { Span } from '../span.ts';
import { conditionsOf, spansOfPassing, testsOf } from './parts.ts';

export const any: Operator = {
  name: 'any',
  doc: {
    zh: '有一项成立就算；都不成立而有一项不适用，就不适用',
    en: 'At least one part holds; a hit decides, then n/a',
  },
  example: 'any: [{ says: { by: agent, any: [稍等] } }, { line: { by: agent, kind: image } }]',
  bare: 'of',
  compile: (args) => {
    const children = conditionsOf(args);
    return {
      children,
      certain: children.every(({ certain }) => certain),
      quick: children.every(({ quick }) => quick),
      foresee: (facts, whole) => foreseeAny(children, facts, whole),
      judge: (place, span) => judgeAny(children, place, span),
      doubt: (place, span) => {
        for (const child of children) {
          const doubt = child.doubt(place, span);
          if (doubt !== null) return doubt;
        }
        return null;
      },
    };
  },
  compileTest: (args) => anyTest(testsOf(args)),
};

function foreseeAny(children: readonly Condition[], facts: Facts, whole: boolean): Foresight {
  let foresight: Foresight = MISSES;
  for (let i = 0; i < children.length; i++) {
    const foreseen = children[i]!.foresee(facts, whole);
    if (foreseen === HITS) return HITS;
    if (foreseen === OPEN) foresight = OPEN;
  }
  return foresight;
}

function judgeAny(children: readonly Condition[], place: Place, span: Span): Outcome {
  let unknown: Outcome | null = null;
  let marks: (readonly Mark[])[] | null = null;
  for (const child of children) {
    const outcome = evaluate(child, place, span);
    if (outcome.truth === 'na') unknown ??= outcome;
    if (outcome.truth !== 'hit') continue;
    if (marks === null) marks = [outcome.marks];
    else marks.push(outcome.marks);
  }
  return marks === null ? (unknown ?? MISS) : hit(joinMarks(marks));
}

function anyTest(children: readonly LineTest[]): CompiledTest {
  const narrow = children.every((child) => child.packs !== null);
  const needing = children.every((child) => child.needs !== null);
  return {
    children,
    packs: narrow ? [...new Set(children.flatMap((child) => child.packs ?? []))] : null,
    needs: needing ? [...new Set(children.flatMap((child) => child.needs ?? []))] : null,
    decided: children.every((child) => child.decided),
    certain: children.every((child) => child.certain),
    readsWords: children.some((child) => child.readsWords),
    test: (facts, line) => {
      let unknown = false;
      for (let i = 0; i < children.length; i++) {
        const truth = children[i]!.test(facts, line);
        if (truth === 'hit') return 'hit';
        if (truth === 'na') unknown = true;
      }
      return unknown ? 'na' : 'miss';
    },
    spans: (facts, line) => spansOfPassing(children, facts, line),
  };
}
