// Reads .xls workbooks, and the HTML and XML tables many back-ends save under that name, by way of SheetJS.
import { readFile } from 'node:fs/promises';
import type { CellObject } from '@e965/xlsx';
import { plainNumber, serialText } from '../lib/xlsx-styles.ts';
import { createDecoder } from './decode.ts';
import { DamagedFile } from './read-zip.ts';

/** SheetJS holds the file many times over in memory; .xls itself ends at 65,536 rows. */
export const LEGACY_BYTES_MAX = 64 * 1024 * 1024;

export interface LegacySheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** Whether an OLE file is a workbook, or one that a password protects, or something else (Word, mail). */
export function oleKind(bytes: Buffer): 'workbook' | 'encrypted' | 'other' {
  const named = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
  if (named('EncryptedPackage')) return 'encrypted';
  return named('Workbook') || named('Book') ? 'workbook' : 'other';
}

/**
 * All sheets with cells as text, numbers in full and dates as `YYYY-MM-DD HH:mm:ss`.
 * The file must not be over LEGACY_BYTES_MAX. Throws DamagedFile; 'encrypted' if a password protects it.
 */
export async function readLegacyWorkbook(
  path: string,
  kind: 'ole' | 'html' | 'spreadsheet-xml',
): Promise<readonly LegacySheet[] | 'encrypted'> {
  const xlsx = await import('@e965/xlsx');
  const bytes = await readFile(path);
  // raw: an HTML cell stays the text it is, or long order numbers lose their last digits.
  const options = { raw: true, cellDates: false, cellNF: true, dense: true } as const;
  try {
    const book =
      kind === 'ole'
        ? xlsx.read(bytes, { ...options, type: 'buffer' })
        : xlsx.read(decodeAll(bytes), { ...options, type: 'string' });
    const from1904 = book.Workbook?.WBProps?.date1904 === true;
    return book.SheetNames.map((name) => ({
      name,
      rows: (book.Sheets[name]?.['!data'] ?? []).map((row) =>
        Array.from(row ?? [], (cell) => cellText(cell, xlsx.SSF.is_date, from1904)),
      ),
    }));
  } catch (error) {
    const message = (error as Error).message;
    if (/password|encrypt/i.test(message)) return 'encrypted';
    throw new DamagedFile(message);
  }
}

function decodeAll(bytes: Buffer): string {
  const decoder = createDecoder();
  return decoder.decode(bytes) + decoder.end();
}

/** As `sheetReader` has it: what stands in the cell, not what a narrow column shows of it. */
function cellText(
  cell: CellObject | undefined,
  isDateFormat: (format: string) => boolean,
  from1904: boolean,
): string {
  if (cell === undefined || cell.v === undefined || cell.v === null) return '';
  if (cell.t === 'e') return cell.w ?? '';
  if (typeof cell.v === 'boolean') return cell.v ? 'TRUE' : 'FALSE';
  if (typeof cell.v !== 'number') return String(cell.v);
  if (typeof cell.z === 'string' && isDateFormat(cell.z)) return serialText(cell.v, from1904);
  return plainNumber(String(cell.v));
}
