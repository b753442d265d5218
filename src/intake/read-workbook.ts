// Streams the sheets of an XLSX workbook as rows of text.

import {
  type SheetContext,
  type SheetHandler,
  sheetReader,
  stringsReader,
  type XmlReader,
} from '../lib/xlsx-sheet.ts';
import { dateStyles } from '../lib/xlsx-styles.ts';
import { nextTag, xmlAttribute } from '../lib/xml-text.ts';
import type { ZipEntry } from '../lib/zip.ts';
import { DamagedFile, openZip, type ZipArchive } from './read-zip.ts';

/** Limits against archives that unpack without end. */
const PART_BYTES_MAX = 1 << 26;
const STRINGS_BYTES_MAX = 1 << 29;
const SHEET_BYTES_MAX = 2 ** 35;

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Pushes its rows until the end or `wanted` says no; throws DamagedFile if its data are damaged. */
  read(handler: SheetHandler, wanted: () => boolean): Promise<void>;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  close(): Promise<void>;
}

/**
 * What an archive is: a workbook; 'truncated' (no directory at its end); 'other-zip' (another kind of
 * archive); 'docx' (a text document). Throws if a needed part is damaged.
 */
export async function openWorkbook(
  path: string,
): Promise<Workbook | 'truncated' | 'other-zip' | 'docx'> {
  const zip = await openZip(path);
  if (zip === null) return 'truncated';
  try {
    const workbook = await readWorkbook(zip);
    if (typeof workbook !== 'string') return workbook;
    await zip.close();
    return workbook;
  } catch (error) {
    await zip.close();
    throw error;
  }
}

async function readWorkbook(zip: ZipArchive): Promise<Workbook | 'other-zip' | 'docx'> {
  if (zip.entries.some((entry) => entry.name.startsWith('word/'))) return 'docx';
  const entry = zip.find('xl/workbook.xml');
  if (entry === null) return 'other-zip';
  const xml = await textOf(zip, entry);
  const prefix = /<([\w.-]+:)?workbook\b/.exec(xml)?.[1] ?? '';
  const targets = parseRelations(await partText(zip, 'xl/_rels/workbook.xml.rels'));
  const context: SheetContext = {
    strings: await loadStrings(zip, targets.strings),
    dates: dateStyles(await partText(zip, targets.styles ?? 'xl/styles.xml')),
    from1904: /date1904\s*=\s*["'](1|true)["']/.test(xml),
  };
  const sheets: Sheet[] = [];
  for (
    let at = nextTag(xml, `<${prefix}sheet`, 0);
    at >= 0;
    at = nextTag(xml, `<${prefix}sheet`, at + 1)
  ) {
    const tag = xml.slice(at, xml.indexOf('>', at));
    const id = /\b[\w.-]+:id\s*=\s*["']([^"']+)["']/.exec(tag)?.[1] ?? '';
    const target = targets.sheets.get(id) ?? `xl/worksheets/sheet${sheets.length + 1}.xml`;
    const part = zip.find(target);
    if (part === null) continue;
    sheets.push({
      name: xmlAttribute(tag, 'name') ?? '',
      hidden: (xmlAttribute(tag, 'state') ?? 'visible') !== 'visible',
      read: (handler, wanted) =>
        pump(zip, part, SHEET_BYTES_MAX, sheetReader(context, handler), wanted),
    });
  }
  return { sheets, close: () => zip.close() };
}

interface Relations {
  readonly sheets: ReadonlyMap<string, string>;
  readonly strings: string | null;
  readonly styles: string | null;
}

function parseRelations(xml: string): Relations {
  const sheets = new Map<string, string>();
  let strings: string | null = null;
  let styles: string | null = null;
  for (const [tag] of xml.matchAll(/<(?:[\w.-]+:)?Relationship\b[^>]*>/g)) {
    const raw = xmlAttribute(tag, 'Target') ?? '';
    const target = raw.startsWith('/') ? raw.slice(1) : `xl/${raw.replace(/^\.\//, '')}`;
    const type = xmlAttribute(tag, 'Type') ?? '';
    if (type.endsWith('/worksheet')) sheets.set(xmlAttribute(tag, 'Id') ?? '', target);
    else if (type.endsWith('/sharedStrings')) strings = target;
    else if (type.endsWith('/styles')) styles = target;
  }
  return { sheets, strings, styles };
}

async function partText(zip: ZipArchive, name: string): Promise<string> {
  const entry = zip.find(name);
  return entry === null ? '' : textOf(zip, entry);
}

async function textOf(zip: ZipArchive, entry: ZipEntry): Promise<string> {
  let text = '';
  await pump(zip, entry, PART_BYTES_MAX, { push: (piece) => (text += piece), end() {} });
  return text;
}

async function loadStrings(zip: ZipArchive, target: string | null): Promise<readonly string[]> {
  const entry = zip.find(target ?? 'xl/sharedStrings.xml');
  const strings: string[] = [];
  if (entry !== null) await pump(zip, entry, STRINGS_BYTES_MAX, stringsReader(strings));
  return strings;
}

async function pump(
  zip: ZipArchive,
  entry: ZipEntry,
  bytesMax: number,
  reader: XmlReader,
  wanted: () => boolean = () => true,
): Promise<void> {
  const text = new TextDecoder();
  let bytes = 0;
  for await (const chunk of zip.stream(entry)) {
    bytes += chunk.length;
    if (bytes > bytesMax) throw new DamagedFile(`${entry.name} is larger than can be read`);
    reader.push(text.decode(chunk, { stream: true }));
    if (!wanted()) return;
  }
  reader.push(text.decode());
  reader.end();
}
