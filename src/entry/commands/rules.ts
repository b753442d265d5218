// `kejing rules …`: everything a rule's author needs, from the first example to publishing; wiring only.
import type { Command } from 'commander';
import { collectOption } from '../rule-options.ts';
import { backtestRule } from './rules/backtest-rule.ts';
import { explainRule } from './rules/explain-rule.ts';
import { lintRules } from './rules/lint-rules.ts';
import { listRules } from './rules/list-rules.ts';
import { mutateRules } from './rules/mutate-rules.ts';
import { publishRule } from './rules/publish-rule.ts';
import { addDataOptions } from './rules/stored-data.ts';
import { testRules } from './rules/test-rules.ts';

const FOLDER = ['--rules <dir>', '规则文件夹 · folder of rules'] as const;
const LANG = ['--lang <zh|en>', '语言 · language', 'zh'] as const;
const JSON_FLAG = ['--json', '输出 JSON · print JSON'] as const;

/** Adds the command group. */
export function addRules(program: Command): void {
  const rules = program.command('rules').description('规则库 · The rulebook');
  const add = (name: string, what: string): Command =>
    rules
      .command(name)
      .description(what)
      .option(...FOLDER);
  const onMany = (name: string, what: string): Command =>
    add(name, what).argument('[ids...]', '规则 id，不填为全部 · rule ids, all if none');
  onMany('list', '列出规则 · Lists the rules').action(listRules);
  onMany('test', '跑每条规则的例子 · Runs every rule’s examples').action(testRules);
  onMany('lint', '查规则里的毛病 · Finds contradictions, duplicates, unreachable parts').action(
    lintRules,
  );
  onMany('mutate', '改坏规则，看例子能不能发现 · How well the examples pin each rule')
    .option('--min <percent>', '每条至少多少分 · least score of each rule', '90')
    .action(mutateRules);
  addDataOptions(
    add('explain', '逐个条件说明为什么 · Says condition by condition what matched where'),
  )
    .argument('<id>', '规则 id · rule')
    .argument('<conversation>', '会话号 · conversation id')
    .option('--option <k=v>', '规则选项，如 limit=30s · rule option', collectOption, [])
    .option(...JSON_FLAG)
    .option(...LANG)
    .action(explainRule);
  addDataOptions(
    add('backtest', '新旧两版在历史会话上差在哪 · What a change would do to stored conversations'),
  )
    .argument('<old>', '规则 id、.yaml 文件或文件夹 · rule id, file or folder')
    .argument('<new>', '同上 · the same')
    .option('--labels <file>', '人工标注，每行一个 {"conversation","hit"} · labelled sample, JSONL')
    .option('--sample <n>', '每种变化给几段会话看 · conversations to read of each change', '3')
    .option(...JSON_FLAG)
    .option(...LANG)
    .action(backtestRule);
  add('publish', '检查能不能发布，能就发布 · Says what blocks a rule, else puts it into force')
    .argument('<id>', '规则 id · rule')
    .option('--check', '只检查，不改文件 · change nothing')
    .option('--to <status>', 'active 正式，shadow 试运行 · active or shadow', 'active')
    .option('--previous <file>', '上一版的 .yaml，用来查版本号该不该提高 · version in force')
    .option('--backtest <file>', 'rules backtest --json 的结果 · result of a back-test')
    .action(publishRule);
}
