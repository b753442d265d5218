// Figures, spans and days as people read them on screen, in Chinese and English.
import { weekday } from '../lib/zone.ts';
import {
  presentCount,
  presentFen,
  presentMs,
  presentPercent,
  presentValue,
  type Unit,
} from '../report/present-number.ts';
import { dayOf } from './day-range.ts';
import type { Lang } from './preferences.ts';

export type { Unit } from '../report/present-number.ts';

const DASH = '–';

/** Fen as `¥1,234.50`. */
export function formatMoney(fen: number | null): string {
  return fen === null ? DASH : presentFen(Math.round(fen));
}

/** Fen short, for tight places and axes: `¥1.2 万`, `¥12k`. */
export function formatMoneyShort(fen: number, lang: Lang): string {
  const yuan = fen / 100;
  const size = Math.abs(yuan);
  if (lang === 'zh') {
    if (size >= 1e8) return `¥${trim(yuan / 1e8)} 亿`;
    if (size >= 1e4) return `¥${trim(yuan / 1e4)} 万`;
  } else {
    if (size >= 1e6) return `¥${trim(yuan / 1e6)}M`;
    if (size >= 1e4) return `¥${trim(yuan / 1e3)}k`;
  }
  return presentFen(Math.round(yuan) * 100);
}

const trim = (value: number): string => value.toFixed(Math.abs(value) >= 100 ? 0 : 1);

/** 0.372 as `37.2%`. */
export function formatPercent(ratio: number | null): string {
  return ratio === null ? DASH : presentPercent(ratio);
}

/** Milliseconds as `2 分 05 秒`. */
export function formatSpan(ms: number | null, lang: Lang): string {
  return ms === null ? DASH : presentMs(ms)[lang];
}

/** Seconds as `2 分 05 秒`. */
export function formatSeconds(seconds: number | null, lang: Lang): string {
  return formatSpan(seconds === null ? null : seconds * 1000, lang);
}

export function formatCount(value: number | null): string {
  return value === null ? DASH : presentCount(value);
}

/** Any figure in its unit. */
export function formatValue(value: number | null, unit: Unit, lang: Lang): string {
  return presentValue(value, unit)[lang];
}

/** A difference with its sign; percent differences are percentage points. */
export function formatGap(gap: number | null, unit: Unit, lang: Lang): string {
  if (gap === null) return DASH;
  if (unit === 'percent') {
    const points = `${presentPercent(Math.abs(gap)).replace('%', '')}`;
    return `${sign(gap)}${points} ${lang === 'zh' ? '个百分点' : 'pp'}`;
  }
  return `${sign(gap)}${presentValue(Math.abs(gap), unit)[lang]}`;
}

const sign = (value: number): string => (value > 0 ? '+' : value < 0 ? '−' : '±');

const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export function formatWeekday(day: string, lang: Lang): string {
  const number = dayOf(day);
  return number === null ? '' : (WEEKDAYS[lang][weekday(number)] ?? '');
}

/** `2026-05-12` as `5月12日` / `12 May`; anything else stays as it is. */
export function formatDay(day: string, lang: Lang): string {
  if (dayOf(day) === null) return day;
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8));
  return lang === 'zh' ? `${month}月${date}日` : `${date} ${MONTHS[month - 1]}`;
}

/** `5月12日 – 5月18日`; one day is one day; the year where it changes. */
export function formatRange(from: string, to: string, lang: Lang): string {
  if (from === to) return formatDay(from, lang);
  const year =
    from.slice(0, 4) === to.slice(0, 4) ? '' : `${from.slice(0, 4)}${lang === 'zh' ? '年' : ' '}`;
  return `${year}${formatDay(from, lang)} – ${formatDay(to, lang)}`;
}
