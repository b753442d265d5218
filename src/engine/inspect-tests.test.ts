// An explanation takes a line's tests apart: each says which lines pass it, whatever the others say.
import { expect, test } from 'vitest';
import { compileRulebook } from './compile-rulebook.ts';
import { parseChat } from './examples/parse-chat.ts';
import { sceneOf } from './examples/run-examples.ts';
import { explain } from './explain.ts';
import { parseRule } from './parse-rule.ts';
import type { TraceNode } from './trace-node.ts';

const RULE = `
id: asks-price
version: 1
name: 问价
why: 看得出兴趣
advice: 报价
when: { line: { by: buyer, says: { any: [多少钱] }, question: true, not: { says: { any: [运费] } } } }
`;
const CHAT = `== 两句合起来才像
10:00:00 buyer 多少钱我都不买
10:00:05 agent 有什么可以帮您
10:00:09 buyer 运费多少钱？
`;

function traceOf(node: TraceNode): string[] {
  const cited = node.evidence.map(({ messageId, start = 0, end = 0 }) => {
    return `${messageId}[${start}-${end}]`;
  });
  const own = [node.operator, node.value, ...cited].join(' ');
  return [own, ...node.children.flatMap((child) => traceOf(child).map((line) => `  ${line}`))];
}

test('Q11 no line passes all tests, and it shows which line passes which', () => {
  const { rulebook } = compileRulebook({
    rules: [parseRule(RULE, 'asks-price.yaml').rule!],
    packs: [],
  });
  const one = parseChat(CHAT, 'asks-price.chat').cases[0]!;
  const scene = sceneOf(one, one.asks[0]!);
  const [explained] = explain(scene, rulebook, 'asks-price', scene.conversations[0]!.id);
  expect(explained?.verdict.result).toBe('miss');
  expect(explained?.trace.flatMap(traceOf)).toEqual([
    'line miss',
    '  says hit L2[0-3] L4[2-5]',
    '  not hit L2[0-0]',
    '    says hit L4[0-2]',
    '  question hit L4[0-0]',
  ]);
});
