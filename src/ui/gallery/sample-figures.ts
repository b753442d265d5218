// Made-up figures of a made-up shop, for the gallery.
import { dayText } from '../../lib/zone.ts';
import type { ArchetypeShare } from '../ArchetypeBar.tsx';
import type { BarSpec, LineSpec, RadarSpec, ScatterSpec, TreeSpec } from '../chart-spec.ts';

const LAST = 20_593;
const wave = (at: number, base: number, swing: number): number =>
  Math.round(base + swing * Math.sin(at / 2.3) + swing * 0.6 * Math.cos(at * 1.7));

export const DAYS = Array.from({ length: 30 }, (_, at) => dayText(LAST - 29 + at));

export const SALES: LineSpec = {
  kind: 'line',
  x: DAYS,
  unit: 'fen',
  area: true,
  fromZero: true,
  bands: [{ from: DAYS[17] ?? '', to: DAYS[20] ?? '', name: '预热' }],
  series: [
    {
      name: '本期',
      values: DAYS.map(
        (_, at) => wave(at, 3_860_000, 720_000) + (at > 16 && at < 21 ? 2_100_000 : 0),
      ),
    },
    {
      name: '上期',
      reference: true,
      values: DAYS.map((_, at) => wave(at + 3, 3_500_000, 560_000)),
    },
  ],
};

export const RULES: BarSpec = {
  kind: 'bar',
  flat: true,
  unit: 'count',
  x: ['首次响应超时', '未催付', '盲目推荐', '是的式回答', '稍等没下文'],
  series: [{ name: '命中会话', values: [182, 131, 96, 74, 41] }],
};

export const STACK: BarSpec = {
  kind: 'bar',
  stacked: true,
  unit: 'count',
  x: DAYS.slice(-10),
  series: [
    { name: '轻微', tone: 'quiet', values: [31, 28, 40, 22, 35, 30, 33, 29, 26, 30] },
    { name: '严重', tone: 'warn', values: [12, 9, 14, 8, 10, 13, 9, 7, 11, 8] },
    { name: '红线', tone: 'bad', values: [1, 0, 2, 0, 1, 0, 0, 1, 0, 1] },
  ],
};

export const AGENTS = [
  ['小禾', '售前一组', 412, 0.463, 18_260, 96.2, 14_000, 3],
  ['阿青', '售前一组', 388, 0.418, 17_940, 91.5, 19_000, 8],
  ['南星', '售前二组', 405, 0.371, 19_310, 83.4, 26_500, 21],
  ['知夏', '售前二组', 296, 0.352, 16_120, 77.9, 34_200, 26],
  ['木白', '夜班组', 188, 0.298, 15_480, 58.6, 71_000, 44],
  ['云帆', '夜班组', 12, null, null, null, null, 0],
] as const;

export const SCATTER: ScatterSpec = {
  kind: 'scatter',
  xName: '平均响应',
  yName: '询单转化率',
  xUnit: 'ms',
  yUnit: 'percent',
  cross: { x: 33_000, y: 0.38 },
  points: AGENTS.flatMap(([name, , , conversion, , , response]) =>
    conversion === null || response === null
      ? []
      : [{ name, x: response, y: conversion, marked: conversion < 0.3 }],
  ),
};

export const RADAR: RadarSpec = {
  kind: 'radar',
  unit: 'decimal',
  axes: ['响应', '挖需求', '推荐', '催付', '态度', '合规'].map((name) => ({ name, most: 100 })),
  series: [
    { name: '南星', values: [72, 84, 66, 58, 91, 97] },
    { name: '团队', reference: true, values: [80, 70, 72, 74, 88, 98] },
  ],
};

export const TREE: TreeSpec = {
  kind: 'tree',
  root: {
    name: '销售额',
    value: 128_460_00,
    unit: 'fen',
    children: [
      {
        name: '询单人数',
        value: 1689,
        unit: 'count',
        children: [
          { name: '白班', value: 1301, unit: 'count' },
          { name: '夜班', value: 388, unit: 'count' },
        ],
      },
      { name: '询单转化率', value: 0.391, unit: 'percent' },
      { name: '客单价', value: 19_452, unit: 'fen' },
    ],
  },
};

export const TYPES: readonly ArchetypeShare[] = [
  { type: '不予理睬型', share: 0.118, hits: 182, team: 0.072, before: 0.094, to: '#' },
  { type: '不断骚扰型', share: 0.012, hits: 18, team: 0.015, before: 0.016, to: '#' },
  { type: '默默守候型', share: 0.206, hits: 131, team: 0.189, before: 0.241, to: '#' },
  { type: '答非所问型', share: 0.064, hits: 96, team: 0.081, before: null, to: '#' },
  { type: '一问一答型', share: null, hits: 0, team: 0.11 },
];

export const HOURS = Array.from({ length: 7 }, (_, weekday) =>
  Array.from({ length: 24 }, (__, hour) => {
    if (hour < 8) return hour < 2 ? 2 + weekday : 0;
    const peak = Math.exp(-((hour - 20.5) ** 2) / 14) + 0.7 * Math.exp(-((hour - 14) ** 2) / 20);
    return Math.round(peak * (weekday > 4 ? 62 : 44) + ((hour * 7 + weekday * 3) % 5));
  }),
);
