// Turns what a chart shows into the drawing library's options, in the colours of the theme.
import type { EChartsCoreOption } from 'echarts/core';
import { asText, axisLook, type ChartLook, tooltipLook } from './chart-look.ts';
import { axisOption } from './chart-option-axis.ts';
import type {
  ChartSpec,
  HeatSpec,
  RadarSpec,
  ScatterSpec,
  TreeNode,
  TreeSpec,
} from './chart-spec.ts';
import { formatValue } from './format.ts';

export function chartOption(spec: ChartSpec, look: ChartLook): EChartsCoreOption {
  const { palette } = look;
  return {
    animation: !look.calm,
    animationDuration: 350,
    color: [...palette.series],
    textStyle: { fontFamily: 'inherit', color: palette.muted },
    ...optionOf(spec, look),
  };
}

function optionOf(spec: ChartSpec, look: ChartLook): EChartsCoreOption {
  switch (spec.kind) {
    case 'line':
    case 'bar':
      return axisOption(spec, look);
    case 'heat':
      return heatOption(spec, look);
    case 'scatter':
      return scatterOption(spec, look);
    case 'radar':
      return radarOption(spec, look);
    case 'tree':
      return treeOption(spec, look);
  }
}

function heatOption(spec: HeatSpec, look: ChartLook): EChartsCoreOption {
  const values = spec.cells.flat().filter((value) => value !== null);
  const axis = { ...axisLook(look), splitLine: { show: false }, axisLine: { show: false } };
  return {
    grid: { left: 4, right: 8, top: 8, bottom: 4, containLabel: true },
    tooltip: {
      ...tooltipLook(look),
      formatter: ({ value: [x, y, v] }: { value: [number, number, number] }) =>
        `${spec.y[y]} · ${spec.x[x]}<br><b>${formatValue(v, spec.unit, look.lang)}</b>`,
    },
    xAxis: { type: 'category', data: [...spec.x], ...axis },
    yAxis: { type: 'category', data: [...spec.y], inverse: true, ...axis },
    visualMap: {
      show: false,
      min: Math.min(0, ...values),
      max: Math.max(1, ...values),
      inRange: { color: [...look.palette.heat] },
    },
    series: [
      {
        type: 'heatmap',
        data: spec.cells.flatMap((row, y) =>
          row.flatMap((value, x) => (value === null ? [] : [[x, y, value]])),
        ),
        itemStyle: { borderColor: look.palette.card, borderWidth: 2, borderRadius: 4 },
        label: {
          show: spec.x.length <= 12,
          fontSize: 12,
          color: look.palette.text,
          textBorderColor: look.palette.card,
          textBorderWidth: 2,
          formatter: ({ value }: { value: [number, number, number] }) =>
            formatValue(value[2], spec.unit, look.lang),
        },
      },
    ],
  };
}

function scatterOption(spec: ScatterSpec, look: ChartLook): EChartsCoreOption {
  const { palette, lang } = look;
  const { cross } = spec;
  const labels = (unit: ScatterSpec['xUnit']) => ({
    ...axisLook(look),
    scale: true,
    axisLabel: {
      color: palette.muted,
      hideOverlap: true,
      formatter: (value: number) => formatValue(value, unit, lang),
    },
  });
  return {
    grid: { left: 8, right: 28, top: 34, bottom: 26, containLabel: true },
    tooltip: {
      ...tooltipLook(look),
      formatter: ({ name, value }: { name: string; value: [number, number] }) =>
        `<b>${asText(name)}</b><br>${spec.xName} ${formatValue(value[0], spec.xUnit, lang)}<br>${spec.yName} ${formatValue(value[1], spec.yUnit, lang)}`,
    },
    xAxis: {
      type: 'value',
      name: spec.xName,
      nameLocation: 'middle',
      nameGap: 28,
      ...labels(spec.xUnit),
    },
    yAxis: {
      type: 'value',
      name: spec.yName,
      nameTextStyle: { align: 'left', color: palette.muted },
      ...labels(spec.yUnit),
    },
    series: [
      {
        type: 'scatter',
        data: spec.points.map(({ name, x, y, size = 12, marked = false }) => ({
          name,
          value: [x, y],
          symbolSize: size,
          itemStyle: { color: marked ? palette.bad : palette.accent, opacity: 0.82 },
        })),
        label: {
          show: true,
          position: 'right',
          formatter: '{b}',
          color: palette.muted,
          fontSize: 12,
        },
        labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
        ...(cross === undefined
          ? {}
          : {
              markLine: {
                silent: true,
                symbol: 'none',
                label: { show: false },
                lineStyle: { color: palette.faint, type: 'dashed' },
                data: [{ xAxis: cross.x }, { yAxis: cross.y }],
              },
            }),
      },
    ],
  };
}

function radarOption(spec: RadarSpec, look: ChartLook): EChartsCoreOption {
  const { palette } = look;
  return {
    legend: {
      bottom: 0,
      icon: 'roundRect',
      itemHeight: 4,
      itemWidth: 16,
      textStyle: { color: palette.muted },
    },
    tooltip: {
      ...tooltipLook(look),
      valueFormatter: (value: number) => formatValue(value, spec.unit, look.lang),
    },
    radar: {
      indicator: spec.axes.map(({ name, most }) => ({ name, max: most })),
      center: ['50%', '47%'],
      radius: '66%',
      axisName: { color: palette.muted, fontSize: 12.5 },
      splitLine: { lineStyle: { color: palette.line } },
      splitArea: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
    },
    series: [
      {
        type: 'radar',
        symbolSize: 5,
        data: spec.series.map(({ name, values, reference = false }) => ({
          name,
          value: values.map((value) => value ?? 0),
          lineStyle: { width: reference ? 1.5 : 2, type: reference ? 'dashed' : 'solid' },
          areaStyle: { opacity: reference ? 0 : 0.12 },
          ...(reference ? { itemStyle: { color: palette.faint } } : {}),
        })),
      },
    ],
  };
}

function treeOption({ root }: TreeSpec, look: ChartLook): EChartsCoreOption {
  const { palette, lang } = look;
  const nodeOf = (node: TreeNode): object => ({
    name: `${node.name}\n${formatValue(node.value, node.unit, lang)}`,
    children: (node.children ?? []).map(nodeOf),
  });
  return {
    series: [
      {
        type: 'tree',
        data: [nodeOf(root)],
        left: 90,
        right: 110,
        symbol: 'circle',
        symbolSize: 7,
        initialTreeDepth: -1,
        expandAndCollapse: false,
        itemStyle: { color: palette.accent, borderWidth: 0 },
        lineStyle: { color: palette.lineStrong, width: 1.2 },
        label: { color: palette.text, position: 'top', fontSize: 12.5, lineHeight: 17 },
        leaves: { label: { position: 'right', align: 'left' } },
      },
    ],
  };
}
