// Finds what is written in rules and word packs but cannot matter, contradicts itself or is missing.
import type { Words } from '../../intake/format.ts';
import type { Problem } from '../problem.ts';
import type { Rule } from '../rule.ts';
import type { WordPack } from '../text/word-pack.ts';
import { lintCondition, namesIn } from './lint-condition.ts';
import { lintPack } from './lint-pack.ts';

/** Advice, not errors: a rulebook with lint findings still works. */
export function lint(rules: readonly Rule[], packs: readonly WordPack[]): Problem[] {
  const used = new Set<string>();
  const problems: Problem[] = [];
  for (const rule of rules) {
    problems.push(...lintRule(rule));
    for (const name of namesIn([rule.when, ...rule.naWhen])) used.add(name);
  }
  for (const pack of packs) {
    problems.push(...lintPack(pack));
    if (used.has(`@${pack.id}`)) continue;
    problems.push(
      problem(pack.id, '', 'unused-pack', {
        zh: `词包 ${pack.id} 没有规则在用`,
        en: `No rule uses the word pack ${pack.id}`,
      }),
    );
  }
  return problems;
}

function lintRule(rule: Rule): Problem[] {
  const problems = [rule.when, ...rule.naWhen].flatMap((source, index) =>
    lintCondition(source, index === 0 ? 'when' : `naWhen.${index - 1}`).map(
      ({ path, code, words }) => problem(rule.id, path, code, words),
    ),
  );
  const named = new Set(namesIn([rule.when, ...rule.naWhen]));
  for (const { name } of rule.options) {
    if (named.has(`{${name}}`)) continue;
    problems.push(
      problem(rule.id, `options.${name}`, 'unused-option', {
        zh: `选项 ${name} 没有用到，改了也没有作用`,
        en: `The option ${name} is used nowhere; changing it does nothing`,
      }),
    );
  }
  for (const key of ['name', 'why', 'advice'] as const) {
    if (rule[key].zh !== rule[key].en) continue;
    problems.push(
      problem(rule.id, key, 'one-language', {
        zh: `${key} 只有一种语言，写成 { zh: …, en: … } 更好`,
        en: `${key} is in one language only; better { zh: …, en: … }`,
      }),
    );
  }
  const { period } = rule.scope;
  if (period !== null && period.from !== null && period.to !== null && period.from > period.to) {
    problems.push(
      problem(rule.id, 'scope.period', 'never', {
        zh: `适用日期从 ${period.from} 到 ${period.to}，倒过来了，永远不会生效`,
        en: `The period from ${period.from} to ${period.to} is empty: the rule never applies`,
      }),
    );
  }
  return problems;
}

function problem(file: string, path: string, code: string, words: Words): Problem {
  return { file, line: 0, path, code, words };
}
