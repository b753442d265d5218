// Lists the weaknesses found, heaviest first, each with its worst and best conversations (Q7).
import type { Case } from '../case.ts';
import type { Collection } from '../collection.ts';
import type { RuleCount, Tallied, WeaknessModel } from '../model.ts';
import { type RuleInfo, SEVERITY_WEIGHT } from '../rule-info.ts';
import { NA_REASONS } from '../words/na-reasons.ts';
import { say, type WordTable } from '../words/say.ts';

const WORST_SHOWN = 2;
const BEST_SHOWN = 1;
/** A rule judged less often than this for an agent says little about the agent. */
const JUDGED_MIN = 10;

/** Counts by code, most frequent first, in words. */
export function tallied(counts: ReadonlyMap<string, number>, table: WordTable): Tallied[] {
  return [...counts]
    .map(([code, count]) => ({ code, count, words: say(table, code) }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** Every rule with what became of it, in the order of the rulebook. */
export function buildRuleCounts(
  collection: Collection,
  rules: readonly RuleInfo[],
): readonly RuleCount[] {
  return rules.flatMap((rule) => {
    const tally = collection.rules[collection.ruleIndex.get(rule.id) ?? -1];
    if (tally === undefined) return [];
    const { hit, miss, na } = tally;
    return [{ rule, hit, miss, na, naReasons: tallied(tally.naReasons, NA_REASONS) }];
  });
}

/** Faults that were found, heaviest (hits × severity) first. */
export function buildWeaknesses(
  collection: Collection,
  counts: readonly RuleCount[],
  names: Readonly<Record<string, string>>,
): WeaknessModel[] {
  const shown = new Set<string>();
  return counts
    .filter(({ rule, hit }) => rule.kind === 'fault' && rule.dimension !== 'buyer' && hit > 0)
    .sort((a, b) => weight(b) - weight(a) || (a.rule.id < b.rule.id ? -1 : 1))
    .map(({ rule, hit, miss, na }) => {
      const index = collection.ruleIndex.get(rule.id) ?? -1;
      return {
        rule,
        hit,
        judged: hit + miss,
        na,
        mostBy: mostBy(collection, index, names),
        worst: unlike(collection.worst[index] ?? [], shown, WORST_SHOWN),
        best: unlike(collection.best[index] ?? [], shown, BEST_SHOWN),
      };
    });
}

function weight({ rule, hit }: RuleCount): number {
  return hit * SEVERITY_WEIGHT[rule.severity];
}

/** Prefers conversations that were not shown before, so that the pages do not repeat themselves. */
function unlike(cases: readonly Case[], shown: Set<string>, max: number): Case[] {
  const fresh = cases.filter((item) => !shown.has(item.conversation));
  const chosen = [...fresh, ...cases.filter((item) => !fresh.includes(item))].slice(0, max);
  for (const item of chosen) shown.add(item.conversation);
  return chosen;
}

function mostBy(
  collection: Collection,
  index: number,
  names: Readonly<Record<string, string>>,
): WeaknessModel['mostBy'] {
  const rows = [...collection.agents].map(([agent, tally]) => {
    const hits = tally.rules[index * 3] ?? 0;
    const judged = hits + (tally.rules[index * 3 + 1] ?? 0);
    return { name: names[agent] ?? agent, hits, judged };
  });
  const enough = rows.filter((row) => row.hits > 0 && row.judged >= JUDGED_MIN);
  const from = enough.length > 0 ? enough : rows.filter((row) => row.hits > 0);
  const rate = (row: { hits: number; judged: number }): number => row.hits / row.judged;
  return from
    .sort((a, b) => rate(b) - rate(a) || b.hits - a.hits || (a.name < b.name ? -1 : 1))
    .slice(0, 3);
}
