// What somebody at a terminal is told after an import: every file, what could not be used and why, what it came to.
import { basename } from 'node:path';
import type { Quarantined } from '../intake/format.ts';
import { columnTable } from '../report/column-table.ts';
import { presentCount } from '../report/present-number.ts';
import type { ImportReport } from '../work/import-files.ts';
import type { Language } from './exit.ts';
import { presentFileLines, withoutControls } from './present-notices.ts';

/** More are counted; pages show them all. */
export const ROWS_SHOWN = 5;

/** Whether anything was read of the files: of one that could not be read to its end, its beginning was. */
function isAnyRead({ files }: ImportReport): boolean {
  return files.some(({ refusal, rows }) => refusal === null || rows > 0);
}

/** `rows`: the first of those that could not be used. With a line break at the end. */
export function presentImport(
  report: ImportReport,
  rows: readonly Quarantined[],
  lang: Language,
  width: number,
): string {
  const told = [
    ...presentFileLines(
      report.files.map(({ name, refusal }) => ({ file: name, refusal })),
      lang,
    ),
    ...rowLines(rows, report.quarantined, lang),
    ...report.notices.map(({ words, count }) =>
      lang === 'zh' ? `· ${words.zh}（${count}）` : `· ${words.en} (${count})`,
    ),
  ];
  const lines = [...fileTable(report, lang, width), ''];
  if (told.length > 0) lines.push(...told.map(withoutControls), '');
  lines.push(conclusion(report, lang));
  return `${lines.join('\n')}\n`;
}

function fileTable({ files }: ImportReport, lang: Language, width: number): string[] {
  const titles =
    lang === 'zh'
      ? ['文件', '行', '收下', '重复', '隔离', '识别为']
      : ['file', 'rows', 'accepted', 'duplicate', 'quarantined', 'read as'];
  const unread = lang === 'zh' ? '没有读' : 'not read';
  const unfinished = lang === 'zh' ? '没有读完' : 'not read to the end';
  const rows = files.map((file) => [
    file.name,
    ...[file.rows, file.accepted, file.duplicate, file.quarantined].map(presentCount),
    file.format?.words[lang] ?? (file.rows > 0 ? unfinished : unread),
  ]);
  const columns = titles.map((title, i) => ({ title, right: i > 0 && i < 5 }));
  return columnTable(columns, rows, width);
}

function rowLines(rows: readonly Quarantined[], count: number, lang: Language): string[] {
  const zh = lang === 'zh';
  const lines = rows.map(({ file: path, line, field, reason }) => {
    const file = basename(path);
    const column = field === '' ? '' : zh ? ` ${field} 列` : `, column ${field}`;
    return zh
      ? `✗ ${file} 第 ${line} 行${column}：${reason.zh}`
      : `✗ ${file}, line ${line}${column}: ${reason.en}`;
  });
  const rest = presentCount(count - rows.length);
  if (count > rows.length) {
    lines.push(
      zh
        ? `✗ 还有 ${rest} 行隔离；每一行和原因在网页的“导入”里`
        : `✗ ${rest} more quarantined; the page “Import” shows each with its reason`,
    );
  }
  return lines;
}

function conclusion(report: ImportReport, lang: Language): string {
  const { shops, messages, threads, threadsChanged, known } = report;
  const zh = lang === 'zh';
  if (!isAnyRead(report)) {
    return zh
      ? '✗ 什么都没有导入；按上面说的改好文件，再导入一次'
      : '✗ Nothing was imported; mend the files as told above and import them again';
  }
  const name = shops.join('、');
  if (known) {
    return zh
      ? `✓ ${name}：这些文件已经导入过，没有新内容`
      : `✓ ${name}: these files were imported before; nothing is new`;
  }
  const [m, t, c] = [messages, threads, threadsChanged].map(presentCount);
  return zh
    ? `✓ ${name}：${m} 条消息、${t} 位买家，其中 ${c} 位有新内容`
    : `✓ ${name}: ${m} messages of ${t} buyers, something new with ${c}`;
}
