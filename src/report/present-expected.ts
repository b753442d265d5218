// What a provisional figure will end at, in words: value ±, and how far off such forecasts were.
import { isSettled } from '../measures/expect-final.ts';
import type { ExpectedRow } from '../measures/expect-row.ts';
import type { ExpectedShown } from './model.ts';
import { presentCount, presentValue, type Unit } from './present-number.ts';

const SETTLED: ExpectedShown = {
  text: { zh: '基本不会再变', en: 'hardly to change' },
  basis: {
    zh: '窗口还没结束，按这家店一贯的快慢估算',
    en: 'its window is open; going by this shop’s own delays',
  },
};

/** Differences of a percentage are told in points. */
export function presentExpected(
  { expected, low, high, error }: ExpectedRow,
  unit: Unit,
): ExpectedShown {
  if (unit === 'percent' && isSettled({ low, high })) return SETTLED;
  const gap = (value: number): string =>
    unit === 'percent' ? (value * 100).toFixed(1) : presentCount(Number(value.toFixed(1)));
  const value = presentValue(expected, unit);
  const half = gap((high - low) / 2);
  const points = unit === 'percent' ? { zh: ' 个百分点', en: ' points' } : { zh: '', en: '' };
  const past =
    error === null
      ? { zh: '还没有走完的日子可对照', en: 'no closed days to try it on yet' }
      : {
          zh: `过去同样时候这样预计，平均差 ${gap(error)}${points.zh}`,
          en: `such forecasts were off by ${gap(error)}${points.en} on average`,
        };
  return {
    text: { zh: `预计最终 ${value.zh} ± ${half}`, en: `expected ${value.en} ± ${half}` },
    basis: {
      zh: `± ${half}${points.zh}有 95% 的把握；${past.zh}`,
      en: `± ${half}${points.en} is 95% sure; ${past.en}`,
    },
  };
}
