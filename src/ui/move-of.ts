// How a figure moved against another period: by how much, and whether that is good.

import { formatGap, formatPercent, type Unit } from './format.ts';
import type { Lang } from './preferences.ts';

export type Better = 'up' | 'down' | 'none';

export interface Move {
  /** `+12.3%`, `+1.2 个百分点`; '' where there is nothing to compare with. */
  readonly text: string;
  readonly direction: 'up' | 'down' | 'flat';
  readonly tone: 'good' | 'bad' | 'flat';
}

/** Relative change; ratios in percentage points; null or a zero base: nothing to compare. */
export function moveOf(
  now: number | null,
  before: number | null,
  unit: Unit,
  better: Better,
  lang: Lang,
): Move {
  if (now === null || before === null || (before === 0 && unit !== 'percent')) {
    return { text: '', direction: 'flat', tone: 'flat' };
  }
  const gap = now - before;
  const change = unit === 'percent' ? gap : gap / Math.abs(before);
  const shown = formatPercent(Math.abs(change));
  const direction = shown === '0.0%' ? 'flat' : gap > 0 ? 'up' : 'down';
  const text =
    unit === 'percent'
      ? formatGap(gap, 'percent', lang)
      : `${direction === 'flat' ? '' : gap > 0 ? '+' : '−'}${shown}`;
  const tone =
    direction === 'flat' || better === 'none' ? 'flat' : direction === better ? 'good' : 'bad';
  return { text, direction, tone };
}
