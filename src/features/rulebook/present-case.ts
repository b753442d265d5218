// One example of a rule as a chat to look at: its lines, what was demanded, what came out and why.
import type { Truth, Verdict } from '../../domain/analysis.ts';
import { compileRulebook } from '../../engine/compile-rulebook.ts';
import type { ChatAsk, ChatCase } from '../../engine/examples/chat-case.ts';
import { runCases, sceneOf } from '../../engine/examples/run-examples.ts';
import { explain } from '../../engine/explain.ts';
import type { Rule } from '../../engine/rule.ts';
import type { WordPack } from '../../engine/text/word-pack.ts';
import type { TraceNode } from '../../engine/trace-node.ts';
import type { ExampleShape } from './shapes.ts';

type Ask = ExampleShape['asks'][number];

/** Runs a case; `rule` null where the text is not a rule yet: the chat is still shown. */
export function presentCase(
  one: ChatCase,
  rule: Rule | null,
  packs: readonly WordPack[],
): ExampleShape {
  const results = rule === null ? [] : runCases(rule, [one], packs).results;
  const asks = results.map((result, at): Ask => {
    const marks = result.expected.marks;
    const expected: Truth = marks[0]?.demand ?? 'miss';
    const actual = chief(result.actual);
    return {
      at: one.asks[at]?.asOf ?? 0,
      expected,
      actual: actual?.result ?? null,
      reason: actual?.reason ?? null,
      ok: result.ok,
      difference: result.ok
        ? null
        : { zh: plainDifference(result.difference), en: inEnglish(expected, actual) },
    };
  });
  const failing = asks.findIndex(({ ok }) => !ok);
  const shown = one.asks[failing < 0 ? one.asks.length - 1 : failing];
  const why = rule === null || shown === undefined ? null : explainCase(one, shown, rule, packs);
  return {
    title: one.title,
    line: one.line,
    appeal: one.appeal?.id ?? null,
    ok: rule === null ? null : asks.every(({ ok }) => ok),
    asks,
    lines: one.messages.map(presentLine),
    orders: one.orders.map(({ id, orderId, at, state, amountFen, items, reason }) => ({
      ...{ id, orderId, at, state, amountFen, reason },
      title: items[0]?.title ?? '',
    })),
    marked: one.marks.flatMap(({ messageId, demand }) =>
      messageId === null ? [] : [{ messageId, demand }],
    ),
    explained: why,
  };
}

const RESULTS = { miss: '没抓到', hit: '抓到了', na: '不适用' } as const;

/** The engine's words for rule authors at a terminal, without its codes. */
export function plainDifference(text: string): string {
  return text
    .replace('应当不算（miss）', '应当不算')
    .replace(
      /实际是 (miss|hit|na)\b/g,
      (_, result: keyof typeof RESULTS) => `实际${RESULTS[result]}`,
    );
}

/** The verdict a reader looks at: the hit, else the first. */
function chief(verdicts: readonly Verdict[]): Verdict | null {
  return verdicts.find(({ result }) => result === 'hit') ?? verdicts[0] ?? null;
}

function inEnglish(expected: Truth, actual: Verdict | null): string {
  if (actual === null) return `should be ${expected}; nothing was judged`;
  if (actual.result === expected) return `is ${expected}, but points at another line`;
  return `should be ${expected}, is ${actual.result}`;
}

function explainCase(
  one: ChatCase,
  ask: ChatAsk,
  rule: Rule,
  packs: readonly WordPack[],
): ExampleShape['explained'] {
  const { rulebook } = compileRulebook({
    rules: [rule],
    packs,
    options: { [rule.id]: one.options },
  });
  const scene = sceneOf(one, ask);
  const found = scene.conversations.flatMap(({ id }) => explain(scene, rulebook, rule.id, id));
  const best = found.find(({ verdict }) => verdict.result === 'hit') ?? found[0];
  if (best === undefined) return null;
  const { result, reason, evidence } = best.verdict;
  return {
    result,
    reason,
    evidence: evidence.map((part) => ({ ...part })),
    trace: best.trace.map(copyTrace),
  };
}

function copyTrace(node: TraceNode): TraceNode {
  return { ...node, children: node.children.map(copyTrace) };
}

function presentLine(message: ChatCase['messages'][number]): ExampleShape['lines'][number] {
  const { id, at, by, agent, kind, text, auto, revokedAt, orderId } = message;
  return {
    ...{ id, at, by, kind, text, orderId },
    name: by === 'buyer' ? '' : (agent ?? ''),
    auto: auto === true,
    revoked: revokedAt !== null,
    product: null,
  };
}
