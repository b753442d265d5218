// A table as a file that is written while it is read: CSV for Excel, or XLSX; texts are never formulas.
import type { Words } from '../intake/format.ts';
import { isoText } from '../lib/zone.ts';
import { escapeFormula } from '../report/xlsx/escape-formula.ts';
import type { CellContent, CellKind } from '../report/xlsx/sheet-xml.ts';
import { workbookBytes } from '../report/xlsx/workbook.ts';
import type { Lang } from './refusal.ts';

export const TABLE_FORMATS = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export interface FileColumn<Row> {
  readonly title: Words;
  /** In characters. */
  readonly width: number;
  /** `time`: the value is an instant in ms. `yuan`: it is in fen. `percent`: a ratio. */
  readonly kind: CellKind;
  readonly value: (row: Row) => CellContent;
}

export interface TableFile<Row> {
  readonly name: Words;
  readonly format: TableFormat;
  readonly lang: Lang;
  readonly columns: readonly FileColumn<Row>[];
  readonly rows: AsyncIterable<Row>;
  /** Of all rows, or of each: shops may lie in several zones. */
  readonly zoneOffsetMs: number | ((row: Row) => number);
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The answer of a route: rows are pulled as fast as the reader takes them. */
export function tableResponse<Row>(file: TableFile<Row>): Response {
  const name = `${file.name[file.lang]}.${file.format}`;
  const chunks = file.format === 'csv' ? csvBytes(file) : workbookBytes([sheetOf(file)]);
  return new Response(streamOf(chunks), {
    headers: {
      'content-type': TYPES[file.format],
      'content-disposition': `attachment; filename="kejing.${file.format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  });
}

function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}

function zoneOf<Row>({ zoneOffsetMs }: TableFile<Row>, row: Row): number {
  return typeof zoneOffsetMs === 'number' ? zoneOffsetMs : zoneOffsetMs(row);
}

function sheetOf<Row>(file: TableFile<Row>) {
  const { name, lang, columns, rows } = file;
  async function* cells(): AsyncGenerator<readonly CellContent[]> {
    for await (const row of rows) {
      const zoneOffsetMs = zoneOf(file, row);
      yield columns.map(({ kind, value }) => {
        const content = value(row);
        return kind === 'time' && typeof content === 'number'
          ? isoText(content, zoneOffsetMs)
          : content;
      });
    }
  }
  return {
    name: name[lang],
    columns: columns.map(({ title, width, kind }) => ({ title: title[lang], width, kind })),
    rows: cells(),
  };
}

const FLUSH_CHARACTERS = 32_768;

/** With a byte order mark, so that Excel opens Chinese as it is. */
async function* csvBytes<Row>(file: TableFile<Row>): AsyncGenerator<Uint8Array> {
  const { columns, rows, lang } = file;
  const encoder = new TextEncoder();
  let text = `\uFEFF${columns.map(({ title }) => quoted(title[lang])).join(',')}\r\n`;
  for await (const row of rows) {
    const zoneOffsetMs = zoneOf(file, row);
    text += `${columns
      .map(({ kind, value }) => csvCell(kind, value(row), zoneOffsetMs))
      .join(',')}\r\n`;
    if (text.length < FLUSH_CHARACTERS) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(text);
}

function csvCell(kind: CellKind, content: CellContent, zoneOffsetMs: number): string {
  if (content === null) return '';
  if (typeof content === 'string') return quoted(escapeFormula(content));
  if (kind === 'time') return isoText(content, zoneOffsetMs).slice(0, 19).replace('T', ' ');
  if (kind === 'yuan') return (content / 100).toFixed(2);
  if (kind === 'text') return quoted(String(content));
  return String(Math.round(content * 10_000) / 10_000);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
