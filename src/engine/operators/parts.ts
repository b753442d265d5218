// Reads the parts of a combination: a list of conditions, or of tests of one line.
import { gather } from '../../lib/gather.ts';
import { type Args, isMap } from '../args.ts';
import type { Condition } from '../condition.ts';
import type { Facts } from '../facts.ts';
import type { LineTest } from '../line-test.ts';
import type { Path } from '../problem.ts';
import type { TextSpan } from '../text-span.ts';

/** The conditions listed under `of`. */
export function conditionsOf(args: Args): readonly Condition[] {
  return partsOf(args).map(([source, path]) => args.build.condition(source, path));
}

/** The line tests listed under `of`. */
export function testsOf(args: Args): readonly LineTest[] {
  return partsOf(args).map(([source, path]) => args.build.lineTest(source, path));
}

const NO_SPANS: readonly TextSpan[] = [];

/** Characters of the line that passed those of the tests that it passes. */
export function spansOfPassing(
  tests: readonly LineTest[],
  facts: Facts,
  line: number,
): readonly TextSpan[] {
  return gather(tests, (test) =>
    test.test(facts, line) === 'hit' ? test.spans(facts, line) : NO_SPANS,
  );
}

function partsOf(args: Args): readonly (readonly [unknown, Path])[] {
  const list = args.value('of');
  const key = args.has('of') && isMap(list) ? null : 'of';
  if (Array.isArray(list) && list.length > 0) {
    return list.map((source, index) => [source, [...args.path, index]] as const);
  }
  args.report(key, 'not-a-list', {
    zh: '要写一个条件列表，例如 [{ says: … }, { says: … }]',
    en: 'Expected a list of conditions, e.g. [{ says: … }, { says: … }]',
  });
  return [];
}
