// `kejing rules lint`: contradictions, duplicates, parts that cannot matter.
import { lint } from '../../../engine/lint/lint.ts';
import { usedPacks } from '../../../engine/mutation/mutants-of.ts';
import { EXIT } from '../../exit.ts';
import { loadRules, printProblems, type RulesOptions } from './load-rules.ts';

export function lintRules(ids: string[], options: RulesOptions): void {
  const { chosen, packs, problems } = loadRules(ids, options);
  // Where rules were named, packs of other rules are nobody's fault.
  const used =
    ids.length === 0 ? packs : [...new Set(chosen.flatMap((rule) => usedPacks(rule, packs)))];
  const found = [...problems, ...lint(chosen, used)];
  printProblems(found);
  process.stdout.write(
    `${chosen.length} 条规则，${found.length} 处毛病 · ${found.length} problems\n`,
  );
  if (found.length > 0) process.exitCode = EXIT.flagged;
}
