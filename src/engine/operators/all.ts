// all: every part holds. Three-valued: a miss decides, then n/a, then hit.
import { gather } from '../../lib/gather.ts';
import { type Condition, evaluate, type Place } from '../condition.ts';
import type { Facts } from '../facts.ts';
import { type Foresight, HITS, MISSES, OPEN } from '../foresight.ts';
import type { LineTest } from '../line-test.ts';
import type { Operator } from '../operator.ts';
import { hit, joinMarks, type Mark, MISS, type Outcome } from '../outcome.ts';
import type { Span } from '../span.ts';
import { conditionsOf, testsOf } from './parts.ts';

export const all: Operator = {
  name: 'all',
  doc: {
    zh: '每一项都成立才算；有一项不成立就不成立，否则有一项不适用就不适用',
    en: 'Every part holds; a miss decides, then n/a',
  },
  example: 'all: [{ says: { by: buyer, any: [太贵] } }, { says: { by: agent, any: [优惠] } }]',
  bare: 'of',
  compile: (args) => allOf(conditionsOf(args)),
  compileTest: (args) => allTests(testsOf(args)),
};

/** Conditions written beside each other. An order's trigger comes first: its n/a is the rule's. */
export function allOf(parts: readonly Condition[]): Condition {
  const children = [...parts].sort((a, b) => Number(b.gate) - Number(a.gate));
  const early = askedFirst(children);
  return {
    operator: 'all',
    settings: {},
    children,
    gate: false,
    slot: -1,
    plain: children.every(({ plain }) => plain),
    certain: children.every(({ certain }) => certain),
    quick: children.every(({ quick }) => quick),
    foresee: (facts, whole) => foreseeAll(children, facts, whole),
    judge: (place, span) => (misses(early, place, span) ? MISS : judgeAll(children, place, span)),
    doubt: (place, span) => doubtAll(children, place, span),
  };
}

/** A miss decides, unless a part before it can decide otherwise. */
function foreseeAll(children: readonly Condition[], facts: Facts, whole: boolean): Foresight {
  let foresight: Foresight = HITS;
  for (let i = 0; i < children.length; i++) {
    const child = children[i]!;
    const foreseen = child.foresee(facts, whole);
    if (foreseen === MISSES) return MISSES;
    if (!child.plain || child.gate) return OPEN;
    if (foreseen === OPEN) foresight = OPEN;
  }
  return foresight;
}

/** Quick parts that stand behind slower ones: a miss of theirs saves judging these, where all misses are alike. */
function askedFirst(children: readonly Condition[]): readonly Condition[] {
  if (!children.every(({ plain, gate }) => plain && !gate)) return [];
  const slow = children.findIndex(({ quick }) => !quick);
  return slow < 0 ? [] : children.slice(slow).filter(({ quick }) => quick);
}

function misses(early: readonly Condition[], place: Place, span: Span): boolean {
  if (place.tracer !== null) return false;
  for (let i = 0; i < early.length; i++) {
    if (evaluate(early[i]!, place, span).truth === 'miss') return true;
  }
  return false;
}

function judgeAll(children: readonly Condition[], place: Place, span: Span): Outcome {
  let decided: Outcome | null = null;
  let unknown: Outcome | null = null;
  let marks: (readonly Mark[])[] | null = null;
  for (const child of children) {
    const outcome = evaluate(child, place, span);
    if (outcome.truth === 'hit') {
      if (marks === null) marks = [outcome.marks];
      else marks.push(outcome.marks);
      continue;
    }
    if (outcome.truth === 'na') unknown ??= outcome;
    if (outcome.truth === 'miss' || child.gate) {
      decided ??= outcome;
      if (place.tracer === null) return outcome;
    }
  }
  return decided ?? unknown ?? hit(joinMarks(marks ?? []));
}

function doubtAll(children: readonly Condition[], place: Place, span: Span): string | null {
  let doubt: string | null = null;
  for (const child of children) {
    const outcome = child.judge(place, span);
    if (outcome.truth === 'hit') continue;
    const why = outcome.truth === 'na' ? outcome.reason : child.doubt(place, span);
    if (why === null) return null;
    doubt ??= why;
  }
  return doubt;
}

/** Tests of the same line; of no tests at all, every line passes. */
export function allTests(parts: readonly LineTest[]): LineTest {
  const children = [...parts].sort((a, b) => Number(a.slow) - Number(b.slow));
  const narrowing = children.find((child) => child.packs !== null);
  const needing = narrowing ?? children.find((child) => child.needs !== null);
  const sided = children.find((child) => child.sides !== null);
  return {
    operator: 'all',
    settings: {},
    children,
    packs: narrowing?.packs ?? null,
    needs: needing?.needs ?? null,
    elsewhere: children.find((child) => child.elsewhere !== null)?.elsewhere ?? null,
    decided: children.length === 1 && children[0]!.decided,
    certain: children.every((child) => child.certain),
    readsWords: children.some((child) => child.readsWords),
    sides: sided?.sides ?? null,
    slow: children.some((child) => child.slow),
    naReason: children.find((child) => child.naReason !== 'unreadable')?.naReason ?? 'unreadable',
    test: (facts, line) => {
      let unknown = false;
      for (let i = 0; i < children.length; i++) {
        const truth = children[i]!.test(facts, line);
        if (truth === 'miss') return 'miss';
        if (truth === 'na') unknown = true;
      }
      return unknown ? 'na' : 'hit';
    },
    spans: (facts, line) => gather(children, (child) => child.spans(facts, line)),
  };
}
