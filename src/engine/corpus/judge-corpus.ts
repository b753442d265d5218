// What all rules say about the committed conversations, so that a rule change shows its effect as a diff.
import type { Verdict } from '../../domain/analysis.ts';
import type { CompiledRule, Rulebook } from '../compile-rulebook.ts';
import type { ChatCase } from '../examples/chat-case.ts';
import { sceneOf } from '../examples/run-examples.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import type { CorpusEffects, RuleEffect } from './corpus-effects.ts';

/** Each case is asked once, at its last instant. */
export function judgeCorpus(cases: readonly ChatCase[], rulebook: Rulebook): CorpusEffects {
  const rules = new Map(rulebook.rules.map((compiled) => [compiled.rule.id, newEffect(compiled)]));
  const conversations = cases.flatMap((one) => {
    const scene = sceneOf(one, one.asks.at(-1)!);
    const verdicts = judge(scene, rulebook);
    for (const { rule, result } of verdicts) rules.get(rule)![result]++;
    return scene.conversations.map(({ id }) => ({
      id,
      title: one.title,
      hits: verdicts
        .filter(({ result, conversation }) => result === 'hit' && conversation === id)
        .map((verdict) => hitText(verdict, scene)),
    }));
  });
  return { rules, conversations };
}

function newEffect({ rule: { version, status } }: CompiledRule): RuleEffect {
  return { version, status, hit: 0, miss: 0, na: 0 };
}

/** `missing-payment-reminder(A1) 2 5`: the rule, the order, places of the messages it points at. */
function hitText({ rule, orderId, conversation, evidence }: Verdict, scene: Scene): string {
  const lines = scene.conversations.find(({ id }) => id === conversation)?.lines ?? [];
  const places = new Map(lines.map(({ message, index }) => [message.id, index + 1]));
  const cited = new Set(
    evidence.flatMap(({ messageId, role }) => {
      const place = role === 'context' || messageId === null ? undefined : places.get(messageId);
      return place ?? [];
    }),
  );
  const about = orderId === null ? '' : `(${orderId})`;
  return [`${rule}${about}`, ...[...cited].sort((a, b) => a - b)].join(' ');
}
