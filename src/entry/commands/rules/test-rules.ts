// `kejing rules test`: runs every rule's examples, upheld appeals among them.
import { runExamples } from '../../../engine/examples/run-examples.ts';
import type { Rule } from '../../../engine/rule.ts';
import { EXIT } from '../../exit.ts';
import {
  appealsOf,
  examplesOf,
  type LoadedRules,
  loadRules,
  printProblems,
  type RulesOptions,
} from './load-rules.ts';

interface Score {
  readonly cases: number;
  readonly failed: number;
}

export function testRules(ids: string[], options: RulesOptions): void {
  const loaded = loadRules(ids, options);
  printProblems(loaded.problems);
  let failed = loaded.problems.length;
  let cases = 0;
  for (const rule of loaded.chosen) {
    const score = testRule(rule, loaded);
    cases += score.cases;
    failed += score.failed;
  }
  const count = loaded.chosen.length;
  process.stdout.write(
    `${count} 条规则，${cases} 个例子，${failed} 处不对 · ${count} rules, ${cases} examples, ${failed} wrong\n`,
  );
  if (failed > 0) process.exitCode = EXIT.flagged;
}

function testRule(rule: Rule, loaded: LoadedRules): Score {
  const chat = examplesOf(loaded, rule.id);
  if (chat === null) {
    process.stdout.write(`✗ ${rule.id}: 没有例子文件 ${rule.id}.chat · no examples\n`);
    return { cases: 0, failed: 1 };
  }
  const runs = [
    { file: `${rule.id}.chat`, ...runExamples(rule, chat, loaded.packs) },
    {
      file: `appeals/${rule.id}.chat`,
      ...runExamples(rule, appealsOf(loaded, rule.id), loaded.packs),
    },
  ];
  const cases = runs.reduce((sum, { results }) => sum + results.length, 0);
  const wrong = runs.flatMap(({ file, results }) =>
    results.filter(({ ok }) => !ok).map((result) => ({ file, ...result })),
  );
  const problems = runs.flatMap((run) => run.problems);
  printProblems(problems);
  const failed = wrong.length + problems.length;
  const mark = failed === 0 ? '✓' : '✗';
  process.stdout.write(`${mark} ${rule.id.padEnd(34)} ${cases - wrong.length}/${cases}\n`);
  for (const { file, title, line, difference } of wrong) {
    process.stdout.write(`    ${file}:${line} ${title}：${difference}\n`);
  }
  return { cases, failed };
}
