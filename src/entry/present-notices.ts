// What somebody at a terminal must be told of the files: which could not be used, and what was assumed.
import { basename } from 'node:path';
import type { Notice } from '../intake/format.ts';
import type { FileReport } from '../intake/read-file.ts';
import type { Language } from './exit.ts';

const NOTICES_SHOWN = 12;

/** A line each, with a line break; empty if there is nothing to tell. */
export function presentNotices(
  files: readonly FileReport[],
  notices: readonly Notice[],
  lang: Language,
): string {
  const colon = lang === 'zh' ? '：' : ': ';
  const about = (file: string): string => (file === '' ? '' : `${basename(file)}${colon}`);
  const refused = files.flatMap(({ file, refusal }) =>
    refusal === null ? [] : [`✗ ${about(file)}${refusal.words[lang]}`],
  );
  const told = notices.slice(0, NOTICES_SHOWN).map(({ file, words, count }) => {
    const times = count > 1 ? (lang === 'zh' ? `（${count} 处）` : ` (${count})`) : '';
    return `· ${about(file)}${words[lang]}${times}`;
  });
  const rest = notices.length - told.length;
  if (rest > 0) {
    told.push(
      lang === 'zh'
        ? `· 另有 ${rest} 条说明，见报告“口径”一节`
        : `· ${rest} more notes stand in the report under “Counted”`,
    );
  }
  return [...refused, ...told].map((line) => `${withoutControls(line)}\n`).join('');
}

/** Outside text must not steer a terminal. */
function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
}
