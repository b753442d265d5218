// Streaming readers of a worksheet and of the shared strings of a workbook, by scanning their text.
import { plainNumber, serialText } from './xlsx-styles.ts';
import { nextTag, xmlAttribute, xmlRuns, xmlText } from './xml-text.ts';

export interface SheetContext {
  readonly strings: readonly string[];
  /** Per style index: shown as a date? */
  readonly dates: readonly boolean[];
  readonly from1904: boolean;
}

export interface SheetHandler {
  /** Cells from column A on, absent ones ''; `line` is the row number the sheet shows. */
  row(cells: string[], line: number): void;
  /** A row longer than can be read; reading goes on with the next. */
  tooLong(line: number): void;
}

export interface XmlReader {
  push(text: string): void;
  end(): void;
}

/** A row's or a string's XML longer than this is refused; 4 Mi characters. */
const ELEMENT_CHARS_MAX = 1 << 22;
/** XLSX ends at column XFD. */
const COLUMNS_MAX = 16_384;

/** Reads a worksheet's rows as they come, from its XML pushed in pieces of any size. */
export function sheetReader(context: SheetContext, handler: SheetHandler): XmlReader {
  let line = 0;
  return elementReader('row', ['worksheet'], {
    element(xml, prefix) {
      const tagEnd = xml.indexOf('>');
      line = Number(xmlAttribute(xml.slice(0, tagEnd), 'r') ?? line + 1) || line + 1;
      handler.row(parseCells(xml, tagEnd, prefix, context), line);
    },
    tooLong() {
      handler.tooLong(++line);
    },
  });
}

/** Reads xl/sharedStrings.xml into `strings`, in order. */
export function stringsReader(strings: string[]): XmlReader {
  return elementReader('si', ['sst'], {
    element(xml, prefix) {
      strings.push(xmlRuns(xml, prefix));
    },
    tooLong() {
      strings.push('');
    },
  });
}

interface ElementHandler {
  element(xml: string, prefix: string): void;
  tooLong(): void;
}

/** Cuts `<name …>…</name>` and `<name …/>` elements out of pushed text; the root tells the prefix. */
function elementReader(name: string, roots: readonly string[], handler: ElementHandler): XmlReader {
  const root = new RegExp(`<([\\w.-]+:)?(?:${roots.join('|')})\\b`);
  let buffer = '';
  let prefix: string | null = null;
  let skipping = false;

  function run(): void {
    if (prefix === null) {
      const match = root.exec(buffer);
      if (match === null) return;
      prefix = match[1] ?? '';
    }
    const open = `<${prefix}${name}`;
    const close = `</${prefix}${name}>`;
    let at = 0;
    for (;;) {
      const start = skipping ? at : nextTag(buffer, open, at);
      if (start < 0) {
        // The beginning of a tag may be at the very end.
        buffer = buffer.slice(Math.max(at, buffer.length - open.length));
        return;
      }
      const tagEnd = skipping ? -1 : buffer.indexOf('>', start);
      const single = tagEnd > 0 && buffer.charCodeAt(tagEnd - 1) === 0x2f;
      const end = single ? tagEnd + 1 : endOf(close, skipping ? start : tagEnd);
      if (end < 0) {
        keep(start, close.length);
        return;
      }
      if (!skipping) handler.element(buffer.slice(start, end), prefix);
      skipping = false;
      at = end;
    }
  }

  function endOf(close: string, from: number): number {
    if (from < 0) return -1;
    const at = buffer.indexOf(close, from);
    return at < 0 ? -1 : at + close.length;
  }

  /** Waits for the rest of an element, or gives it up when it is too long. */
  function keep(start: number, tailChars: number): void {
    buffer = buffer.slice(start);
    if (!skipping && buffer.length > ELEMENT_CHARS_MAX) {
      skipping = true;
      handler.tooLong();
    }
    if (skipping) buffer = buffer.slice(Math.max(0, buffer.length - tailChars));
  }

  return {
    push(text) {
      buffer += text;
      run();
    },
    end: run,
  };
}

function parseCells(xml: string, from: number, prefix: string, context: SheetContext): string[] {
  const cells: string[] = [];
  const open = `<${prefix}c`;
  const close = `</${prefix}c>`;
  let at = from;
  for (;;) {
    const start = nextTag(xml, open, at);
    if (start < 0) return cells;
    const tagEnd = xml.indexOf('>', start);
    if (tagEnd < 0) return cells;
    const tag = xml.slice(start, tagEnd);
    const reference = xmlAttribute(tag, 'r');
    const column = reference === null ? cells.length : columnOf(reference);
    let value = '';
    at = tagEnd + 1;
    if (xml.charCodeAt(tagEnd - 1) !== 0x2f) {
      const end = xml.indexOf(close, tagEnd);
      if (end < 0) return cells;
      value = cellText(tag, xml.slice(at, end), prefix, context);
      at = end + close.length;
    }
    if (column >= COLUMNS_MAX) continue;
    while (cells.length < column) cells.push('');
    cells[column] = value;
  }
}

/** `AB12` → 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = (reference.charCodeAt(i) | 32) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return Math.max(0, column - 1);
}

function cellText(tag: string, body: string, prefix: string, context: SheetContext): string {
  const type = xmlAttribute(tag, 't');
  if (type === 'inlineStr') return xmlRuns(body, prefix);
  const open = nextTag(body, `<${prefix}v`, 0);
  if (open < 0) return '';
  const from = body.indexOf('>', open) + 1;
  const to = body.indexOf(`</${prefix}v>`, from);
  if (from === 0 || to < 0) return '';
  const raw = body.slice(from, to);
  if (type === 's') return context.strings[Number(raw)] ?? '';
  if (type === 'b') return raw.trim() === '1' ? 'TRUE' : 'FALSE';
  if (type === 'd') return raw.trim().replace('T', ' ').replace(/Z$/, '');
  if (type === 'str' || type === 'e') return xmlText(raw);
  const style = xmlAttribute(tag, 's');
  if (style !== null && context.dates[Number(style)] === true) {
    const serial = Number(raw);
    if (Number.isFinite(serial)) return serialText(serial, context.from1904);
  }
  return plainNumber(raw.trim());
}
