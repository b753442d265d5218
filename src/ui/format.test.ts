// Proves how figures and differences are written in both languages.
import { describe, expect, test } from 'vitest';
import {
  formatDay,
  formatGap,
  formatMoney,
  formatMoneyShort,
  formatPercent,
  formatRange,
  formatSeconds,
} from './format.ts';
import { moveOf } from './move-of.ts';

describe('figures', () => {
  test('money, percent and time, with a dash where nothing is known', () => {
    expect([formatMoney(123_450), formatMoney(19_452), formatMoney(null)]).toEqual([
      '¥1,235',
      '¥194.52',
      '–',
    ]);
    expect([formatPercent(0.3911), formatPercent(null)]).toEqual(['39.1%', '–']);
    expect([formatSeconds(206, 'zh'), formatSeconds(206, 'en')]).toEqual([
      '3 分 26 秒',
      '3 min 26 s',
    ]);
    expect([formatMoneyShort(12_846_000, 'zh'), formatMoneyShort(12_846_000, 'en')]).toEqual([
      '¥12.8 万',
      '¥128k',
    ]);
  });

  test('days and ranges are short; what is no day stays as it is', () => {
    expect(formatDay('not a day', 'zh')).toBe('not a day');
    expect(formatRange('2025-12-29', '2026-01-04', 'zh')).toBe('2025年12月29日 – 1月4日');
    expect(formatRange('2026-05-20', '2026-05-20', 'zh')).toBe('5月20日');
  });

  test('differences of shares are percentage points, others relative; what is good depends on the figure', () => {
    expect(formatGap(-0.017, 'percent', 'zh')).toBe('−1.7 个百分点');
    expect(formatGap(640_200, 'fen', 'zh')).toBe('+¥6,402');
    expect(moveOf(0.391, 0.408, 'percent', 'up', 'zh')).toEqual({
      text: '−1.7 个百分点',
      direction: 'down',
      tone: 'bad',
    });
    expect(moveOf(33, 38, 'count', 'down', 'zh')).toMatchObject({ text: '−13.2%', tone: 'good' });
    expect(moveOf(5, 0, 'count', 'up', 'zh').text).toBe('');
    expect(moveOf(1, 1, 'count', 'up', 'zh')).toMatchObject({ direction: 'flat', tone: 'flat' });
    expect(moveOf(2, 1, 'count', 'none', 'zh').tone).toBe('flat');
  });
});
