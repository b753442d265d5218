// Numbers as people read them: money, percentages, durations and counts, Chinese and English.
import type { Words } from '../intake/format.ts';

export type Unit = 'fen' | 'ratio' | 'percent' | 'ms' | 'seconds' | 'count' | 'decimal';

const DASH = '–';

/** By digits after the point: making one takes a hundred times as long as using it. */
const formats = new Map<number, Intl.NumberFormat>();

function grouped(value: number, digits: number): string {
  let format = formats.get(digits);
  if (format === undefined) {
    format = new Intl.NumberFormat('en-US', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(digits, format);
  }
  return format.format(value);
}

/** Fen as `¥1,234`; below ¥1,000 and not whole: with the fen. Minus sign is U+2212. */
export function presentFen(fen: number): string {
  const absolute = Math.abs(fen);
  const digits = absolute < 100_000 && absolute % 100 !== 0 ? 2 : 0;
  const text = `¥${grouped(absolute / 100, digits)}`;
  return fen < 0 && text !== '¥0' ? `−${text}` : text;
}

/** Fen with its sign always shown, for differences. */
export function presentFenGap(fen: number): string {
  return fen > 0 ? `+${presentFen(fen)}` : presentFen(fen);
}

/** 0.372 as `37.2%`. */
export function presentPercent(ratio: number): string {
  return `${grouped(ratio * 100, 1)}%`;
}

export function presentCount(value: number): string {
  return grouped(value, Number.isInteger(value) ? 0 : 1);
}

/** Milliseconds as `35 秒`, `2 分 05 秒`, `3 小时 10 分`, `4 天`. */
export function presentMs(ms: number): Words {
  const seconds = ms / 1000;
  if (seconds < 10 && !Number.isInteger(seconds)) {
    const text = grouped(seconds, 1);
    return { zh: `${text} 秒`, en: `${text} s` };
  }
  const whole = Math.round(seconds);
  if (whole < 60) return { zh: `${whole} 秒`, en: `${whole} s` };
  if (whole < 3600) {
    const minutes = Math.floor(whole / 60);
    const rest = String(whole % 60).padStart(2, '0');
    return { zh: `${minutes} 分 ${rest} 秒`, en: `${minutes} min ${rest} s` };
  }
  const minutes = Math.round(whole / 60);
  if (minutes < 48 * 60) {
    const hours = Math.floor(minutes / 60);
    return { zh: `${hours} 小时 ${minutes % 60} 分`, en: `${hours} h ${minutes % 60} min` };
  }
  const days = Math.round(minutes / 1440);
  return { zh: `${days} 天`, en: `${days} days` };
}

/** Any figure in its unit; null is a dash in both languages. */
export function presentValue(value: number | null, unit: Unit): Words {
  if (value === null) return same(DASH);
  switch (unit) {
    case 'fen':
      return same(presentFen(Math.round(value)));
    case 'percent':
      return same(presentPercent(value));
    case 'ratio':
    case 'decimal':
      return same(grouped(value, 2));
    case 'ms':
      return presentMs(value);
    case 'seconds':
      return presentMs(value * 1000);
    case 'count':
      return same(presentCount(value));
  }
}

/** The same text in both languages. */
export function same(text: string): Words {
  return { zh: text, en: text };
}
