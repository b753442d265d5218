// `kejing metrics diff OLD NEW`: which stored figures changed between two runs, and why (M10).
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Words } from '../../../intake/format.ts';
import type { MetricDefinition } from '../../../measures/definition.ts';
import {
  type ChangeReason,
  diffFigures,
  type FigureChange,
  type FigureDiff,
  type StoredFigure,
} from '../../../measures/diff-figures.ts';
import { columnTable } from '../../../report/column-table.ts';
import { valueText } from '../../../report/figure-text.ts';
import { presentCount } from '../../../report/present-number.ts';
import { type Language, parseLanguage, Refused } from '../../exit.ts';
import { shortName } from '../rules/present-transcript.ts';
import { limitOf } from './compare-families.ts';
import { loadMetrics } from './load-metrics.ts';

interface DiffOptions {
  readonly metric?: string;
  readonly limit: string;
  readonly json?: boolean;
  readonly lang: string;
}

const WIDTH = 118;

export const CHANGE_REASONS: Readonly<Record<ChangeReason, Words>> = {
  definition: { zh: '口径版本变了', en: 'another version of the definition' },
  policy: { zh: '归属口径变了', en: 'another attribution policy' },
  'window-closed': { zh: '窗口已关，成为最终', en: 'its window closed: final now' },
  'still-open': { zh: '窗口未关，又有新情况', en: 'its window is open: more came in' },
  'late-data': { zh: '已是最终，但补来了数据', en: 'it was final; data came late' },
  'data-came': { zh: '原来没有数据，现在有了', en: 'there were no data before' },
  'data-gone': { zh: '原来有数据，现在没有了', en: 'there are no data any more' },
  appeared: { zh: '旧的里没有', en: 'not in the old one' },
  vanished: { zh: '新的里没有', en: 'not in the new one' },
};

const figureSchema = z.looseObject({
  metric: z.string(),
  version: z.union([z.number(), z.string()]).transform(Number),
  shop: z.string(),
  agent: z.string().nullable(),
  day: z.string(),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  state: z.enum(['final', 'provisional', 'na']),
  reason: z.string().nullable().default(null),
  policy: z.string().nullable().optional(),
  expected: z.number().nullable().optional(),
});

export function diffFiguresCommand(old: string, now: string, options: DiffOptions): void {
  const lang = parseLanguage(options.lang);
  const limit = limitOf(options.limit);
  const wanted = ({ metric }: StoredFigure): boolean =>
    options.metric === undefined || metric === options.metric;
  const before = readFigures(old).filter(wanted);
  const diff = diffFigures(before, readFigures(now).filter(wanted));
  if (options.json) {
    const changes = diff.changes.map((each) => ({ ...each, words: CHANGE_REASONS[each.reason] }));
    process.stdout.write(`${JSON.stringify({ same: diff.same, changes }, null, 2)}\n`);
    return;
  }
  process.stdout.write(diffText(diff, limit, lang));
}

function readFigures(file: string): StoredFigure[] {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refused({ zh: `读不了 ${file}：${why}`, en: `cannot read ${file}: ${why}` });
  }
  const parsed = z.array(figureSchema).safeParse(data);
  if (parsed.success) return parsed.data as StoredFigure[];
  const [issue] = parsed.error.issues;
  const where = `${issue?.path.join('.')}: ${issue?.message}`;
  throw new Refused({
    zh: `${file} 不是 kejing analyze 写出来的 facts/metrics.json（${where}）`,
    en: `${file} is no facts/metrics.json of kejing analyze (${where})`,
  });
}

function diffText({ same, changes }: FigureDiff, limit: number, lang: Language): string {
  const zh = lang === 'zh';
  const counts = new Map<ChangeReason, number>();
  for (const { reason } of changes) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const head = zh
    ? `${presentCount(same)} 个数没变，${presentCount(changes.length)} 个变了`
    : `${presentCount(same)} figures unchanged, ${presentCount(changes.length)} changed`;
  const why = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(
      ([reason, count]) => `  ${presentCount(count).padStart(7)}  ${CHANGE_REASONS[reason][lang]}`,
    );
  const titles = zh
    ? ['日期', '客服', '指标', '原来', '现在', '为什么']
    : ['Day', 'Agent', 'Metric', 'Was', 'Is', 'Why'];
  const columns = titles.map((title, column) => ({ title, right: column === 3 || column === 4 }));
  const { definitions } = loadMetrics(undefined);
  const rows = changes.slice(0, limit).map((each) => rowOf(each, definitions, lang));
  const rest = changes.length - rows.length;
  const more = zh
    ? `另有 ${rest} 个，用 --limit 或 --json 看全部`
    : `${rest} more; see --limit or --json`;
  const lines = [
    head,
    ...why,
    ...(rows.length === 0 ? [] : ['', ...columnTable(columns, rows, WIDTH)]),
    ...(rest > 0 ? [more] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function rowOf(
  { metric, agent, day, old, new: now, reason, missedBy }: FigureChange,
  definitions: readonly MetricDefinition[],
  lang: Language,
): string[] {
  const definition = definitions.findLast(({ id }) => id === metric);
  const value = (figure: StoredFigure | null): string => {
    if (figure === null || figure.value === null) return '–';
    const mark = figure.state === 'provisional' ? '*' : '';
    const text =
      definition === undefined ? String(figure.value) : valueText(definition, figure.value, lang);
    return text + mark;
  };
  const expected = old?.expected;
  const told =
    missedBy === null || expected == null || definition === undefined
      ? ''
      : lang === 'zh'
        ? `（当时预计 ${valueText(definition, expected, lang)}）`
        : ` (expected ${valueText(definition, expected, lang)})`;
  const who = agent === null ? (lang === 'zh' ? '未归属' : 'nobody') : shortName(agent);
  const name = definition?.name[lang] ?? metric;
  return [day, who, name, value(old), value(now), CHANGE_REASONS[reason][lang] + told];
}
