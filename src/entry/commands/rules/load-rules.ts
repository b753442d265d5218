// What every `kejing rules …` command begins with: the rules of a folder, and the ones that were named.
import type { Problem } from '../../../engine/problem.ts';
import type { Rule } from '../../../engine/rule.ts';
import { parseRuleFiles, type RuleSet } from '../../../engine/rulebook-from-files.ts';
import { suggest } from '../../../engine/suggest.ts';
import { type NamedText, packageRoot, readTexts } from '../../../work/package-root.ts';
import { Refused } from '../../exit.ts';

export interface RulesOptions {
  readonly rules?: string;
}

export interface LoadedRules extends RuleSet {
  /** Folder they came from. */
  readonly folder: string;
  readonly files: readonly NamedText[];
  /** The named ones; all where none was named. */
  readonly chosen: readonly Rule[];
}

/** The folder a user gave, or the shipped one. */
export function rulesFolder({ rules }: RulesOptions): string {
  return rules ?? `${packageRoot()}/rules`;
}

/** Refuses ids that are not there, and a folder without rules. */
export function loadRules(ids: readonly string[], options: RulesOptions): LoadedRules {
  const folder = rulesFolder(options);
  const files = readTexts(folder, ['.yaml', '.chat']);
  const set = parseRuleFiles(files);
  if (set.rules.length === 0 && set.problems.length === 0) {
    throw new Refused({ zh: `${folder} 里没有规则`, en: `no rules in ${folder}` });
  }
  for (const id of ids) {
    if (!set.rules.some((rule) => rule.id === id)) throw refuseUnknown(id, set);
  }
  const chosen = ids.length === 0 ? set.rules : set.rules.filter(({ id }) => ids.includes(id));
  return { ...set, folder, files, chosen };
}

function refuseUnknown(id: string, { rules, problems }: RuleSet): Refused {
  const wrong = problems.filter(({ file }) => file.replace(/^.*\//, '') === `${id}.yaml`);
  if (wrong.length > 0) {
    return new Refused(
      ...wrong.map(({ file, line, words }) => ({
        zh: `${file}:${line} ${words.zh}`,
        en: `${file}:${line} ${words.en}`,
      })),
    );
  }
  const near = suggest(
    id,
    rules.map((rule) => rule.id),
  );
  return new Refused({
    zh: `没有规则“${id}”${near === null ? '；' : `，是不是 ${near}？`}kejing rules list 列出全部规则`,
    en: `no rule “${id}”${near === null ? '; ' : `; did you mean ${near}? `}kejing rules list names them all`,
  });
}

/** Text of `<id>.chat`; null: the rule has no examples. */
export function examplesOf(loaded: LoadedRules, id: string): string | null {
  return loaded.files.find(({ name }) => name === `${id}.chat`)?.text ?? null;
}

/** Text of `appeals/<id>.chat`; empty where nobody's appeal was upheld. */
export function appealsOf(loaded: LoadedRules, id: string): string {
  return loaded.files.find(({ name }) => name === `appeals/${id}.chat`)?.text ?? '';
}

/** One problem on two lines, Chinese first. */
export function printProblems(problems: readonly Problem[]): void {
  for (const { file, line, path, words } of problems) {
    const where = [file, line > 0 ? `:${line}` : '', path === '' ? '' : ` ${path}`].join('');
    process.stdout.write(`✗ ${where} ${words.zh}\n    ${words.en}\n`);
  }
}
