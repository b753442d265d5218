// An explained figure for a reader: definition, value, expected end, units counted and left out, the check.
import { presentDefinition } from '../../../features/performance/definitions.ts';
import type { Words } from '../../../intake/format.ts';
import { isoText } from '../../../lib/zone.ts';
import type { MetricDefinition } from '../../../measures/definition.ts';
import { type ExpectedFinal, isSettled } from '../../../measures/expect-final.ts';
import { type ListedUnit, unitDay } from '../../../measures/list-units.ts';
import { columnTable } from '../../../report/column-table.ts';
import { momentText, sumText, unitText, valueText } from '../../../report/figure-text.ts';
import { maskBuyer } from '../../../report/mask.ts';
import { presentCount, presentPercent } from '../../../report/present-number.ts';
import { clockText } from '../../../report/wall-clock.ts';
import type { ExplainedFigure, MetricExplanation } from '../../../work/explain-metric.ts';
import type { Language } from '../../exit.ts';
import { shortName } from '../rules/present-transcript.ts';

const NO_FIGURE: Readonly<Record<string, string>> = {
  'orders-unknown': '没有可信的订单数据',
  'ratings-unknown': '这段时间的数据里没有评价',
};

const WIDTH = 118;
/** Units shown of each reason they were left out for. */
const LEFT_OUT_SHOWN = 3;

export interface ShownAs {
  readonly reasons: Readonly<Record<string, Words>>;
  readonly limit: number;
  readonly lang: Language;
}

/** Plain text, ends with a line break. */
export function presentExplanation(found: MetricExplanation, as: ShownAs): string {
  const told = new Set<MetricDefinition>();
  const blocks = found.figures.flatMap((figure) => {
    const { definition } = figure;
    const head = told.has(definition) ? [] : definitionLines(definition, as);
    told.add(definition);
    return [head, ...figureBlocks(figure, found, as)];
  });
  const texts = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

function definitionLines(definition: MetricDefinition, { reasons, lang }: ShownAs): string[] {
  const zh = lang === 'zh';
  const { id, version, name, sentence, source, effective } = definition;
  const { from, to } = effective;
  const days = from === null && to === null ? '' : `  ${from ?? '…'} – ${to ?? '…'}`;
  const { formula, expression, conditions } = presentDefinition(definition, reasons, []);
  const named = Object.entries(definition.settings).map(([key, value]) => `${key} = ${value}`);
  return [
    `${name[lang]}  ${id}@${version}${days}`,
    `  ${sentence[lang]}`,
    `  ${zh ? '来源' : 'source'}  ${source}`,
    `  ${zh ? '算法' : 'formula'}  ${formula[lang]}`,
    `  ${zh ? '原式' : 'to the letter'}  ${expression}`,
    ...(named.length === 0 ? [] : [`  ${zh ? '设置' : 'settings'}  ${named.join('，')}`]),
    ...conditions.map(({ if: condition, else: why }) =>
      zh
        ? `  不数的  ${why.zh}（条件 ${condition}）`
        : `  left out  ${why.en} (where ${condition})`,
    ),
  ];
}

function figureBlocks(
  figure: ExplainedFigure,
  { zoneOffsetMs }: MetricExplanation,
  as: ShownAs,
): string[][] {
  const zh = as.lang === 'zh';
  const { counted } = figure.list;
  const shown = counted.slice(0, as.limit);
  const rest = counted.length - shown.length;
  const title = zh ? `数进去的 ${counted.length} 个` : `Counted: ${counted.length}`;
  return [
    valueLines(figure, as),
    counted.length === 0 ? [] : [title, ...unitTable(figure, shown, as)],
    rest > 0 && as.limit > 0
      ? [
          zh
            ? `另有 ${rest} 个，用 --limit 或 --json 看全部`
            : `${rest} more; see --limit or --json`,
        ]
      : [],
    peakLines(figure, zoneOffsetMs, as),
    leftOutLines(figure, as),
    [checkLine(figure, as.lang)],
  ];
}

function valueLines(figure: ExplainedFigure, { lang }: ShownAs): string[] {
  const zh = lang === 'zh';
  const { definition, row, shop, agent, list, expected } = figure;
  const whole = zh ? '全店' : 'whole shop';
  const nobody = zh ? '没有归属的' : 'nobody’s';
  const who = row.scope === 'shop' ? whole : agent === null ? nobody : shortName(agent);
  const when = row.day ?? (zh ? '全部日期' : 'all days');
  const value = valueText(definition, row.value, lang);
  const sum =
    definition.aggregate === 'percentile'
      ? ''
      : ` = ${sumText(definition, list.numerator, list.denominator)}`;
  const open = list.counted.filter((unit) => unit.open).length;
  const state =
    row.state === 'provisional'
      ? zh
        ? `  暂定：还有 ${open} 个没到期，可能再变`
        : `  provisional: ${open} may still change`
      : row.state === 'na'
        ? zh
          ? `  没有数：${NO_FIGURE[row.reason ?? ''] ?? '一个都没有'}`
          : `  n/a: ${row.reason}`
        : zh
          ? '  最终'
          : '  final';
  const lines = [`${shop} · ${who} · ${when}`, `  ${value}${sum}${state}`];
  return expected === null ? lines : [...lines, `  ${expectedText(expected, lang)}`];
}

/** `目前 31.2%，预计最终 34.0% ± 2.0 个百分点（95%）；…` */
export function expectedText(told: ExpectedFinal, lang: Language): string {
  const zh = lang === 'zh';
  if (isSettled(told)) {
    return zh
      ? '窗口还没结束，但按这家店一贯的快慢，基本不会再变'
      : 'its window is open, but going by this shop’s own delays it will hardly change';
  }
  const points = (share: number): string => (share * 100).toFixed(1);
  const half = points((told.high - told.low) / 2);
  const now = presentPercent(told.observed);
  const end = presentPercent(told.expected);
  const { pastError, naiveError, triedDays } = told;
  const first = zh
    ? `目前 ${now}，预计最终 ${end} ± ${half} 个百分点（95%）`
    : `now ${now}, expected to end at ${end} ± ${half} points (95%)`;
  if (pastError === null || naiveError === null) {
    return zh ? `${first}；还没有走完的日子可对照` : `${first}; no closed days to try it on yet`;
  }
  return zh
    ? `${first}；过去 ${triedDays} 天同龄误差 ${points(pastError)} 个百分点（照当时的数看，误差 ${points(naiveError)}）`
    : `${first}; past error at this age over ${triedDays} days ${points(pastError)} points (as it stood: ${points(naiveError)})`;
}

function unitTable(
  { definition }: ExplainedFigure,
  units: readonly ListedUnit[],
  { lang }: ShownAs,
): string[] {
  const zh = lang === 'zh';
  const titles = zh
    ? ['时间', '买家', '说明', '加上', '会话']
    : ['Time', 'Buyer', 'What', 'Adds', 'Conversation'];
  const columns = titles.map((title, column) => ({ title, right: column === 3 }));
  const rows = units.map((unit) => {
    const { numerator, denominator, open, buyer } = unit;
    const mark = open ? '*' : '';
    const added = sumText(definition, numerator, denominator) + mark;
    const name = buyer === '' ? '–' : maskBuyer(buyer);
    return [momentText(unit), name, unitText(unit, lang), added, unit.unit.conversation ?? '–'];
  });
  return columnTable(columns, rows, WIDTH).map((line) => `  ${line}`);
}

/** Of an agent's day: when the peak was, and who was open then. */
function peakLines(
  { list }: ExplainedFigure,
  zoneOffsetMs: number,
  { lang, limit }: ShownAs,
): string[] {
  const zh = lang === 'zh';
  const days = list.counted.flatMap((each) =>
    each.unit.kind === 'agent-day' ? [{ unit: each.unit, open: each.receptions ?? [] }] : [],
  );
  const top = days.reduce<(typeof days)[number] | null>(
    (best, day) =>
      best === null || day.unit.peakReceptions > best.unit.peakReceptions ? day : best,
    null,
  );
  if (top === null) return [];
  const clock = clockText(top.unit.peakAt, zoneOffsetMs);
  const shown = top.open.slice(0, limit).map(({ buyer, conversation, from, to }) => {
    const span = `${clockText(from, zoneOffsetMs)}–${clockText(to, zoneOffsetMs)}`;
    return `  ${span}  ${maskBuyer(buyer)}  ${conversation}`;
  });
  const count = top.unit.peakReceptions;
  const who = shortName(top.unit.agent);
  return [
    zh
      ? `最忙是 ${who} ${clock}，同时开着 ${count} 个`
      : `Busiest: ${who} at ${clock}, ${count} open`,
    ...shown,
  ];
}

function leftOutLines({ list }: ExplainedFigure, { reasons, lang }: ShownAs): string[] {
  if (list.leftOut.length === 0) return [];
  const zh = lang === 'zh';
  const by = new Map<string, ListedUnit[]>();
  for (const unit of list.leftOut) {
    const code = unit.reason ?? '';
    by.set(code, [...(by.get(code) ?? []), unit]);
  }
  const lines = [...by]
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([code, units]) => [
      `  ${reasons[code]?.[lang] ?? code}  ${presentCount(units.length)}`,
      ...units
        .slice(0, LEFT_OUT_SHOWN)
        .map(
          (unit) =>
            `    ${momentText(unit)}  ${maskBuyer(unit.buyer)}  ${unit.unit.conversation ?? '–'}`,
        ),
    ]);
  const count = list.leftOut.length;
  return [zh ? `没数的 ${count} 个` : `Left out: ${count}`, ...lines];
}

function checkLine({ definition, list, row, adds }: ExplainedFigure, lang: Language): string {
  const zh = lang === 'zh';
  const sum =
    definition.aggregate === 'percentile'
      ? zh
        ? `${list.counted.length} 个数`
        : `${list.counted.length} values`
      : sumText(definition, list.numerator, list.denominator);
  const value = valueText(definition, row.value, lang);
  if (adds)
    return zh ? `✓ 明细相加 ${sum}，就是 ${value}` : `✓ the units add up to ${sum}: ${value}`;
  return zh
    ? `✗ 明细相加 ${sum}，与 ${value} 不符：这是程序的错，请报告`
    : `✗ the units add up to ${sum}, not ${value}: a fault of the program, please report it`;
}

/** Everything, for machines; buyers are masked here as well. */
export function explanationData(
  { figures, asOf, zoneOffsetMs }: MetricExplanation,
  reasons: Readonly<Record<string, Words>>,
): object {
  const unitData = ({ unit, buyer, numerator, denominator, open, reason }: ListedUnit): object => ({
    day: unitDay(unit),
    minuteOfDay: unit.minuteOfDay,
    buyer: buyer === '' ? null : maskBuyer(buyer),
    agent: unit.agent,
    conversation: unit.conversation,
    ...('orderId' in unit ? { order: unit.orderId } : {}),
    ...('index' in unit ? { round: unit.index + 1 } : {}),
    numerator,
    denominator,
    open,
    ...(reason === null ? {} : { reason, words: reasons[reason] ?? null }),
  });
  return {
    asOf: isoText(asOf, zoneOffsetMs),
    figures: figures.map(({ definition, shop, agent, list, row, adds, expected }) => ({
      definition,
      shop,
      agent,
      scope: row.scope,
      day: row.day,
      value: row.value,
      unit: row.unit,
      numerator: row.numerator,
      denominator: row.denominator,
      state: row.state,
      reason: row.reason,
      expected,
      adds,
      counted: list.counted.map(unitData),
      leftOut: list.leftOut.map(unitData),
    })),
  };
}
