// One worksheet as XML, row by row: typed cells, frozen header, and texts no spreadsheet takes for formulas.
import { escapeFormula } from './escape-formula.ts';

export type CellKind = 'text' | 'time' | 'count' | 'decimal' | 'yuan' | 'percent';

export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly kind: CellKind;
}

/** Text, number, or nothing. `time`: ISO 8601 text, shown as its own wall clock. `yuan`: in fen. */
export type CellContent = string | number | null;

/** Index of each kind's format in the workbook's styles; 1 is the header's. */
export const CELL_STYLES: Readonly<Record<CellKind, number>> = {
  text: 0,
  time: 2,
  count: 3,
  decimal: 4,
  yuan: 5,
  percent: 6,
};
const HEADER_STYLE = 1;
/** What Excel takes in one cell. */
const TEXT_MAX = 32_767;
const FLUSH_ROWS = 200;
const EPOCH_MS = Date.UTC(1899, 11, 30);

/** Letters of a column, 0 = A. */
export function columnName(index: number): string {
  let name = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    name = String.fromCharCode(65 + (rest % 26)) + name;
  }
  return name;
}

/** Text for XML: characters XML forbids are dropped, and `_x0041_` is kept from being decoded. */
export function xmlText(text: string): string {
  return isPlain(text) ? text : escapedText(text);
}

/** Nothing in it wants escaping, as in nearly every cell: a loop is several times faster than the regexes. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit >= 0xd800) {
      if (unit < 0x20 || unit <= 0xdfff || unit >= 0xfffe) return false;
    } else if (unit < 0x60 && SPECIAL[unit] === 1) return false;
  }
  return true;
}

const SPECIAL = new Uint8Array(0x60);
for (const sign of '&<>"_') SPECIAL[sign.charCodeAt(0)] = 1;

function escapedText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/_x(?=[0-9a-fA-F]{4}_)/g, '_x005F_x')
    .replace(/[&<>"]/g, (c) =>
      c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&quot;',
    );
}

/** Days since 1899-12-30 of the wall clock an ISO text shows; null if it shows none. */
export function serialOf(iso: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}):(\d{2})(\.\d{1,3})?)?/.exec(iso);
  if (match === null) return null;
  const [, y, m, d, h = '0', min = '0', s = '0', ms = '0'] = match;
  const at = Date.UTC(Number(y), Number(m) - 1, Number(d), Number(h), Number(min), Number(s));
  return (at - EPOCH_MS + Math.round(Number(ms) * 1000)) / 86_400_000;
}

function textCell(ref: string, text: string, style: number): string {
  const cut = text.length > TEXT_MAX - 1 ? `${text.slice(0, TEXT_MAX - 2)}…` : text;
  const safe = xmlText(escapeFormula(cut));
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${safe}</t></is></c>`;
}

function cell(ref: string, kind: CellKind, content: CellContent): string {
  if (content === null || content === '') return '';
  const style = CELL_STYLES[kind];
  if (typeof content === 'number') {
    if (!Number.isFinite(content)) return '';
    return `<c r="${ref}" s="${style}"><v>${kind === 'yuan' ? content / 100 : content}</v></c>`;
  }
  const serial = kind === 'time' ? serialOf(content) : null;
  if (serial !== null) return `<c r="${ref}" s="${style}"><v>${serial}</v></c>`;
  return textCell(ref, content, CELL_STYLES.text);
}

/** XML of a sheet from its columns and rows; `rows` may be a part of a longer stream. */
export async function* sheetXml(
  columns: readonly SheetColumn[],
  rows: AsyncIterable<readonly CellContent[]> | Iterable<readonly CellContent[]>,
): AsyncGenerator<string> {
  const names = columns.map((_, i) => columnName(i));
  const widths = columns
    .map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  const header = columns
    .map(({ title }, i) => textCell(`${names[i]}1`, title, HEADER_STYLE))
    .join('');
  const last = names[names.length - 1] ?? 'A';
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData><row r="1">${header}</row>`;
  let at = 1;
  let waiting = '';
  for await (const row of rows) {
    at++;
    let cells = '';
    for (let i = 0; i < columns.length; i++) {
      cells += cell(`${names[i]}${at}`, columns[i]?.kind ?? 'text', row[i] ?? null);
    }
    waiting += `<row r="${at}">${cells}</row>`;
    if (at % FLUSH_ROWS !== 0) continue;
    yield waiting;
    waiting = '';
  }
  yield `${waiting}</sheetData><autoFilter ref="A1:${last}${at}"/></worksheet>`;
}
