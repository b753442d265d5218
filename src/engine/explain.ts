// Says condition by condition why a rule gave its verdict: the same evaluation, watched.
import type { Verdict } from '../domain/analysis.ts';
import type { Rulebook } from './compile-rulebook.ts';
import type { Condition, Place, Tracer } from './condition.ts';
import { createStage, factsOf } from './facts.ts';
import { judgeRule, ordersOf } from './judge.ts';
import type { Outcome } from './outcome.ts';
import type { Scene } from './scene.ts';
import type { Span } from './span.ts';
import type { TraceNode } from './trace-node.ts';

export type { TraceNode } from './trace-node.ts';

export interface Explanation {
  readonly verdict: Verdict;
  /** `naWhen` conditions that were asked, then `when`. */
  readonly trace: readonly TraceNode[];
}

/** One explanation a verdict of the rule on the conversation: several for rules per order. */
export function explain(
  scene: Scene,
  rulebook: Rulebook,
  ruleId: string,
  conversationId: string,
): readonly Explanation[] {
  const compiled = rulebook.rules.find(({ rule }) => rule.id === ruleId);
  const index = scene.conversations.findIndex(({ id }) => id === conversationId);
  if (compiled === undefined || index < 0) return [];
  const facts = factsOf(createStage(scene, rulebook.reader), index);
  const orders = compiled.rule.per === 'order' ? ordersOf(facts) : [null];
  return orders.map((order) => {
    const tracer = new TreeTracer();
    const verdict = judgeRule(compiled, { facts, order, tracer });
    return { verdict, trace: tracer.roots };
  });
}

interface Growing {
  readonly condition: Condition;
  readonly children: TraceNode[];
}

class TreeTracer implements Tracer {
  readonly roots: TraceNode[] = [];
  readonly #open: Growing[] = [];

  enter(condition: Condition): void {
    this.#open.push({ condition, children: [] });
  }

  leave(condition: Condition, { truth, reason, marks }: Outcome, place: Place, span: Span): void {
    const parts = condition.inspect?.(place, span) ?? [];
    const children = [...this.#open.pop()!.children, ...parts];
    const { operator, settings } = condition;
    const evidence = marks.flatMap((mark) => mark.evidence);
    const node = { operator, settings, value: truth, reason, evidence, children };
    (this.#open.at(-1)?.children ?? this.roots).push(node);
  }
}
