// Options of line and bar charts: one value axis, promotions as bands, references dashed.
import type { EChartsCoreOption } from 'echarts/core';
import { axisLook, type ChartLook, tooltipLook } from './chart-look.ts';
import type { BarSpec, LineSpec, Series } from './chart-spec.ts';
import { formatDay, formatMoneyShort, formatValue, type Unit } from './format.ts';

type Spec = LineSpec | BarSpec;

export function axisOption(spec: Spec, look: ChartLook): EChartsCoreOption {
  const { palette, lang } = look;
  const flat = spec.kind === 'bar' && spec.flat === true;
  const names = {
    type: 'category',
    data: [...spec.x],
    ...axisLook(look),
    splitLine: { show: false },
    boundaryGap: spec.kind === 'bar',
    inverse: flat,
    axisLabel: {
      color: palette.muted,
      fontSize: 12,
      hideOverlap: true,
      formatter: (x: string) => tick(x, lang),
    },
  };
  const values = {
    type: 'value',
    ...axisLook(look),
    axisLine: { show: false },
    splitNumber: look.narrow ? 3 : 4,
    scale: spec.kind === 'line' && spec.fromZero !== true,
    axisLabel: {
      color: palette.muted,
      fontSize: 12,
      formatter: (value: number) => axisText(value, spec.unit, lang),
    },
  };
  const legend = spec.series.length > 1;
  return {
    grid: { left: 6, right: 14, top: legend ? 36 : 14, bottom: 4, containLabel: true },
    ...(legend ? { legend: legendLook(look) } : {}),
    tooltip: {
      ...tooltipLook(look),
      trigger: 'axis',
      axisPointer: {
        type: spec.kind === 'bar' ? 'shadow' : 'line',
        lineStyle: { color: palette.faint },
        shadowStyle: { color: palette.accent, opacity: 0.06 },
      },
      valueFormatter: (value: number | null | undefined) =>
        formatValue(value ?? null, spec.unit, lang),
    },
    xAxis: flat ? values : names,
    yAxis: flat ? names : values,
    series: spec.series.map((one, at) => seriesOption(spec, one, at, look)),
  };
}

function legendLook({ palette }: ChartLook): EChartsCoreOption {
  return {
    top: 0,
    left: 0,
    icon: 'roundRect',
    itemWidth: 14,
    itemHeight: 4,
    itemGap: 18,
    textStyle: { color: palette.muted, fontSize: 12.5 },
  };
}

function seriesOption(spec: Spec, one: Series, at: number, look: ChartLook): EChartsCoreOption {
  const quiet = one.reference === true;
  const shade = at === 0 && spec.bands !== undefined ? { markArea: bandsOf(spec, look) } : {};
  const color = colorOf(one, at, look);
  if (spec.kind === 'bar') {
    const round = spec.flat === true ? [0, 3, 3, 0] : [3, 3, 0, 0];
    return {
      type: 'bar',
      name: one.name,
      data: [...one.values],
      barMaxWidth: 26,
      itemStyle: { color, borderRadius: spec.stacked === true ? 0 : round },
      ...(spec.stacked === true ? { stack: 'all' } : {}),
      ...shade,
    };
  }
  return {
    type: 'line',
    name: one.name,
    data: [...one.values],
    showSymbol: spec.x.length < 3,
    symbolSize: 6,
    lineStyle: { width: quiet ? 1.5 : 2.2, type: quiet ? 'dashed' : 'solid', color },
    itemStyle: { color },
    emphasis: { disabled: true },
    ...(spec.area === true && !quiet ? { areaStyle: { color, opacity: 0.1 } } : {}),
    ...shade,
  };
}

function colorOf({ reference, tone }: Series, at: number, { palette }: ChartLook): string {
  if (reference === true || tone === 'quiet') return palette.faint;
  if (tone !== undefined) return palette[tone];
  return palette.series[at % palette.series.length] ?? palette.accent;
}

function bandsOf(spec: Spec, { palette }: ChartLook): EChartsCoreOption {
  return {
    silent: true,
    itemStyle: { color: palette.warn, opacity: 0.09 },
    label: { color: palette.warn, fontSize: 11.5, position: 'insideTop', distance: 4 },
    data: (spec.bands ?? [])
      .filter(({ from, to }) => spec.x.includes(from) && spec.x.includes(to))
      .map(({ from, to, name }) => [{ name, xAxis: from }, { xAxis: to }]),
  };
}

/** Days short on an axis: `5/12`. */
function tick(x: string, lang: 'zh' | 'en'): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(x)
    ? lang === 'zh'
      ? `${Number(x.slice(5, 7))}/${Number(x.slice(8))}`
      : formatDay(x, lang)
    : x;
}

function axisText(value: number, unit: Unit, lang: 'zh' | 'en'): string {
  if (unit === 'fen') return formatMoneyShort(value, lang);
  if (unit === 'percent') return `${Number((value * 100).toFixed(1))}%`;
  return formatValue(value, unit, lang);
}
