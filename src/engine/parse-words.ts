// Reads text in two languages: plain Chinese, or { zh, en }.
import type { Words } from '../intake/format.ts';
import { isMap } from './args.ts';
import type { Path, Report } from './problem.ts';

/** Plain text stands for both languages; null, reported, when it is missing or something else. */
export function parseWords(value: unknown, path: Path, report: Report): Words | null {
  if (typeof value === 'string' && value.trim() !== '') {
    return { zh: value.trim(), en: value.trim() };
  }
  if (isMap(value)) {
    const { zh, en, ...others } = value;
    if (typeof zh === 'string' && typeof en === 'string' && Object.keys(others).length === 0) {
      return { zh: zh.trim(), en: en.trim() };
    }
  }
  report(path, 'not-words', {
    zh: '要写一段文字，或 { zh: 中文, en: 英文 }；花括号里的文字带英文逗号时要加引号',
    en: 'Expected text, or { zh: Chinese, en: English }; quote text with a comma inside the braces',
  });
  return null;
}
