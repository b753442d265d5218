// A workbook of several sheets as a stream of bytes; a sheet past Excel's row limit goes on in a second.
import { type CellContent, type SheetColumn, sheetXml, xmlText } from './sheet-xml.ts';
import { type ZipPart, zipBytes } from './zip-writer.ts';

export interface Sheet {
  /** At most 25 characters, none of []:*?/\ */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: AsyncIterable<readonly CellContent[]> | Iterable<readonly CellContent[]>;
}

/** Rows of a sheet in Excel, header included. */
const ROWS_MAX = 1_048_576;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Formats in the order of CELL_STYLES: text, header, time, count, decimal, yuan, percent. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="&quot;¥&quot;#,##0.00"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Microsoft YaHei"/></font><font><b/><sz val="11"/><name val="Microsoft YaHei"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDCEEEA"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>${[164, 3, 4, 165, 10].map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('')}</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Cuts one stream of rows into runs of at most `max`; at least one, even if it is empty. */
async function* runsOf(
  rows: Sheet['rows'],
  max: number,
): AsyncGenerator<AsyncGenerator<readonly CellContent[]>> {
  const source =
    Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  let next = await source.next();
  async function* run(): AsyncGenerator<readonly CellContent[]> {
    for (let count = 0; next.done !== true && count < max; count++) {
      yield next.value;
      next = await source.next();
    }
  }
  do yield run();
  while (next.done !== true);
}

/**
 * Bytes of the workbook. Sheets are written in turn, rows as they come. `rowsMax` is Excel's limit;
 * smaller in tests.
 */
export async function* workbookBytes(
  sheets: readonly Sheet[],
  rowsMax = ROWS_MAX,
): AsyncGenerator<Uint8Array> {
  const names: string[] = [];
  async function* parts(): AsyncGenerator<ZipPart> {
    for (const { name, columns, rows } of sheets) {
      let page = 0;
      for await (const run of runsOf(rows, rowsMax - 1)) {
        page++;
        names.push(page === 1 ? name : `${name} (${page})`);
        yield {
          name: `xl/worksheets/sheet${names.length}.xml`,
          chunks: sheetXml(columns, run),
        };
      }
    }
    yield { name: 'xl/styles.xml', chunks: [STYLES] };
    yield { name: 'xl/workbook.xml', chunks: [workbookXml(names)] };
    yield { name: 'xl/_rels/workbook.xml.rels', chunks: [relations(names.length)] };
    yield { name: '_rels/.rels', chunks: [ROOT] };
    yield { name: '[Content_Types].xml', chunks: [contentTypes(names.length)] };
  }
  yield* zipBytes(parts());
}

const ROOT = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

function workbookXml(names: readonly string[]): string {
  const sheets = names
    .map((name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('');
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`;
}

function relations(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  ).join('');
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets}<Relationship Id="rId${count + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;
}

function contentTypes(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, i) =>
      `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  ).join('');
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${sheets}</Types>`;
}
