// Takes apart a condition that asks for one line passing several tests: which lines pass each of them.
import type { Evidence, Truth } from '../domain/analysis.ts';
import type { Facts } from './facts.ts';
import type { LineTest } from './line-test.ts';
import type { TraceNode } from './trace-node.ts';

/** Lines shown of a test that many pass; the rest would prove nothing more. */
const LINES_MAX = 5;

/** One node a test: hit where some of the lines passes it. Only for explanations. */
export function inspectTests(
  tests: readonly LineTest[],
  facts: Facts,
  lines: readonly number[],
): TraceNode[] {
  return tests.map((test) => {
    const passing = lines.filter((line) => test.test(facts, line) === 'hit');
    const unknown = lines.some((line) => test.test(facts, line) === 'na');
    const value: Truth = passing.length > 0 ? 'hit' : unknown ? 'na' : 'miss';
    return {
      operator: test.operator,
      settings: test.settings,
      value,
      reason: value === 'na' ? test.naReason : null,
      evidence: passing.slice(0, LINES_MAX).flatMap((line) => cite(test, facts, line)),
      children: inspectTests(test.children, facts, lines),
    };
  });
}

function cite(test: LineTest, facts: Facts, line: number): Evidence[] {
  const messageId = facts.lines[line]!.message.id;
  const spans = test.spans(facts, line);
  if (spans.length === 0) return [{ messageId, role: 'context' }];
  return spans.map((span) => ({ messageId, ...span, role: 'context' }));
}
