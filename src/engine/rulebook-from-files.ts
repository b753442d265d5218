// A rulebook from the texts of rule and word pack files; reading the files is the caller's work.
import { compileRulebook, type OptionOverrides, type Rulebook } from './compile-rulebook.ts';
import { parseRule } from './parse-rule.ts';
import { parseWordPack } from './parse-word-pack.ts';
import type { Problem } from './problem.ts';
import type { Rule } from './rule.ts';
import { isInForce } from './rule-status.ts';
import type { WordPack } from './text/word-pack.ts';

export interface RuleFile {
  /** Path below rules/: `<id>.yaml` is a rule, `words/<id>.yaml` a word pack; others are ignored. */
  readonly name: string;
  readonly text: string;
}

export interface RuleSet {
  readonly rules: readonly Rule[];
  readonly packs: readonly WordPack[];
  readonly problems: readonly Problem[];
}

/** Parses rules and packs, each list sorted by id. */
export function parseRuleFiles(files: readonly RuleFile[]): RuleSet {
  const rules: Rule[] = [];
  const packs: WordPack[] = [];
  const problems: Problem[] = [];
  for (const { name, text } of files) {
    if (!/\.ya?ml$/.test(name)) continue;
    if (/(^|\/)words\//.test(name)) {
      const parsed = parseWordPack(text, name);
      if (parsed.pack !== null) packs.push(parsed.pack);
      problems.push(...parsed.problems);
    } else {
      const parsed = parseRule(text, name);
      if (parsed.rule !== null) rules.push(parsed.rule);
      problems.push(...parsed.problems);
    }
  }
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  return { rules: rules.sort(byId), packs: packs.sort(byId), problems };
}

/** The rulebook of a run: the rules in force (active or shadow) of these files. */
export function rulebookFromFiles(
  files: readonly RuleFile[],
  options: OptionOverrides = {},
): { rulebook: Rulebook; problems: Problem[] } {
  return rulebookOf(parseRuleFiles(files), options);
}

/** The same of files that are parsed already. */
export function rulebookOf(
  { rules, packs, problems }: RuleSet,
  options: OptionOverrides,
): { rulebook: Rulebook; problems: Problem[] } {
  const inForce = rules.filter(({ status }) => isInForce(status));
  const compiled = compileRulebook({ rules: inForce, packs, options });
  return { rulebook: compiled.rulebook, problems: [...problems, ...compiled.problems] };
}
