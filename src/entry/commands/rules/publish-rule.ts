// `kejing rules publish ID`: says what stands in the way; with nothing in the way, puts the rule into force.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changedIn } from '../../../engine/corpus/corpus-effects.ts';
import type { Problem } from '../../../engine/problem.ts';
import { checkPublish, type PublishEvidence } from '../../../engine/publish.ts';
import type { Previous } from '../../../engine/publish-version.ts';
import type { Rule } from '../../../engine/rule.ts';
import type { RuleStatus } from '../../../engine/rule-status.ts';
import { corpusEffects, readCorpus } from '../../../work/corpus.ts';
import { loadRuleVersion } from '../../../work/load-rule-versions.ts';
import { EXIT, Refused } from '../../exit.ts';
import { BacktestFile } from './backtest-report.ts';
import {
  appealsOf,
  examplesOf,
  type LoadedRules,
  loadRules,
  printProblems,
  type RulesOptions,
} from './load-rules.ts';

export interface PublishOptions extends RulesOptions {
  readonly check?: boolean;
  readonly to: string;
  readonly previous?: string;
  readonly backtest?: string;
}

const TARGETS: readonly RuleStatus[] = ['active', 'shadow'];

/** Exit code 3 where something blocks; the file is written only where nothing does. */
export function publishRule(id: string, options: PublishOptions): void {
  const to = TARGETS.find((status) => status === options.to);
  if (to === undefined) {
    throw new Refused({
      zh: `--to 只能是 active（正式）或 shadow（试运行），不是“${options.to}”`,
      en: `--to is active or shadow, not “${options.to}”`,
    });
  }
  const loaded = loadRules([id], options);
  const rule = loaded.chosen[0]!;
  const evidence: PublishEvidence = {
    previous: previousOf(rule, loaded, options),
    appeals: appealsOf(loaded, id),
    backtest: options.backtest === undefined ? null : readBacktest(options.backtest, rule),
  };
  const problems = checkPublish(rule, examplesOf(loaded, id), loaded.packs, evidence);
  if (problems.length > 0) {
    say(rule, problems);
    process.exitCode = EXIT.flagged;
    return;
  }
  if (!options.check && rule.status !== to) writeStatus(join(loaded.folder, `${id}.yaml`), to);
  const state = options.check ? '可以发布 · may be published' : `已是 ${to} · is ${to}`;
  process.stdout.write(`✓ ${id}@${rule.version} ${state}\n`);
}

function say({ id, version }: Rule, problems: readonly Problem[]): void {
  printProblems(problems);
  process.stdout.write(
    `✗ ${id}@${version} 还不能发布，先解决上面 ${problems.length} 处 · ${problems.length} things block publishing\n`,
  );
}

/** The effect recorded for the corpus is of the shipped rulebook: another folder is not held to it. */
function previousOf(rule: Rule, loaded: LoadedRules, options: PublishOptions): Previous | null {
  const corpus = readCorpus();
  const before = options.rules === undefined ? corpus.recorded : null;
  const old = before?.rules.get(rule.id);
  const recorded =
    before === null || old === undefined
      ? null
      : {
          version: old.version,
          changed: changedIn(before, corpusEffects(corpus, loaded), rule.id),
        };
  if (options.previous === undefined) {
    return recorded === null ? null : { rule: null, packs: [], corpus: [], recorded };
  }
  if (!existsSync(options.previous)) {
    throw new Refused({
      zh: `找不到上一版 ${options.previous}`,
      en: `${options.previous} is not there`,
    });
  }
  const { rules, packs, problems } = loadRuleVersion(options.previous, loaded.folder);
  const previous = rules.find(({ id }) => id === rule.id);
  if (previous !== undefined) return { rule: previous, packs, corpus: corpus.cases, recorded };
  printProblems(problems);
  throw new Refused({
    zh: `${options.previous} 里没有规则 ${rule.id}`,
    en: `${options.previous} has no rule ${rule.id}`,
  });
}

/** The JSON that `rules backtest --json` printed for this very version. */
function readBacktest(file: string, { id, version }: Rule): PublishEvidence['backtest'] {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Refused({
      zh: `读不了回测结果 ${file}，要用 kejing rules backtest … --json > ${file} 生成`,
      en: `cannot read ${file}; make it with kejing rules backtest … --json`,
    });
  }
  const checked = BacktestFile.safeParse(data);
  const found = checked.data?.rules.find((one) => one.new === `${id}@${version}`);
  if (found !== undefined) return found.accuracy;
  throw new Refused({
    zh: `${file} 不是 ${id}@${version} 的回测结果，请重新回测`,
    en: `${file} is no back-test of ${id}@${version}; run it again`,
  });
}

/** Only the one line changes: comments and layout of the author stay. */
function writeStatus(file: string, status: RuleStatus): void {
  const text = readFileSync(file, 'utf8');
  const line = `status: ${status}`;
  const next = /^status:.*$/m.test(text)
    ? text.replace(/^status:.*$/m, line)
    : text.replace(/^version:.*$/m, (version) => `${version}\n${line}`);
  writeFileSync(file, next);
}
