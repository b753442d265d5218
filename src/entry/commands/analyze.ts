// `kejing analyze FILES…`: from exported chats and orders to a full inspection report.
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { parseTime } from '../../intake/values.ts';
import { readAiRequest } from '../ai-request.ts';
import { choosePolicy } from '../choose-policy.ts';
import { type Language, notThere, parseLanguage, Refused } from '../exit.ts';
import { readMappings } from '../read-mappings.ts';
import { collectOption, parseRuleOptions } from '../rule-options.ts';
import { type AnalyzeRequest, runAnalyze } from '../run-analyze.ts';

interface AnalyzeOptions {
  readonly out: string;
  readonly chats: readonly string[];
  readonly orders: readonly string[];
  readonly asOf?: string;
  readonly mapping: readonly string[];
  readonly option: readonly string[];
  readonly rules?: string;
  readonly metrics?: string;
  readonly policy: string;
  readonly shop?: string;
  readonly workers?: string;
  readonly failOn?: string;
  readonly facts: boolean;
  readonly json?: boolean;
  readonly lang: string;
  readonly ai?: string;
  readonly aiCache: string;
}

/** China has one zone and no daylight saving; see docs/decisions/0001. */
export const SHOP_ZONE_MS = 8 * 3_600_000;
const SEVERITIES = ['info', 'minor', 'major', 'critical'];

/** Adds the command. */
export function addAnalyze(program: Command): void {
  program
    .command('analyze')
    .alias('analyse')
    .description('分析导出的聊天和订单，出质检报告 · Inspects exported chats and orders')
    .argument(
      '[files...]',
      '聊天、订单、客服、排班、商品文件或文件夹，按内容识别 · files or folders',
    )
    .option('--out <dir>', '报告写到哪个文件夹 · folder for the report', 'kejing-report')
    .option('--chats <file>', '聊天文件（可多次） · a chat file', collectOption, [])
    .option('--orders <file>', '订单文件（可多次） · an order file', collectOption, [])
    .option('--mapping <file>', '列对应表，见 kejing map · column mapping', collectOption, [])
    .option(
      '--as-of <instant>',
      '站在哪个时刻看，默认数据最后一天结束 · default: end of the last day',
    )
    .option('--policy <id>', '订单归属口径 · attribution policy', 'common-tool')
    .option('--shop <name>', '没写店铺的行算哪家店 · shop of rows that name none')
    .option(
      '--option <k=v>',
      '规则选项，如 slow-first-reply.limit=30s · rule option',
      collectOption,
      [],
    )
    .option('--rules <dir>', '用自己的规则文件夹 · folder of rules')
    .option(
      '--metrics <dir>',
      '再加上自己的指标口径文件夹 · definitions of your own beside the shipped ones',
    )
    .option('--workers <n>', '用几个核 · worker threads')
    .option('--fail-on <severity>', `发现这一级或更重的问题就以 3 退出：${SEVERITIES.join(' / ')}`)
    .option('--ai <file>', '问 AI 模型的设置，不写就不联网 · settings for asking an AI model')
    .option('--ai-cache <dir>', 'AI 答案存在哪里，再问不花钱 · stored answers', '.kejing-ai')
    .option('--no-facts', '不写 facts/ · without facts/')
    .option('--json', '摘要输出为 JSON · summary as JSON')
    .option('--lang <zh|en>', '语言 · language', 'zh')
    .action(async (files: string[], options: AnalyzeOptions) => {
      process.exitCode = await runAnalyze(requestOf(files, options));
    });
}

function requestOf(files: readonly string[], options: AnalyzeOptions): AnalyzeRequest {
  const lang: Language = parseLanguage(options.lang);
  const inputs = [
    ...files.map((path) => ({ path, expects: null })),
    ...options.chats.map((path) => ({ path, expects: 'chats' as const })),
    ...options.orders.map((path) => ({ path, expects: 'orders' as const })),
  ];
  if (inputs.length === 0) {
    throw new Refused({
      zh: '请给出要分析的文件，例如：kejing analyze 聊天.csv 订单.csv',
      en: 'name the files to analyse, e.g. kejing analyze chats.csv orders.csv',
    });
  }
  for (const { path } of inputs) refuseMissing(path);
  const asOf = instantOf(options.asOf);
  return {
    inputs,
    out: options.out,
    mappings: readMappings(options.mapping),
    asOf,
    // Whoever stands at a later instant has seen what happened until then.
    now: Math.max(Date.now(), asOf ?? 0),
    policy: choosePolicy(options.policy),
    zoneOffsetMs: SHOP_ZONE_MS,
    shop: options.shop ?? null,
    ruleOptions: parseRuleOptions(options.option, null),
    rulesFolder: options.rules ?? null,
    metricsFolder: options.metrics ?? null,
    workers: workersOf(options.workers),
    failOn: severityOf(options.failOn),
    facts: options.facts,
    json: options.json ?? false,
    lang,
    ai: options.ai === undefined ? null : readAiRequest(options.ai, options.aiCache),
  };
}

function refuseMissing(path: string): void {
  try {
    statSync(path);
  } catch {
    throw notThere(path);
  }
}

function instantOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const at = parseTime(text, SHOP_ZONE_MS);
  if (at !== null) return at;
  throw new Refused({
    zh: `看不懂 --as-of “${text}”，请写成 2026-06-01 或 2026-06-01T10:00:00+08:00`,
    en: `--as-of “${text}” is not an instant; write 2026-06-01 or 2026-06-01T10:00:00+08:00`,
  });
}

function workersOf(text: string | undefined): number {
  if (text === undefined) return Math.max(1, Math.min(8, availableParallelism()));
  const workers = Number(text);
  if (Number.isInteger(workers) && workers >= 1 && workers <= 64) return workers;
  throw new Refused({
    zh: `--workers 要填 1 到 64 的整数，不是“${text}”`,
    en: `--workers takes a whole number from 1 to 64, not “${text}”`,
  });
}

function severityOf(text: string | undefined): string | null {
  if (text === undefined || SEVERITIES.includes(text)) return text ?? null;
  throw new Refused({
    zh: `--fail-on 只能是 ${SEVERITIES.join(' / ')}，不是“${text}”`,
    en: `--fail-on is one of ${SEVERITIES.join(', ')}, not “${text}”`,
  });
}
