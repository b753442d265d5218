// What somebody at a terminal must be told of the files: which could not be used, and what was assumed.
import { basename } from 'node:path';
import type { Notice, Words } from '../intake/format.ts';
import type { FileReport } from '../intake/read-file.ts';
import type { Language } from './exit.ts';

const NOTICES_SHOWN = 12;

/** A line each, with a line break; empty if there is nothing to tell. */
export function presentNotices(
  files: readonly FileReport[],
  notices: readonly Notice[],
  lang: Language,
): string {
  const told = notices.slice(0, NOTICES_SHOWN).map(({ file, words, count }) => {
    const times = count > 1 ? (lang === 'zh' ? `（${count} 处）` : ` (${count})`) : '';
    return `· ${about(file, lang)}${words[lang]}${times}`;
  });
  const rest = notices.length - told.length;
  if (rest > 0) {
    told.push(
      lang === 'zh'
        ? `· 另有 ${rest} 条说明，见报告“口径”一节`
        : `· ${rest} more notes stand in the report under “Counted”`,
    );
  }
  const lines = [...presentFileLines(files, lang), ...told];
  return lines.map((line) => `${withoutControls(line)}\n`).join('');
}

/** Of files that could not be used, or not to their end: why, a line each. */
export function presentFileLines(
  files: readonly { readonly file: string; readonly refusal: { readonly words: Words } | null }[],
  lang: Language,
): string[] {
  return files.flatMap(({ file, refusal }) =>
    refusal === null ? [] : [`✗ ${about(file, lang)}${refusal.words[lang]}`],
  );
}

function about(file: string, lang: Language): string {
  return file === '' ? '' : `${basename(file)}${lang === 'zh' ? '：' : ': '}`;
}

/** Outside text must not steer a terminal. */
export function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
}
