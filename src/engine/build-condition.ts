// Compiles the conditions and line tests of a rule from plain data into objects that judge.
import { type Args, type Build, isMap, readArgs } from './args.ts';
import type { Condition } from './condition.ts';
import { foreseeNothing } from './foresight.ts';
import { lineCondition } from './line-condition.ts';
import type { LineTest } from './line-test.ts';
import type { Compiled, CompiledTest, Operator } from './operator.ts';
import { allOf, allTests } from './operators/all.ts';
import { findOperator, OPERATOR_NAMES } from './operators/registry.ts';
import { MISS } from './outcome.ts';
import type { Path } from './problem.ts';
import { readSelector } from './selector.ts';
import { unknownName } from './suggest.ts';

/** A map of operators means all of them. Reports what it cannot read and goes on. */
export function buildCondition(source: unknown, path: Path, build: Build): Condition {
  if (!isMap(source) || Object.keys(source).length === 0) {
    build.report(path, 'not-a-condition', {
      zh: '这里要写条件，例如 says: { by: agent, any: [在的] }',
      en: 'Expected a condition, e.g. says: { by: agent, any: [在的] }',
    });
    return NEVER;
  }
  const parts = Object.keys(source).map((key) =>
    buildOperator(key, source[key], [...path, key], build),
  );
  return parts.length === 1 ? parts[0]! : allOf(parts);
}

function buildOperator(key: string, value: unknown, path: Path, build: Build): Condition {
  const operator = findOperator(key);
  if (operator === undefined) {
    build.report(path, 'unknown-operator', unknownName(OPERATOR, key, OPERATOR_NAMES));
    return NEVER;
  }
  const args = readArgs(value, path, build, operator.bare);
  if (operator.compile !== undefined) {
    const compiled = operator.compile(args);
    args.close();
    return complete(operator, args, compiled);
  }
  const test = completeTest(operator, args, operator.compileTest!(args));
  const selector = readSelector(args, test.sides);
  args.close();
  return lineCondition(selector, test);
}

function complete(operator: Operator, args: Args, compiled: Compiled): Condition {
  return {
    operator: operator.name,
    settings: args.settings,
    children: compiled.children ?? [],
    gate: compiled.gate ?? false,
    slot: -1,
    plain: compiled.plain ?? true,
    certain: compiled.certain ?? false,
    quick: compiled.quick ?? false,
    foresee: compiled.foresee ?? foreseeNothing,
    judge: compiled.judge,
    doubt: compiled.doubt,
  };
}

/** Tests of one line: a map of line operators means all of them on the same line. */
export function buildLineTest(source: unknown, path: Path, build: Build): LineTest {
  if (!isMap(source)) {
    build.report(path, 'not-a-condition', {
      zh: '这里要写对一句话的条件，例如 { question: true }',
      en: 'Expected tests of a line, e.g. { question: true }',
    });
    return allTests([]);
  }
  const tests: LineTest[] = [];
  for (const key of Object.keys(source)) {
    const operator = findOperator(key);
    const at = [...path, key];
    if (operator?.compileTest !== undefined) {
      const args = readArgs(source[key], at, build, operator.bare);
      tests.push(completeTest(operator, args, operator.compileTest(args)));
      args.close();
    } else {
      build.report(at, 'unknown-operator', unknownName(LINE_OPERATOR, key, LINE_NAMES));
    }
  }
  return tests.length === 1 ? tests[0]! : allTests(tests);
}

function completeTest(operator: Operator, args: Args, compiled: CompiledTest): LineTest {
  return {
    operator: operator.name,
    settings: args.settings,
    children: compiled.children ?? [],
    packs: compiled.packs ?? null,
    needs: compiled.needs ?? null,
    elsewhere: compiled.elsewhere ?? null,
    decided: compiled.decided ?? false,
    certain: compiled.certain ?? false,
    readsWords: compiled.readsWords ?? false,
    sides: compiled.sides ?? null,
    slow: compiled.slow ?? compiled.children?.some((child) => child.slow) ?? false,
    naReason: compiled.naReason ?? 'unreadable',
    test: compiled.test,
    spans: compiled.spans ?? (() => []),
  };
}

const OPERATOR = { zh: '条件', en: 'operator' };
const LINE_OPERATOR = { zh: '对一句话的条件', en: 'line operator' };
const LINE_NAMES = OPERATOR_NAMES.filter((name) => findOperator(name)?.compileTest !== undefined);

/** Stands in for a condition that could not be read, so that reading can go on. */
const NEVER: Condition = {
  operator: 'never',
  settings: {},
  children: [],
  gate: false,
  slot: -1,
  plain: true,
  certain: true,
  quick: true,
  foresee: foreseeNothing,
  judge: () => MISS,
  doubt: () => null,
};
