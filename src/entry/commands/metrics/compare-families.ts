// `kejing metrics compare DATA…`: the same chats under each family's definition, and what makes the difference (M5).
import { suggest } from '../../../engine/suggest.ts';
import {
  compareAnalysis,
  newComparison,
  presentComparison,
} from '../../../measures/compare-metrics.ts';
import type { CompiledMetric } from '../../../measures/compile-metrics.ts';
import { parseDay } from '../../../measures/days.ts';
import type { Where } from '../../../measures/list-units.ts';
import { metricsOfTopic } from '../../../measures/topics.ts';
import { countThread } from '../../../work/count-thread.ts';
import { parseLanguage, Refused } from '../../exit.ts';
import { type ReadingOptions, visitStored } from '../rules/stored-data.ts';
import { parseFamilies } from './list-metrics.ts';
import { type LoadedMetrics, loadMetrics } from './load-metrics.ts';
import { comparisonData, comparisonText } from './present-comparison.ts';

interface CompareOptions extends ReadingOptions {
  readonly families: string;
  readonly metric: string;
  readonly agent?: string;
  readonly day?: string;
  readonly metrics?: string;
  readonly policy: string;
  readonly limit: string;
  readonly json?: boolean;
  readonly lang: string;
}

export async function compareFamilies(
  data: readonly string[],
  options: CompareOptions,
): Promise<void> {
  const lang = parseLanguage(options.lang);
  const loaded = loadMetrics(options.metrics);
  const compared = comparedOf(options, loaded);
  const limit = limitOf(options.limit);
  const comparison = newComparison(compared, loaded.metrics, whereOf(options));
  const zone = { offsetMs: 0 };
  await visitStored({ ...options, on: data }, lang, (stored) => {
    zone.offsetMs = stored.setup.zoneOffsetMs;
    compareAnalysis(comparison, countThread(stored), stored.setup);
    return false;
  });
  const pairs = presentComparison(comparison);
  const { reasons } = loaded;
  const text = options.json
    ? `${JSON.stringify(comparisonData(compared, comparison.sums, pairs, reasons), null, 2)}\n`
    : comparisonText(comparison.sums, pairs, { compared, reasons, limit, lang });
  process.stdout.write(text);
}

/** The newest version of each metric asked for: a topic's, of the families, or ids. */
function comparedOf(options: CompareOptions, { metrics, topics }: LoadedMetrics): CompiledMetric[] {
  const families = parseFamilies(options.families);
  const topic = topics.find(({ id }) => id === options.metric);
  const ids =
    topic === undefined
      ? options.metric.split(/[,，]/).map((id) => id.trim())
      : metricsOfTopic(topic, families);
  const names = metrics.all.map(({ definition }) => definition.id);
  const found = ids.map((id) => {
    const versions = metrics.all.filter(({ definition }) => definition.id === id);
    const newest = versions.at(-1);
    if (newest !== undefined) return newest;
    const near = suggest(id, [...topics.map((each) => each.id), ...names]);
    const all = topics.map((each) => each.id).join('、');
    throw new Refused({
      zh: `没有主题或指标“${id}”${near === null ? '' : `，是不是 ${near}？`}；主题有：${all}`,
      en: `there is no topic or metric “${id}”${near === null ? '' : `; did you mean ${near}?`} Topics: ${all}`,
    });
  });
  refuseFew(found);
  return found;
}

function refuseFew(found: readonly CompiledMetric[]): void {
  if (found.length < 2) {
    throw new Refused({
      zh: '要有两个以上的口径才能比；请多写几家，或换一个主题',
      en: 'it takes two definitions to compare; name more families, or another topic',
    });
  }
  const units = new Set(found.map(({ definition }) => definition.value));
  const odd = found.find(
    ({ definition }) => definition.aggregate === 'percentile' || definition.unit === 'agent-day',
  );
  if (units.size === 1 && odd === undefined) return;
  throw new Refused({
    zh: '这些指标单位不同，或是分位数、峰值，没法逐条并排比',
    en: 'these metrics have other units, or are percentiles or peaks, and cannot be compared one by one',
  });
}

function whereOf({ agent, day }: CompareOptions): Where {
  if (day !== undefined && parseDay(day) === null) {
    throw new Refused({
      zh: `--day 要写成 2026-06-01 这样，不是“${day}”`,
      en: `--day is written like 2026-06-01, not “${day}”`,
    });
  }
  return { ...(agent === undefined ? {} : { agent }), ...(day === undefined ? {} : { day }) };
}

/** A whole number from 0. */
export function limitOf(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 0) return limit;
  throw new Refused({
    zh: `--limit 要填不小于 0 的整数，不是“${text}”`,
    en: `--limit takes a whole number from 0, not “${text}”`,
  });
}
