// quarantine.csv: every row that could not be used, with file, line, field, reason and the row as it stood.
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Quarantined, Words } from '../intake/format.ts';

const HEADER = '文件,行,字段,代码,原因,Reason,原文\r\n';
/** A spreadsheet would run these as formulas. */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;

export interface QuarantineFile {
  readonly put: (row: Quarantined) => void;
  /** Rows by code, with the words of the first of each. */
  readonly codes: ReadonlyMap<string, { readonly words: Words; readonly count: number }>;
  close(): void;
}

/** A cell of a CSV file that a spreadsheet will show as text. */
export function csvCell(text: string): string {
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A live resource. The file is made at once, so that it always exists; null path: only counts. */
export function openQuarantineFile(path: string | null): QuarantineFile {
  const file = path === null ? null : openSync(path, 'w');
  if (file !== null) writeSync(file, `\uFEFF${HEADER}`);
  const codes = new Map<string, { words: Words; count: number }>();
  return {
    codes,
    put(row) {
      const known = codes.get(row.code);
      if (known) known.count++;
      else codes.set(row.code, { words: row.reason, count: 1 });
      if (file === null) return;
      const cells = [
        row.file,
        String(row.line),
        row.field,
        row.code,
        row.reason.zh,
        row.reason.en,
        row.raw,
      ];
      writeSync(file, `${cells.map(csvCell).join(',')}\r\n`);
    },
    close() {
      if (file !== null) closeSync(file);
    },
  };
}
