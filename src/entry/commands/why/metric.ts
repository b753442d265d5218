// `kejing why METRIC DATA…`: what a figure was counted from, what was left out and why, and that it adds up (M6).
import type { Command } from 'commander';
import { suggest } from '../../../engine/suggest.ts';
import { parseDay } from '../../../measures/days.ts';
import type { MetricDefinition } from '../../../measures/definition.ts';
import {
  type MetricExplanation,
  startMetricInquiry,
  type Whose,
} from '../../../work/explain-metric.ts';
import { EXIT, type Language, parseLanguage, Refused } from '../../exit.ts';
import { limitOf } from '../metrics/compare-families.ts';
import { loadMetrics } from '../metrics/load-metrics.ts';
import { addReadingOptions, type ReadingOptions, visitStored } from '../rules/stored-data.ts';
import { explanationData, presentExplanation } from './present-metric.ts';

interface WhyMetricOptions extends ReadingOptions {
  readonly agent?: string;
  readonly day?: string;
  readonly metrics?: string;
  readonly policy: string;
  readonly limit: string;
  readonly json?: boolean;
  readonly lang: string;
}

/** Adds `metric`, which may be left out, to `kejing why`. */
export function addWhyMetric(why: Command): void {
  addReadingOptions(
    why
      .command('metric', { isDefault: true })
      .description('一个数是怎么数出来的：数了谁、没数谁、为什么 · What a figure was counted from')
      .argument('<metric>', '指标 id，kejing metrics list 列出全部 · metric id')
      .argument('<data...>', '聊天和订单文件或文件夹 · chats and orders'),
  )
    .option('--agent <name>', '哪位客服，- 表示没有归属的；不写是全店 · agent, - for nobody’s')
    .option('--day <date>', '哪一天，如 2026-06-01；不写是全部 · business day')
    .option('--metrics <dir>', '再加上自己的口径文件夹 · a folder of definitions of your own')
    .option('--policy <id>', '归属口径：id 或 .yaml 文件 · attribution policy', 'common-tool')
    .option('--limit <n>', '最多列出多少条 · lines to show', '20')
    .option('--json', '输出 JSON（全部明细）· print JSON, every unit')
    .option('--lang <zh|en>', '语言 · language', 'zh')
    .action(whyMetric);
}

async function whyMetric(
  id: string,
  data: readonly string[],
  options: WhyMetricOptions,
): Promise<void> {
  const lang: Language = parseLanguage(options.lang);
  const content = loadMetrics(options.metrics);
  const versions = versionsOf(id, content.definitions);
  const limit = limitOf(options.limit);
  const day = dayOf(options.day);
  const inquiry = startMetricInquiry(versions, whoseOf(options.agent), day);
  await visitStored({ ...options, on: data }, lang, (stored) => {
    inquiry.add(stored);
    return false;
  });
  const found = inquiry.result();
  if (options.agent !== undefined) refuseAgents(options.agent, found);
  if (found.figures.length === 0) throw new Refused(nothingThen(options.day));
  const text = options.json
    ? `${JSON.stringify(explanationData(found, content.reasons), null, 2)}\n`
    : presentExplanation(found, { reasons: content.reasons, limit, lang });
  process.stdout.write(text);
  if (!found.figures.every(({ adds }) => adds)) process.exitCode = EXIT.failed;
}

function versionsOf(
  id: string,
  definitions: readonly MetricDefinition[],
): readonly MetricDefinition[] {
  const versions = definitions.filter((each) => each.id === id || each.name.zh === id);
  if (versions.length > 0) return versions;
  const near = suggest(
    id,
    definitions.flatMap((each) => [each.id, each.name.zh]),
  );
  throw new Refused({
    zh: `没有指标“${id}”${near === null ? '；' : `，是不是 ${near}？`}kejing metrics list 列出全部指标`,
    en: `there is no metric “${id}”${near === null ? '; ' : `; did you mean ${near}? `}kejing metrics list names them all`,
  });
}

function whoseOf(agent: string | undefined): Whose {
  if (agent === undefined) return { kind: 'shop' };
  if (['-', '未归属', 'unattributed'].includes(agent)) return { kind: 'unattributed' };
  return { kind: 'agent', named: agent };
}

function dayOf(text: string | undefined): string | null {
  if (text === undefined || parseDay(text) !== null) return text ?? null;
  throw new Refused({
    zh: `--day 要写成 2026-06-01 这样，不是“${text}”`,
    en: `--day is written like 2026-06-01, not “${text}”`,
  });
}

function refuseAgents(named: string, { agents, nearest }: MetricExplanation): void {
  if (agents.length > 1) {
    throw new Refused({
      zh: `叫“${named}”的客服有几位，请写全：${agents.join('、')}`,
      en: `several agents go by “${named}”; write one in full: ${agents.join(', ')}`,
    });
  }
  if (agents.length === 1 || whoseOf(named).kind !== 'agent') return;
  const zh = nearest.length === 0 ? '请核对名字' : `最接近的是：${nearest.join('、')}`;
  const en = nearest.length === 0 ? 'check the name' : `nearest: ${nearest.join(', ')}`;
  throw new Refused({
    zh: `数据里没有客服“${named}”；${zh}`,
    en: `there is no agent “${named}” in the data; ${en}`,
  });
}

function nothingThen(day: string | undefined) {
  return {
    zh: `数据里${day === undefined ? '' : ` ${day} 这天`}没有可数的；请核对日期和客服`,
    en: `there is nothing to count${day === undefined ? '' : ` on ${day}`}; check the day and the agent`,
  };
}
