// The same chats under several definitions (M5): the figures, and for every two what makes the difference.
import type { PersonalMask } from '../../http/scope.ts';
import type { Words } from '../../intake/format.ts';
import { dayText } from '../../lib/zone.ts';
import {
  compareAnalysis,
  type MetricComparison,
  type MetricDifference,
  newComparison,
  presentComparison,
} from '../../measures/compare-metrics.ts';
import type { CompiledMetric } from '../../measures/compile-metrics.ts';
import type { Family } from '../../measures/definition.ts';
import { metricsOfTopic } from '../../measures/topics.ts';
import { sumText } from '../../report/figure-text.ts';
import { reasonText } from '../../report/words/difference-reasons.ts';
import type { Database } from '../../store/database.ts';
import { refOf } from '../conversations/store.ts';
import { shownUnit } from './figures.ts';
import type { Work } from './period.ts';
import { listBuyers, visitAnalyses } from './replay.ts';
import { findMetric, THREADS_MAX, whereOf } from './why.ts';

/** Shown of each pair. */
const DIFFERENCES_MAX = 40;

/** The metrics of a topic that can be set side by side; percentiles and peaks have no units to compare. */
export function metricsCompared(
  { content, metrics }: Work['setup'],
  topic: string,
  families: readonly Family[],
): CompiledMetric[] {
  const found = content.topics.find(({ id }) => id === topic);
  if (found === undefined) return [];
  return metricsOfTopic(found, families).flatMap((id) => {
    const metric = findMetric(metrics, id);
    if (metric === undefined || metric.definition.aggregate === 'percentile') return [];
    return metric.definition.unit === 'agent-day' ? [] : [metric];
  });
}

/** null: too many threads to read at once. */
export async function compareOn(db: Database, work: Work, compared: readonly CompiledMetric[]) {
  const { count, buyers } = await listBuyers(db, work, THREADS_MAX);
  if (buyers === null) return { threads: count, comparison: null };
  const comparison = newComparison(compared, work.setup.metrics, whereOf(work));
  await visitAnalyses(db, work, buyers, (analysis) =>
    compareAnalysis(comparison, analysis, work.setup.setup),
  );
  return { threads: count, comparison };
}

type Compared = NonNullable<Awaited<ReturnType<typeof compareOn>>['comparison']>;

export interface CompareWords {
  readonly work: Work;
  readonly mask: PersonalMask;
}

export function presentCompared(comparison: Compared, as: CompareWords) {
  return {
    metrics: comparison.compared.map(({ definition }, i) => {
      const { value, numerator, denominator, units } = comparison.sums[i]!;
      const { id, version, family, name, sentence, unit: counts } = definition;
      return {
        ...{ metric: id, version, family, name, sentence, counts, unit: shownUnit(definition) },
        ...{ value, numerator, denominator, units },
        sum: sumText(definition, numerator, denominator),
      };
    }),
    pairs: presentComparison(comparison).map((pair) => presentPair(pair, as)),
  };
}

function presentPair(pair: MetricComparison, as: CompareWords) {
  const { reasons } = as.work.setup.content;
  const words = (reason: MetricDifference['reason']): Words => ({
    zh: reasonText(reason, pair, { reasons, lang: 'zh' }),
    en: reasonText(reason, pair, { reasons, lang: 'en' }),
  });
  return {
    left: pair.left.definition.id,
    right: pair.right.definition.id,
    part: pair.part,
    agreeing: pair.agreeing,
    differing: pair.differing,
    reasons: pair.reasons.slice(0, 8).map(({ reason, count }) => ({ words: words(reason), count })),
    differences: pair.differences
      .slice(0, DIFFERENCES_MAX)
      .map((each) => presentDifference(each, pair, words(each.reason), as)),
  };
}

function presentDifference(
  each: MetricDifference,
  { left, right }: MetricComparison,
  reason: Words,
  { work, mask }: CompareWords,
) {
  const { buyer, conversation, agent, day, minuteOfDay, effect } = each;
  const told = ({ definition }: CompiledMetric, reading: MetricDifference['left']) =>
    reading.value === null ? null : sumText(definition, reading.numerator, reading.denominator);
  return {
    buyer: mask.buyer(buyer),
    agent: agent === null ? null : { id: agent, name: work.nameOf(agent) },
    day: day === null ? null : dayText(day),
    minuteOfDay,
    ref: conversation === null ? null : refOf({ conversation_id: conversation, buyer }),
    left: told(left, each.left),
    right: told(right, each.right),
    effect,
    reason,
  };
}
