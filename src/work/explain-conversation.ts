// One rule on one conversation of stored data: the scene it was judged in and why it said what it said.
import type { Conversation } from '../domain/analysis.ts';
import { assembleScene } from '../engine/assemble-scene.ts';
import type { CompiledRule, Rulebook } from '../engine/compile-rulebook.ts';
import { type Explanation, explain } from '../engine/explain.ts';
import { judge } from '../engine/judge.ts';
import type { Scene } from '../engine/scene.ts';
import type { StoredThread } from './visit-threads.ts';

export interface ExplainedConversation {
  readonly compiled: CompiledRule;
  readonly scene: Scene;
  readonly conversation: Conversation;
  /** One a verdict: several for rules per order. A trace is empty where nothing was asked. */
  readonly explanations: readonly Explanation[];
}

/** null: the thread has no such conversation. The rulebook holds the rule alone. */
export function explainConversation(
  { thread, setup, asOf }: StoredThread,
  rulebook: Rulebook,
  conversationId: string,
): ExplainedConversation | null {
  const scene = assembleScene(thread, setup, asOf);
  const conversation = scene.conversations.find(({ id }) => id === conversationId);
  const compiled = rulebook.rules[0];
  if (conversation === undefined || compiled === undefined) return null;
  const explained = explain(scene, rulebook, compiled.rule.id, conversationId);
  const explanations =
    explained.length > 0
      ? explained
      : judge(scene, rulebook)
          .filter((verdict) => verdict.conversation === conversationId)
          .map((verdict) => ({ verdict, trace: [] }));
  return { compiled, scene, conversation, explanations };
}
