// Definitions side by side for a reader: the figures, then for every two what makes the difference and why.
import type { Words } from '../../../intake/format.ts';
import { dayText } from '../../../lib/zone.ts';
import type { MetricComparison, MetricDifference } from '../../../measures/compare-metrics.ts';
import type { CompiledMetric } from '../../../measures/compile-metrics.ts';
import { FAMILY_WORDS, UNIT_WORDS } from '../../../measures/describe.ts';
import type { DifferenceReason } from '../../../measures/difference-reason.ts';
import type { Reading } from '../../../measures/reading.ts';
import { columnTable } from '../../../report/column-table.ts';
import { sumText, valueText } from '../../../report/figure-text.ts';
import { maskBuyer } from '../../../report/mask.ts';
import { presentCount, presentMs } from '../../../report/present-number.ts';
import { reasonText, SIDES } from '../../../report/words/difference-reasons.ts';
import type { Language } from '../../exit.ts';

const WIDTH = 118;
const REASONS_SHOWN = 6;

type Reasons = Readonly<Record<string, Words>>;

export interface ShownAs {
  readonly compared: readonly CompiledMetric[];
  readonly reasons: Reasons;
  readonly limit: number;
  readonly lang: Language;
}

const PARTS = {
  zh: { unit: '条', conversation: '个会话', 'buyer-day': '位买家（按天）' },
  en: { unit: 'units', conversation: 'conversations', 'buyer-day': 'buyers by day' },
} as const;

/** Plain text, ends with a line break. */
export function comparisonText(
  sums: readonly Reading[],
  pairs: readonly MetricComparison[],
  as: ShownAs,
): string {
  const { lang, compared } = as;
  const titles =
    lang === 'zh'
      ? ['口径', '数', '怎么来的', '数的是', '指标']
      : ['Family', 'Value', 'From', 'Counts', 'Metric'];
  const columns = titles.map((title, column) => ({ title, right: column === 1 }));
  const rows = compared.map(({ definition }, i) => {
    const { numerator, denominator, value } = sums[i]!;
    return [
      FAMILY_WORDS[definition.family][lang],
      valueText(definition, value, lang),
      sumText(definition, numerator, denominator),
      UNIT_WORDS[definition.unit][lang],
      `${definition.name[lang]}  ${definition.id}@${definition.version}`,
    ];
  });
  const blocks = [columnTable(columns, rows, WIDTH), ...pairs.map((pair) => pairLines(pair, as))];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** The family, or the metric's own name where several of the family are compared. */
function sideName(
  { definition }: CompiledMetric,
  { compared }: Pick<ShownAs, 'compared'>,
  lang: Language,
): string {
  const { family, name } = definition;
  const own = compared.filter((each) => each.definition.family === family);
  return own.length > 1 ? name[lang] : FAMILY_WORDS[family][lang];
}

function pairLines(pair: MetricComparison, as: ShownAs): string[] {
  const { lang, limit } = as;
  const zh = lang === 'zh';
  const { left, right, leftReading, rightReading, agreeing, differing, reasons, part } = pair;
  const a = sideName(left, as, lang);
  const b = sideName(right, as, lang);
  const values = `${valueText(left.definition, leftReading.value, lang)} / ${valueText(right.definition, rightReading.value, lang)}`;
  const of = PARTS[lang][part];
  const counts = zh
    ? `${presentCount(agreeing)} ${of}一致，${presentCount(differing)} ${of}不一致`
    : `${presentCount(agreeing)} ${of} agree, ${presentCount(differing)} differ`;
  const shown = reasons.slice(0, REASONS_SHOWN).map(({ reason, count }) => {
    return `  ${presentCount(count).padStart(7)}  ${reasonText(reason, pair, as)}`;
  });
  const rest = reasons.slice(REASONS_SHOWN).reduce((sum, { count }) => sum + count, 0);
  const more =
    rest === 0 ? [] : [`  ${presentCount(rest).padStart(7)}  ${zh ? '其他原因' : 'other reasons'}`];
  const top = pair.differences.slice(0, limit).map((each) => differenceLine(each, pair, as));
  const head = zh ? '  影响最大的：' : '  With the greatest effect:';
  return [
    `${a} / ${b}：${values}  ${counts}`,
    ...shown,
    ...more,
    ...(top.length === 0 ? [] : [head, ...top]),
  ];
}

function differenceLine(each: MetricDifference, pair: MetricComparison, as: ShownAs): string {
  const { lang } = as;
  const zh = lang === 'zh';
  const { left, right } = pair;
  const told = (metric: CompiledMetric, reading: Reading, name: string): string => {
    if (reading.value === null) return zh ? `${name}不数` : `${name}: none`;
    return `${name} ${sumText(metric.definition, reading.numerator, reading.denominator)}`;
  };
  const when =
    each.day === null ? '–' : `${dayText(each.day).slice(5)} ${minuteText(each.minuteOfDay)}`;
  const readings = `${told(left, each.left, SIDES[lang][0])}，${told(right, each.right, SIDES[lang][1])}`;
  const place = each.conversation === null ? '' : `  ${each.conversation}`;
  return `  ${when}  ${maskBuyer(each.buyer)}${place}  ${readings}  ${slowestText(each, lang)}${reasonText(each.reason, pair, as)}`;
}

function minuteText(minute: number): string {
  if (minute < 0) return '–';
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

function slowestText({ slowest }: MetricDifference, lang: Language): string {
  if (slowest === null) return '';
  const zh = lang === 'zh';
  const closing = zh ? '“谢谢”类的话' : 'a bare closing';
  if (slowest.waitMs === null) {
    if (slowest.closing) return zh ? `${closing}没人回；` : `no reply to ${closing}; `;
    return zh ? '有一轮没回；' : 'a round without reply; ';
  }
  const wait = presentMs(slowest.waitMs)[lang];
  if (slowest.closing) return zh ? `${closing}等了 ${wait}；` : `${closing} waited ${wait}; `;
  return zh ? `最久等了 ${wait}；` : `longest wait ${wait}; `;
}

/** Everything, for machines; buyers are masked here as well. */
export function comparisonData(
  compared: readonly CompiledMetric[],
  sums: readonly Reading[],
  pairs: readonly MetricComparison[],
  reasons: Reasons,
): object {
  const words = (reason: DifferenceReason, pair: MetricComparison): Words => ({
    zh: reasonText(reason, pair, { reasons, lang: 'zh' }),
    en: reasonText(reason, pair, { reasons, lang: 'en' }),
  });
  return {
    metrics: compared.map(({ definition }, i) => {
      const { id, version, family, name, unit } = definition;
      const { numerator, denominator, value, units } = sums[i]!;
      return {
        metric: id,
        version,
        family,
        name,
        counts: unit,
        value,
        numerator,
        denominator,
        units,
      };
    }),
    pairs: pairs.map((pair) => ({
      left: pair.left.definition.id,
      right: pair.right.definition.id,
      comparedBy: pair.part,
      agreeing: pair.agreeing,
      differing: pair.differing,
      reasons: pair.reasons.map(({ reason, count }) => ({
        ...reason,
        count,
        words: words(reason, pair),
      })),
      differences: pair.differences.map(({ buyer, day, reason, ...rest }) => ({
        ...rest,
        buyer: maskBuyer(buyer),
        day: day === null ? null : dayText(day),
        reason: { ...reason, words: words(reason, pair) },
      })),
    })),
  };
}
