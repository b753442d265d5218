// The two sides of a back-test: each a rule file, the id of a rule, or a whole folder of rules.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Problem } from '../engine/problem.ts';
import type { Rule } from '../engine/rule.ts';
import { isInForce } from '../engine/rule-status.ts';
import { parseRuleFiles, type RuleSet } from '../engine/rulebook-from-files.ts';
import type { WordPack } from '../engine/text/word-pack.ts';
import { type NamedText, readTexts } from './package-root.ts';

export interface RuleVersion {
  /** As the user wrote it. */
  readonly source: string;
  /** A whole rulebook, not one rule. */
  readonly folder: boolean;
  /** One rule, whatever its status; of a folder those in force. */
  readonly rules: readonly Rule[];
  readonly packs: readonly WordPack[];
  readonly problems: readonly Problem[];
}

/** `rulesFolder` is where ids and word packs are looked for that a file or folder does not bring itself. */
export function loadRuleVersion(source: string, rulesFolder: string): RuleVersion {
  const base = readTexts(rulesFolder, ['.yaml']);
  if (existsSync(source) && statSync(source).isDirectory()) {
    const own = readTexts(source, ['.yaml']);
    const set = parseRuleFiles([...packsOf(base, own), ...own]);
    const rules = set.rules.filter(({ status }) => isInForce(status));
    return { ...set, source, folder: true, rules, problems: problemsOf(set, own) };
  }
  if (/\.ya?ml$/.test(source) && existsSync(source)) return loadFile(source, base);
  const file = `${source}.yaml`;
  const texts = base.filter(({ name }) => name === file || isPack(name));
  const set = parseRuleFiles(texts);
  const problems = problemsOf(set, [{ name: file }]);
  return { ...set, source, folder: false, problems };
}

/** What is wrong with other rules' packs is not asked here; a pack that is missed is told when compiling. */
function problemsOf({ problems }: RuleSet, own: readonly { readonly name: string }[]): Problem[] {
  const names = new Set(own.map(({ name }) => name));
  return problems.filter(({ file }) => names.has(file));
}

/** The rule of the file, with the word packs of `words/` beside it before the base's. */
function loadFile(source: string, base: readonly NamedText[]): RuleVersion {
  const own = readTexts(join(dirname(source), 'words'), ['.yaml']).map(({ name, text }) => ({
    name: `words/${name}`,
    text,
  }));
  const rule = { name: basename(source), text: readFileSync(source, 'utf8') };
  const set = parseRuleFiles([...packsOf(base, own), ...own, rule]);
  return { ...set, source, folder: false, problems: problemsOf(set, [...own, rule]) };
}

function packsOf(base: readonly NamedText[], own: readonly NamedText[]): NamedText[] {
  const known = new Set(own.map(({ name }) => name));
  return base.filter(({ name }) => isPack(name) && !known.has(name));
}

function isPack(name: string): boolean {
  return name.startsWith('words/');
}
