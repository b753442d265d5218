// What all charts share: colours of axes and of the window at the pointer, names made harmless.
import type { EChartsCoreOption } from 'echarts/core';
import type { Palette } from './palette.ts';
import type { Lang } from './preferences.ts';

export interface ChartLook {
  readonly palette: Palette;
  readonly lang: Lang;
  readonly calm: boolean;
  /** Narrow: fewer ticks. */
  readonly narrow: boolean;
}

/** The small window at the pointer. */
export function tooltipLook({ palette }: ChartLook): EChartsCoreOption {
  return {
    backgroundColor: palette.raised,
    borderColor: palette.lineStrong,
    borderWidth: 1,
    padding: [8, 11],
    textStyle: { color: palette.text, fontSize: 13 },
    extraCssText: 'border-radius:8px;box-shadow:0 6px 24px rgb(0 0 0 / .14)',
    confine: true,
  };
}

export function axisLook({ palette }: ChartLook): EChartsCoreOption {
  return {
    axisLine: { lineStyle: { color: palette.lineStrong } },
    axisTick: { show: false },
    axisLabel: { color: palette.muted, fontSize: 12 },
    splitLine: { lineStyle: { color: palette.line } },
    nameTextStyle: { color: palette.muted, fontSize: 12 },
  };
}

/** Names come from files: they stand in the pointer's window as text, never as markup. */
export function asText(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}
