// The shipped rules that only look for words of packs in a line of one side: what peers can also do.
import { isMap } from '../src/engine/args.ts';
import type { Rule } from '../src/engine/rule.ts';
import type { WordPack } from '../src/engine/text/word-pack.ts';

export type Speaker = 'buyer' | 'agent';

/** Hit by a line of `by` with a word of one of `any` and none of `none`. */
export interface WordRule {
  readonly rule: Rule;
  readonly by: Speaker;
  readonly any: readonly WordPack[];
  readonly none: readonly WordPack[];
}

/** Those without scope, options and `naWhen`, and with nothing but packs in `says`. */
export function wordRulesOf(rules: readonly Rule[], packs: readonly WordPack[]): WordRule[] {
  const byName = new Map(packs.map((pack) => [`@${pack.id}`, pack]));
  return rules.flatMap((rule) => {
    const found = wordRuleOf(rule, byName);
    return found === null ? [] : [found];
  });
}

function wordRuleOf(rule: Rule, byName: ReadonlyMap<string, WordPack>): WordRule | null {
  const narrowed = Object.values(rule.scope).some((value) => value !== null);
  if (narrowed || rule.naWhen.length > 0 || rule.options.length > 0) return null;
  if (!isMap(rule.when) || Object.keys(rule.when).join() !== 'says') return null;
  const says = rule.when['says'];
  if (!isMap(says)) return null;
  const { by, any, none = [], ...others } = says;
  if ((by !== 'buyer' && by !== 'agent') || Object.keys(others).length > 0) return null;
  const anyPacks = packsOf(any, byName);
  const nonePacks = packsOf(none, byName);
  if (anyPacks === null || nonePacks === null) return null;
  return { rule, by, any: anyPacks, none: nonePacks };
}

function packsOf(value: unknown, byName: ReadonlyMap<string, WordPack>): WordPack[] | null {
  const names: readonly unknown[] = Array.isArray(value) ? value : [value];
  const packs: WordPack[] = [];
  for (const name of names) {
    const pack = byName.get(String(name));
    if (pack === undefined) return null;
    packs.push(pack);
  }
  return packs;
}
