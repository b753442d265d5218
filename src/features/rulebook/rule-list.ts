// The list of rules: what each is, how often it hit in the period, and how well its examples pin it down.
import type { Rule } from '../../engine/rule.ts';
import type { AgentDay, RuleCount } from '../../store/agent-days.ts';
import { mutationOf } from './present-mutation.ts';
import type { RuleItem } from './shapes.ts';
import { rulePath, type ShopRules } from './shop-rules.ts';
import type { MutationRow } from './store.ts';

export interface ListSource {
  readonly rules: ShopRules;
  readonly counts: ReadonlyMap<string, RuleCount>;
  readonly shadow: ReadonlyMap<string, number>;
  readonly mutations: ReadonlyMap<string, MutationRow>;
  readonly keyOf: (rule: Rule) => string;
  readonly changes: ReadonlyMap<string, { readonly at: number; readonly by: string }>;
  readonly drafts: ReadonlySet<string>;
}

/** One rule by day (`YYYY-MM-DD`) and by agent ('' nobody's). */
export function sumRule(
  days: readonly AgentDay[],
  rule: string,
): { readonly byDay: Map<string, RuleCount>; readonly byAgent: Map<string, RuleCount> } {
  const byDay = new Map<string, RuleCount>();
  const byAgent = new Map<string, RuleCount>();
  for (const own of days) {
    const count = own.countOf(rule);
    if (count === null) continue;
    if (own.day !== null) add(byDay, own.day, count);
    add(byAgent, own.agent, count);
  }
  return { byDay, byAgent };
}

function add(sums: Map<string, RuleCount>, key: string, { hit, miss, na }: RuleCount): void {
  const sum = sums.get(key) ?? { hit: 0, miss: 0, na: 0 };
  sums.set(key, { hit: sum.hit + hit, miss: sum.miss + miss, na: sum.na + na });
}

export function presentItem(rule: Rule, source: ListSource): RuleItem {
  const { rules, counts, shadow, mutations, keyOf, changes, drafts } = source;
  const { id, name, type, severity, dimension, kind, status, version } = rule;
  const path = rulePath(id);
  const change = changes.get(path) ?? null;
  const mutation = mutationOf(mutations.get(keyOf(rule)) ?? null);
  return {
    ...{ id, name, severity, dimension, kind, status, version },
    archetype: type,
    own: rules.overlay[path] !== undefined,
    changedAt: change?.at ?? null,
    changedBy: change?.by ?? null,
    ...(counts.get(id) ?? { hit: 0, miss: 0, na: 0 }),
    shadowHits: shadow.get(id) ?? 0,
    mutation: mutation === null ? null : { mutants: mutation.mutants, killed: mutation.killed },
    draft: drafts.has(path),
  };
}
