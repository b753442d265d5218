// Reads the sheets of a workbook, new or old: every sheet that is a known table, and says which were not.

import { LEGACY_BYTES_MAX, type LegacySheet, readLegacyWorkbook } from './read-legacy-workbook.ts';
import {
  formatOf,
  type KnownFormat,
  type ReadOutcome,
  type ReadTask,
  refused,
  unknownTable,
} from './read-task.ts';
import { openWorkbook, type Sheet } from './read-workbook.ts';
import type { FileKind } from './sniff.ts';
import { tableReader } from './table-reader.ts';

type AnySheet = Pick<Sheet, 'name' | 'hidden' | 'read'>;

/** An XLSX workbook. Throws DamagedFile when it breaks off in the middle. */
export async function readXlsx(path: string, task: ReadTask): Promise<ReadOutcome> {
  const workbook = await openWorkbook(path);
  if (workbook === 'truncated') return refused('truncated-xlsx');
  if (workbook === 'other-zip') return refused('not-a-workbook');
  if (workbook === 'docx') return refused('docx');
  try {
    return await readSheets(workbook.sheets, task);
  } finally {
    await workbook.close();
  }
}

/** An .xls workbook, or an HTML or XML table under its name. Throws DamagedFile. */
export async function readLegacy(
  path: string,
  bytes: number,
  kind: Extract<FileKind, 'ole' | 'html' | 'spreadsheet-xml'>,
  task: ReadTask,
): Promise<ReadOutcome> {
  if (bytes > LEGACY_BYTES_MAX) return refused('too-large');
  const sheets = await readLegacyWorkbook(path, kind);
  if (sheets === 'encrypted') return refused('password');
  return readSheets(sheets.map(asSheet), task);
}

function asSheet(sheet: LegacySheet): AnySheet {
  return {
    name: sheet.name,
    hidden: false,
    async read(handler, wanted) {
      sheet.rows.forEach((cells, index) => {
        if (wanted()) handler.row([...cells], index + 1);
      });
    },
  };
}

async function readSheets(sheets: readonly AnySheet[], task: ReadTask): Promise<ReadOutcome> {
  let known: KnownFormat | null = null;
  let rows = 0;
  let unknown: readonly (readonly string[])[] = [];
  for (const sheet of sheets) {
    const table = tableReader(task.tables, task.context, { padded: true, probe: task.probe });
    await sheet.read(
      {
        row: (cells, line) => table.row(cells, line),
        tooLong: (line) => table.problem('cell-too-long', line, ''),
      },
      () => (task.probe ? table.recognised() === undefined : table.recognised() !== null),
    );
    table.end();
    rows += table.rows();
    const recognition = table.recognised();
    if (recognition) {
      known ??= formatOf(recognition.format);
      if (task.probe) break;
    } else if (table.firstRows().length > 0) {
      if (unknown.length === 0) unknown = table.firstRows();
      if (!sheet.hidden) tellSkipped(sheet.name, task);
    }
  }
  if (known !== null) return { format: known, refusal: null, rows };
  return unknown.length === 0 ? refused('empty-workbook') : unknownTable(unknown, task.tables);
}

function tellSkipped(name: string, task: ReadTask): void {
  task.context.sink.notice({
    file: task.context.file,
    code: 'sheet-skipped',
    count: 1,
    words: {
      zh: `工作表“${name}”不是认识的表，没有读取`,
      en: `The sheet “${name}” is no table Kejing knows and was not read`,
    },
  });
}
