// `kejing rules backtest OLD NEW --on DATA`: what would be different, for whom, and how sure that is (M3).
import { readFileSync } from 'node:fs';
import { type Label, parseLabels } from '../../../engine/backtest/parse-labels.ts';
import type { Problem } from '../../../engine/problem.ts';
import { type Backtest, sampledFlips, startBacktest } from '../../../work/backtest-rules.ts';
import { compileContent, readContent } from '../../../work/load-content.ts';
import { loadRuleVersion, type RuleVersion } from '../../../work/load-rule-versions.ts';
import { parseLanguage, Refused } from '../../exit.ts';
import { backtestReport, sampleData } from './backtest-report.ts';
import { loadRules, type RulesOptions, rulesFolder } from './load-rules.ts';
import { presentBacktest } from './present-backtest.ts';
import { type DataOptions, visitStored } from './stored-data.ts';

export interface BacktestOptions extends RulesOptions, DataOptions {
  readonly labels?: string;
  readonly sample: string;
  readonly json?: boolean;
  readonly lang: string;
}

/** OLD and NEW: a rule file, a rule's id, or a folder of rules. */
export async function backtestRule(
  old: string,
  now: string,
  options: BacktestOptions,
): Promise<void> {
  const lang = parseLanguage(options.lang);
  const backtest = start(old, now, options);
  await visitStored(options, lang, (stored) => {
    backtest.add(stored);
    return false;
  });
  const report = backtestReport(backtest, old, now);
  if (options.json) {
    const whole = { ...report, sample: sampleData(backtest) };
    process.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
  } else process.stdout.write(presentBacktest(report, sampledFlips(backtest), lang));
}

function start(old: string, now: string, options: BacktestOptions): Backtest {
  const before = version(old, options);
  const after = version(now, options);
  const labels = options.labels === undefined ? [] : labelsOf(options.labels);
  const { scorecards } = compileContent(readContent(options.rules));
  const rulebook = loadRules([], options);
  const sampleEach = sampleSize(options.sample);
  const request = { before, after, rulebook, scorecards, labels, sampleEach };
  const { backtest, problems } = startBacktest(request);
  refuse(problems);
  if (backtest.pairs.some((pair) => pair.before !== null || pair.after !== null)) return backtest;
  throw new Refused({
    zh: `${old} 和 ${now} 里没有同一条规则可比`,
    en: `${old} and ${now} have no rule to compare`,
  });
}

function version(source: string, options: RulesOptions): RuleVersion {
  const loaded = loadRuleVersion(source, rulesFolder(options));
  refuse(loaded.problems);
  if (loaded.rules.length > 0) return loaded;
  throw new Refused({
    zh: `“${source}”不是规则 id，也不是规则文件（.yaml）或规则文件夹`,
    en: `“${source}” is no rule id, rule file (.yaml) or folder of rules`,
  });
}

function labelsOf(file: string): Label[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Refused({ zh: `读不了标注文件 ${file}`, en: `cannot read the labels ${file}` });
  }
  const { labels, problems } = parseLabels(text, file);
  refuse(problems);
  return labels;
}

function sampleSize(text: string): number {
  const size = Number(text);
  if (Number.isInteger(size) && size >= 0 && size <= 100) return size;
  throw new Refused({
    zh: `--sample 要填 0 到 100 的整数，不是“${text}”`,
    en: `--sample takes a whole number from 0 to 100, not “${text}”`,
  });
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  throw new Refused(
    ...problems.map(({ file, line, words }) => {
      const where = line > 0 ? `${file}:${line}` : file;
      return { zh: `${where} ${words.zh}`, en: `${where} ${words.en}` };
    }),
  );
}
