// Judges every rule on every conversation of a thread, as things stand at the instant of its clock.
import type { AttributedOrder, Evidence, Verdict } from '../domain/analysis.ts';
import { gather } from '../lib/gather.ts';
import type { CompiledRule, Rulebook } from './compile-rulebook.ts';
import { evaluate, type Place } from './condition.ts';
import { createStage, type Facts, factsOf } from './facts.ts';
import { type Mark, notApplicable, type Outcome } from './outcome.ts';
import type { Scene } from './scene.ts';
import { isInScope } from './scope-of.ts';

const NO_EVIDENCE: readonly Evidence[] = [];

/**
 * One verdict for each rule and conversation; rules per order: one for each order of the conversation,
 * or n/a where it has none. An order belongs to the conversation that owns it, else to the first one it
 * was placed in, so it is judged once. Instants are as in the scene; pure.
 */
export function judge(scene: Scene, rulebook: Rulebook): Verdict[] {
  const verdicts: Verdict[] = [];
  const stage = createStage(scene, rulebook.reader);
  for (let i = 0; i < scene.conversations.length; i++) {
    const facts = factsOf(stage, i);
    const place: Place = { facts, order: null, tracer: null };
    let orders: readonly AttributedOrder[] | null = null;
    for (const compiled of rulebook.rules) {
      if (compiled.rule.per === 'conversation') {
        verdicts.push(judgeRule(compiled, place));
        continue;
      }
      orders ??= ordersOf(facts);
      if (orders.length === 0) {
        verdicts.push(verdictOf(compiled, facts, null, notApplicable(whyNoOrder(scene))));
      }
      for (const order of orders) {
        verdicts.push(judgeRule(compiled, { facts, order, tracer: null }));
      }
    }
  }
  return verdicts;
}

/** Verdict of one rule at one place; used by `judge` and, with a tracer, by `explain`. */
export function judgeRule(compiled: CompiledRule, place: Place): Verdict {
  const { facts, order } = place;
  return verdictOf(compiled, facts, order, outcomeOf(compiled, place));
}

function outcomeOf(compiled: CompiledRule, place: Place): Outcome {
  const { facts, order } = place;
  const { leftOut } = facts.conversation;
  if (leftOut === 'own-account' || leftOut === 'advertising' || leftOut === 'only-system') {
    return notApplicable(leftOut);
  }
  if (compiled.scoped && !isInScope(compiled.rule.scope, facts, order)) {
    return notApplicable('out-of-scope');
  }
  const { naWhen, when } = compiled;
  for (let i = 0; i < naWhen.length; i++) {
    const outcome = evaluate(naWhen[i]!, place, facts.whole);
    if (outcome.truth === 'na') return outcome;
    if (outcome.truth === 'hit') return notApplicable(outcome.reason ?? kebab(naWhen[i]!.operator));
  }
  return evaluate(when, place, facts.whole);
}

function verdictOf(
  { rule, optionsHash }: CompiledRule,
  { conversation }: Facts,
  order: AttributedOrder | null,
  outcome: Outcome,
): Verdict {
  const first = outcome.marks[0];
  const said = saidBy(outcome) ?? outcome.agent;
  const usual = order?.owner ?? conversation.agent;
  const verdict: Verdict = {
    rule: rule.id,
    version: rule.version,
    conversation: conversation.id,
    orderId: order?.orderId ?? null,
    agent: rule.dimension === 'buyer' ? null : (said ?? usual),
    result: outcome.truth,
    reason: outcome.reason,
    evidence: first === undefined ? NO_EVIDENCE : evidenceOf(outcome, rule.kind === 'merit'),
    at: outcome.truth === 'hit' ? (first?.at ?? conversation.endAt) : null,
    optionsHash,
  };
  return rule.status === 'shadow' ? { ...verdict, shadow: true } : verdict;
}

/** The first agent a place of the outcome is the doing of. */
function saidBy({ marks }: Outcome): string | null {
  for (let i = 0; i < marks.length; i++) if (marks[i]!.agent !== null) return marks[i]!.agent;
  return null;
}

/** What a merit points at is good, not wrong. */
function evidenceOf({ marks }: Outcome, merit: boolean): readonly Evidence[] {
  const evidence = gather(marks, evidenceAt);
  if (!merit) return evidence;
  return evidence.map((item) => (item.role === 'wrong' ? { ...item, role: 'good' } : item));
}

const evidenceAt = ({ evidence }: Mark): readonly Evidence[] => evidence;

function whyNoOrder({ ordersKnown, ordersUnclear }: Scene): string {
  if (!ordersKnown) return 'orders-unknown';
  return ordersUnclear === null ? 'no-order' : 'orders-unclear';
}

/** Orders judged with this conversation. */
export function ordersOf({ conversation, stage }: Facts): readonly AttributedOrder[] {
  const { scene } = stage;
  if (!scene.ordersKnown || scene.ordersUnclear !== null) return [];
  const orders: AttributedOrder[] = [];
  for (const id of conversation.orderIds) {
    const order = stage.orders.get(id);
    if (order !== undefined && homeOf(scene, order) === conversation.id) orders.push(order);
  }
  return orders;
}

function homeOf(scene: Scene, order: AttributedOrder): string | undefined {
  const owning = scene.conversations.find(({ id }) => id === order.conversation);
  if (owning?.orderIds.includes(order.orderId)) return owning.id;
  return scene.conversations.find(({ orderIds }) => orderIds.includes(order.orderId))?.id;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
