// The verdicts of one conversation as its page shows them, and one rule explained condition by condition.

import type { z } from 'zod';
import type { Evidence, Verdict } from '../../domain/analysis.ts';
import { explain } from '../../engine/explain.ts';
import { optionText } from '../../engine/option-value.ts';
import { type Rule, SEVERITIES } from '../../engine/rule.ts';
import type { TraceNode } from '../../engine/trace-node.ts';
import { Clock } from '../../lib/clock.ts';
import { assembleThread } from '../../threads/assemble-thread.ts';
import { nameOrNull, type OpenedConversation, type PageSource } from './opened-conversation.ts';
import type { ConversationPageShape, Explained, TraceShape } from './shapes.ts';

const RESULTS = ['hit', 'miss', 'na'] as const;
const KIND_ORDER = ['fault', 'signal', 'merit'] as const;

type PageVerdict = ConversationPageShape['verdicts'][number];

/** Hits first, the gravest on top; then what was all right; then what could not be judged. */
export function presentVerdicts(source: PageSource): PageVerdict[] {
  const rules = new Map(source.shopSetup.rulebook.rules.map(({ rule }) => [rule.id, rule]));
  return source.analysis.verdicts
    .filter(({ conversation }) => conversation === source.conversation.id)
    .flatMap((verdict) => {
      const rule = rules.get(verdict.rule);
      return rule === undefined ? [] : [presentVerdict(verdict, rule, source)];
    })
    .sort(
      (a, b) =>
        RESULTS.indexOf(a.result) - RESULTS.indexOf(b.result) ||
        KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) ||
        SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity),
    );
}

function presentVerdict(verdict: Verdict, rule: Rule, source: PageSource): PageVerdict {
  const { version, result, reason, agent, orderId, at, shadow, evidence } = verdict;
  return {
    ...{ rule: rule.id, version, result, reason, orderId, at },
    name: rule.name,
    severity: rule.severity,
    dimension: rule.dimension,
    kind: rule.kind,
    archetype: rule.type,
    agent: nameOrNull(source, agent),
    shadow: shadow === true,
    evidence: evidence.map(copyEvidence),
    why: rule.why,
    advice: rule.advice,
  };
}

function copyEvidence(evidence: Evidence): PageVerdict['evidence'][number] {
  return { ...evidence };
}

/** Why the rule said what it said, once for each verdict; null: the rulebook has no such rule. */
export function explainRule(
  { thread, shopSetup, asOf, conversation }: OpenedConversation,
  ruleId: string,
): z.infer<typeof Explained> | null {
  const { setup, rulebook } = shopSetup;
  const compiled = rulebook.rules.find(({ rule }) => rule.id === ruleId);
  if (compiled === undefined) return null;
  const clock = new Clock(asOf);
  const { conversations, orders } = assembleThread(thread, setup, clock);
  const scene = { ...thread, conversations, orders, setup, clock };
  const labels = new Map(compiled.rule.options.map(({ name, label }) => [name, label]));
  return {
    rule: ruleId,
    options: [...compiled.options].map(([name, value]) => ({
      name,
      label: labels.get(name) ?? null,
      value: optionText(value),
    })),
    verdicts: explain(scene, rulebook, ruleId, conversation.id).map(({ verdict, trace }) => ({
      orderId: verdict.orderId,
      result: verdict.result,
      reason: verdict.reason,
      trace: trace.map(copyTrace),
    })),
  };
}

function copyTrace(node: TraceNode): TraceShape {
  const { operator, settings, value, reason, evidence, children } = node;
  return {
    ...{ operator, value, reason },
    settings: { ...settings },
    evidence: evidence.map(copyEvidence),
    children: children.map(copyTrace),
  };
}
