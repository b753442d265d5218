// What still stands in the way of putting a rule into force (Q11, M11): each thing with what to do about it.
import type { Words } from '../intake/format.ts';
import type { Accuracy } from './backtest/measure-accuracy.ts';
import { compileRulebook } from './compile-rulebook.ts';
import { parseChat } from './examples/parse-chat.ts';
import { type ExampleRun, runExamples } from './examples/run-examples.ts';
import { lint } from './lint/lint.ts';
import { usedPacks } from './mutation/mutants-of.ts';
import { type MutationReport, mutate } from './mutation/mutate.ts';
import type { Problem } from './problem.ts';
import { checkAppeals } from './publish-appeals.ts';
import { checkVersion, type Previous } from './publish-version.ts';
import type { Rule } from './rule.ts';
import type { WordPack } from './text/word-pack.ts';

/** Least examples of each outcome, and least share of changes they must notice. */
const HITS_MIN = 4;
const MISSES_MIN = 4;
const MUTATION_MIN = 0.9;

export interface PublishEvidence {
  /** What is in force now; null: nothing, or not known. */
  readonly previous: Previous | null;
  /** Text of `appeals/<id>.chat`; empty: none was upheld. */
  readonly appeals: string;
  /** A back-test against labels; null: none was made. */
  readonly backtest: Pick<Accuracy, 'change'> | null;
  /** Made of this very rule, examples (with appeals) and words beforehand; absent: it is made now. */
  readonly mutation?: Pick<MutationReport, 'score' | 'survivors'>;
}

/** Empty: the rule may be published. `chat` null: it has no examples file. */
export function checkPublish(
  rule: Rule,
  chat: string | null,
  packs: readonly WordPack[],
  { previous, appeals, backtest, mutation }: PublishEvidence,
): Problem[] {
  const compiled = compileRulebook({ rules: [rule], packs }).problems;
  if (compiled.length > 0) return compiled;
  if (chat === null) {
    return [
      block(rule, 'no-examples', {
        zh: `没有例子文件 ${rule.id}.chat，先写出至少 ${HITS_MIN} 个该抓的和 ${MISSES_MIN} 个不该抓的`,
        en: `there is no ${rule.id}.chat; write at least ${HITS_MIN} hits and ${MISSES_MIN} misses`,
      }),
    ];
  }
  const examples = checkExamples(rule, runExamples(rule, chat, packs));
  const upheld = checkAppeals(rule, appeals, packs);
  return [
    ...examples,
    ...upheld,
    // Changes are told apart by examples that pass; before that the share means nothing.
    ...(examples.length + upheld.length > 0
      ? []
      : checkMutation(rule, mutation ?? mutate(rule, `${chat}\n${appeals}`, packs))),
    ...lint([rule], usedPacks(rule, packs)),
    ...checkVersion(rule, casesOf(rule, chat, appeals), packs, previous),
    ...checkBacktest(rule, backtest),
  ];
}

function casesOf(rule: Rule, chat: string, appeals: string) {
  return [chat, appeals].flatMap((text) => parseChat(text, `${rule.id}.chat`).cases);
}

function checkExamples(rule: Rule, { results, problems }: ExampleRun): Problem[] {
  const found = [...problems];
  for (const { ok, line, title, difference } of results) {
    if (ok) continue;
    found.push({
      ...block(rule, 'example-fails', {
        zh: `例子“${title}”没过：${difference}`,
        en: `the example "${title}" fails: ${difference}`,
      }),
      file: `${rule.id}.chat`,
      line,
    });
  }
  const due = results.map(({ expected }) => expected.marks[0]?.demand ?? 'miss');
  const hits = due.filter((demand) => demand === 'hit').length;
  const misses = due.filter((demand) => demand === 'miss').length;
  if (hits < HITS_MIN || misses < MISSES_MIN) {
    found.push(
      block(rule, 'too-few-examples', {
        zh: `例子不够：该抓的 ${hits} 个、不该抓的 ${misses} 个，各要 ${HITS_MIN} 个以上`,
        en: `${hits} hits and ${misses} misses; at least ${HITS_MIN} and ${MISSES_MIN} are needed`,
      }),
    );
  }
  return found;
}

function checkMutation(
  rule: Rule,
  { score, survivors }: Pick<MutationReport, 'score' | 'survivors'>,
): Problem[] {
  if (score === null || score >= MUTATION_MIN) return [];
  const percent = Math.floor(score * 100);
  const first = survivors[0]?.words ?? { zh: '', en: '' };
  return [
    block(rule, 'mutation-low', {
      zh: `把规则改坏，例子只发现了 ${percent}%，要到 ${MUTATION_MIN * 100}%。比如没发现：${first.zh}`,
      en: `the examples notice ${percent}% of small changes, ${MUTATION_MIN * 100}% is needed; missed e.g. ${first.en}`,
    }),
  ];
}

/** Only what is sure: an interval that lies below zero as a whole. */
function checkBacktest(rule: Rule, backtest: PublishEvidence['backtest']): Problem[] {
  if (backtest === null) return [];
  const names = {
    precision: { zh: '抓得准（查准率）', en: 'precision' },
    recall: { zh: '抓得全（查全率）', en: 'recall' },
  };
  return (['precision', 'recall'] as const).flatMap((share) => {
    const change = backtest.change[share];
    if (change === null || change.high >= 0) return [];
    const percent = (value: number): string => `${(value * 100).toFixed(1)}%`;
    const range = [percent(change.low), percent(change.high)];
    return [
      block(rule, 'worse-than-before', {
        zh: `回测里${names[share].zh}比原来差 ${percent(-change.value)}（95% 区间 ${range.join(' 到 ')}），新版明显变差`,
        en: `${names[share].en} fell by ${percent(-change.value)} in the back-test (95% interval ${range.join(' to ')})`,
      }),
    ];
  });
}

function block({ id }: Rule, code: string, words: Words): Problem {
  return { file: id, line: 0, path: '', code, words };
}
