// The first rows of a table of any kind, so that a mapping can be suggested for it.
import { stat } from 'node:fs/promises';
import { csvReader } from '../lib/csv.ts';
import { findDelimiter } from '../lib/csv-delimiter.ts';
import { keyTable } from '../lib/key-table.ts';
import { createDecoder } from './decode.ts';
import { decodedChunks, readStart } from './file-bytes.ts';
import type { IntakeContext } from './format.ts';
import { asText, jsonRecords } from './json-document/json-records.ts';
import { nullSink } from './null-sink.ts';
import { LEGACY_BYTES_MAX, oleKind, readLegacyWorkbook } from './read-legacy-workbook.ts';
import { openWorkbook } from './read-workbook.ts';
import { type Refusal, refusalNamed, refuse } from './refusals.ts';
import { sniff } from './sniff.ts';

export interface TableSample {
  readonly headers: readonly string[];
  /** Up to 200 rows below the header. */
  readonly rows: readonly (readonly string[])[];
}

const ROWS_MAX = 200;
const HEADER_ROWS_MAX = 10;
const HEAD_BYTES = 1 << 20;

/** The sample, or why there is none. Throws DamagedFile. */
export async function sampleTable(path: string): Promise<TableSample | Refusal> {
  const sample = await sampleOfKind(path);
  return 'code' in sample ? refusalNamed(sample, path) : sample;
}

async function sampleOfKind(path: string): Promise<TableSample | Refusal> {
  const { size } = await stat(path);
  if (size === 0) return refuse('empty-file');
  const kind = sniff(await readStart(path, 65_536));
  if (kind === 'zip') return sampleOf(await xlsxRows(path));
  if (kind === 'text') return textSample(path);
  if (kind !== 'ole' && kind !== 'html' && kind !== 'spreadsheet-xml') return refuse(kind);
  if (size > LEGACY_BYTES_MAX) return refuse('too-large');
  if (kind === 'ole') {
    const ole = oleKind(await readStart(path, size));
    if (ole !== 'workbook') return refuse(ole === 'encrypted' ? 'password' : 'docx');
  }
  const sheets = await readLegacyWorkbook(path, kind);
  if (sheets === 'encrypted') return refuse('password');
  return sampleOf(sheets.find(({ rows }) => rows.length > 0)?.rows ?? []);
}

/** The header is the first row that is nearly as wide as the widest and holds no bare numbers. */
function sampleOf(rows: readonly (readonly string[])[] | Refusal): TableSample | Refusal {
  if ('code' in rows) return rows;
  const filled = (row: readonly string[]): number =>
    row.filter((cell) => cell.trim() !== '').length;
  const top = rows.slice(0, HEADER_ROWS_MAX);
  const widest = Math.max(0, ...top.map(filled));
  const at = top.findIndex(
    (row) =>
      filled(row) * 10 >= widest * 8 && !row.some((cell) => /^[\d.,:/-]+$/.test(cell.trim())),
  );
  if (at < 0) return refuse('empty-file');
  return { headers: rows[at]!, rows: rows.slice(at + 1, at + 1 + ROWS_MAX) };
}

async function xlsxRows(path: string): Promise<readonly (readonly string[])[] | Refusal> {
  const workbook = await openWorkbook(path);
  if (workbook === 'truncated') return refuse('truncated-xlsx');
  if (workbook === 'docx') return refuse('docx');
  if (workbook === 'other-zip') return refuse('not-a-workbook');
  try {
    for (const sheet of workbook.sheets) {
      const rows: string[][] = [];
      const handler = { row: (cells: string[]) => rows.push(cells), tooLong() {} };
      await sheet.read(handler, () => rows.length < ROWS_MAX);
      if (rows.length > 0) return rows.filter((row) => row.some((cell) => cell.trim() !== ''));
    }
    return refuse('empty-workbook');
  } finally {
    await workbook.close();
  }
}

async function textSample(path: string): Promise<TableSample | Refusal> {
  let text = '';
  for await (const chunk of decodedChunks(path, createDecoder())) {
    text += chunk;
    if (text.length >= HEAD_BYTES) break;
  }
  if (text.trim() === '') return refuse('empty-file');
  if (/^[\uFEFF\s]*[[{]/.test(text)) return jsonSample(text);
  const rows: string[][] = [];
  const reader = csvReader(findDelimiter(text), {
    row(cells) {
      if (rows.length < ROWS_MAX && cells.some((cell) => cell.trim() !== '')) rows.push(cells);
    },
    problem() {},
  });
  reader.push(text);
  if (rows.length === 0) reader.end();
  return sampleOf(rows);
}

async function jsonSample(text: string): Promise<TableSample | Refusal> {
  const keys = new Map<string, number>();
  const rows: string[][] = [];
  const shape = { inner: new Set(['items']), recordKeys: new Set<string>() };
  for await (const { value } of jsonRecords(only(text), shape, silent)) {
    const row: string[] = [];
    for (const [key, cell] of Object.entries(value)) {
      const at = keys.get(key) ?? keys.size;
      keys.set(key, at);
      row[at] = typeof cell === 'object' && cell !== null ? JSON.stringify(cell) : asText(cell);
    }
    rows.push(Array.from(row, (cell) => cell ?? ''));
    if (rows.length >= ROWS_MAX) break;
  }
  return keys.size === 0 ? refuse('broken-json') : { headers: [...keys.keys()], rows };
}

async function* only(text: string): AsyncGenerator<string> {
  yield text;
}

/** Broken records are nobody's concern before an import. */
const silent: IntakeContext = {
  file: '',
  zoneOffsetMs: 0,
  shop: '',
  latest: Number.POSITIVE_INFINITY,
  sink: nullSink,
  met: keyTable(8),
  itemsOf: () => [],
};
