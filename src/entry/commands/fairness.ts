// `kejing fairness DATA…`: agents compared on the buyers they drew; wiring only.
import type { Command } from 'commander';
import { analyse } from '../../analyse/analyse.ts';
import type { Setup } from '../../domain/setup.ts';
import { buildFair } from '../../report/build/fair.ts';
import { presentFairness } from '../../report/present-fairness.ts';
import { newCaseMix } from '../../scoring/case-mix/case-mix.ts';
import { ABUSE_RULES } from '../../scoring/case-mix/difficulty.ts';
import { gatherCases } from '../../scoring/case-mix/gather-cases.ts';
import { compareCases } from '../../scoring/fairness/compare-cases.ts';
import { compileContent, readContent } from '../../work/load-content.ts';
import { EXIT, parseLanguage, Refused } from '../exit.ts';
import { collectOption } from '../rule-options.ts';
import { visitStored } from './rules/stored-data.ts';

interface FairnessOptions {
  readonly asOf?: string;
  readonly policy: string;
  readonly mapping: readonly string[];
  readonly json?: boolean;
  readonly lang: string;
}

/** Adds the command. */
export function addFairness(program: Command): void {
  program
    .command('fairness')
    .description('公平对比客服：同样的买家，谁做得更好 · Compares agents on the buyers they drew')
    .argument('<data...>', '聊天、订单、客服、商品文件或文件夹 · files or folders')
    .option('--as-of <instant>', '站在哪个时刻看 · as things stood then')
    .option('--policy <id>', '订单归属口径 · attribution policy', 'common-tool')
    .option('--mapping <file>', '列对应表，见 kejing map · column mapping', collectOption, [])
    .option('--json', '输出 JSON · print JSON')
    .option('--lang <zh|en>', '语言 · language', 'zh')
    .action(runFairness);
}

async function runFairness(data: readonly string[], options: FairnessOptions): Promise<void> {
  const lang = parseLanguage(options.lang);
  const { rulebook } = compileContent(readContent(), {});
  const rules = rulebook.rules.filter(({ rule }) => ABUSE_RULES.has(rule.id));
  const cases = newCaseMix();
  let known: Setup | null = null;
  await visitStored({ ...options, on: data }, lang, ({ thread, setup, asOf }) => {
    known ??= setup;
    const analysis = analyse(thread, { setup, rulebook: { ...rulebook, rules } }, asOf);
    gatherCases(cases, analysis, setup, rulebook.words);
    return false;
  });
  const setup = known as Setup | null;
  const fair = setup === null ? null : compareCases(cases, setup);
  if (fair === null || setup === null) throw new Refused(whyNothing(cases.leftOut));
  process.exitCode = EXIT.done;
  if (options.json) {
    const rest = { leftOut: cases.leftOut };
    process.stdout.write(`${JSON.stringify({ ...fair, ...rest }, null, 2)}\n`);
    return;
  }
  const names = Object.fromEntries([...setup.agents].map(([id, { name }]) => [id, name || id]));
  const model = buildFair(fair, names);
  const width = process.stdout.columns ?? 140;
  if (model !== null) process.stdout.write(presentFairness(model, lang, width));
}

function whyNothing(leftOut: Readonly<Record<string, number>>) {
  const counts = Object.entries(leftOut).filter(([, count]) => count > 0);
  const zh = counts.map(([why, count]) => `${ZH[why] ?? why} ${count} 个`).join('，');
  const en = counts.map(([why, count]) => `${why} ${count}`).join(', ');
  return {
    zh: `没有可比的询单${zh === '' ? '' : `（${zh}）`}；要有聊天、订单和客服账号`,
    en: `no inquiry to compare${en === '' ? '' : ` (${en})`}; chats, orders and agents are needed`,
  };
}

const ZH: Readonly<Record<string, string>> = {
  provisional: '窗口没结束',
  nobody: '不知道谁接待',
  'orders-unknown': '不知道买没买',
  exempt: '流失算别人的',
  'no-opening': '没有时间或买家没说话',
};
