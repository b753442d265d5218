// Shows that workbooks of every shape seen are read as hucre reads them, and that damage is noticed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { readXlsx, writeXlsx } from 'hucre';
import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbook } from './read-workbook.ts';
import { DamagedFile } from './read-zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'kejing-xlsx-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function save(bytes: Uint8Array): string {
  const path = join(folder, `${files++}.xlsx`);
  writeFileSync(path, bytes);
  return path;
}

/** The smallest archive with these entries. */
function zip(entries: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(entries)) {
    const data = Buffer.from(text);
    const packed = deflateRawSync(data);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(8, 4);
    fixed.writeUInt32LE(crc32(data), 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(data.length, 18);
    fixed.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fixed, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(
      Buffer.concat([Buffer.from('504b01021400', 'hex'), fixed, tail, Buffer.from(name)]),
    );
    locals.push(local);
    at += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, index, end]);
}

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function workbook(
  sheet: string,
  parts: { strings?: string; styles?: string; p?: string; date1904?: boolean } = {},
): string {
  const p = parts.p ?? '';
  return save(
    zip({
      'xl/workbook.xml': `<?xml version="1.0"?><${p}workbook xmlns:r="${REL}"><${p}workbookPr${parts.date1904 ? ' date1904="1"' : ''}/><${p}sheets><${p}sheet name="表1" sheetId="1" r:id="rId1"/></${p}sheets></${p}workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId3" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
      ...(parts.strings === undefined ? {} : { 'xl/sharedStrings.xml': parts.strings }),
      ...(parts.styles === undefined ? {} : { 'xl/styles.xml': parts.styles }),
      'xl/worksheets/sheet1.xml': sheet,
    }),
  );
}

async function rows(path: string): Promise<{ cells: string[][]; lines: number[] }> {
  const book = await openWorkbook(path);
  if (typeof book === 'string') throw new Error(book);
  const result = { cells: [] as string[][], lines: [] as number[] };
  try {
    for (const sheet of book.sheets) {
      await sheet.read(
        {
          row(cells, line) {
            result.cells.push(cells);
            result.lines.push(line);
          },
          tooLong: (line) => result.lines.push(-line),
        },
        () => true,
      );
    }
  } finally {
    await book.close();
  }
  return result;
}

describe('G1 XLSX', () => {
  it('reads shared strings, rich text, phonetic guides, gaps, self-closing rows and escapes', async () => {
    const path = workbook(
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="2"/>' +
        '<row r="4" spans="1:3"><c r="A4" s="1"/><c r="B4" t="str"><f>A1&amp;"x"</f><v>a &lt; b</v></c><c r="C4" t="b"><v>1</v></c></row></sheetData></worksheet>',
      {
        strings:
          '<sst><si><t>东京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si><r><t xml:space="preserve">好 </t></r><r><rPr/><t>的&#10;_x000D_😀</t></r></si></sst>',
      },
    );
    expect(await rows(path)).toEqual({
      cells: [['东京', '', '好 的\n\r😀'], [], ['', 'a < b', 'TRUE']],
      lines: [1, 2, 4],
    });
  });

  it('reads inline strings and the x: prefix, cells without references', async () => {
    const path = workbook(
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>买家</x:t></x:is></x:c><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      { p: 'x:' },
    );
    expect(await rows(path)).toEqual({ cells: [['买家', '7']], lines: [1] });
  });

  it.each([
    ['46174.4375', 0, '46174.4375'],
    ['46174.4375', 1, '2026-06-01 10:30:00'],
    ['46174.437505787035', 2, '2026-06-01 10:30:00.500'],
    ['46174', 3, '2026-06-01 00:00:00'],
    ['1.23456789012345E+17', 0, '123456789012345000'],
    ['1.5E-3', 0, '0.0015'],
    ['12.5', 4, '12.5'],
    ['0.75', 5, '1899-12-31 18:00:00'],
  ])('number %s in style %i is %s', async (raw, style, text) => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; h:mm:ss"/><numFmt numFmtId="165" formatCode="[Red]0.00&quot;day&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="31"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs></styleSheet>';
    const path = workbook(
      `<worksheet><sheetData><row r="1"><c r="A1" s="${style}"><v>${raw}</v></c></row></sheetData></worksheet>`,
      { styles },
    );
    expect((await rows(path)).cells).toEqual([[text]]);
  });

  it('counts days from 1904 where the workbook says so', async () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>';
    const path = workbook(
      '<worksheet><sheetData><row><c s="0"><v>44712</v></c></row></sheetData></worksheet>',
      { styles, date1904: true },
    );
    expect((await rows(path)).cells).toEqual([['2026-06-01 00:00:00']]);
  });

  it('refuses a row too long to read and goes on', async () => {
    const cell = `<c t="inlineStr"><is><t>${'长'.repeat(10_000_000)}</t></is></c>`;
    const path = workbook(
      `<worksheet><sheetData><row r="1"><c><v>1</v></c></row><row r="2">${cell}</row><row r="3"><c><v>3</v></c></row></sheetData></worksheet>`,
    );
    expect(await rows(path)).toEqual({ cells: [['1'], ['3']], lines: [1, -2, 3] });
  });

  it('agrees with hucre on workbooks hucre writes', async () => {
    const cell = fc
      .oneof(
        fc.constantFrom('订单号', 'a&b<c>"d"', '两\n行', '😀𠮷', '_x000D_', "'1"),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        fc.integer({ min: 0, max: 1e9 }),
      )
      .filter(
        (value) =>
          typeof value === 'number' ||
          (!/[\0-\x08\x0b\x0c\x0d-\x1f\ufffe\uffff]/.test(value) && value !== ''),
      );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 }),
        async (table) => {
          const bytes = await writeXlsx({ sheets: [{ name: '表', rows: table }] });
          const oracle = (await readXlsx(bytes)).sheets[0]!.rows.map((row) =>
            row.map((value) => String(value ?? '')),
          );
          const mine = (await rows(save(bytes))).cells;
          expect(
            mine.map((row, i) => [...row, ...Array(oracle[i]!.length - row.length).fill('')]),
          ).toEqual(oracle);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('tells what is no workbook, a cut-off one, and damage inside', async () => {
    const good = await writeXlsx({
      sheets: [{ name: '表', rows: Array.from({ length: 500 }, (_, i) => [i, `第${i}行`]) }],
    });
    expect(await openWorkbook(save(good.subarray(0, good.length - 200)))).toBe('truncated');
    expect(await openWorkbook(save(zip({ 'a.txt': 'x' })))).toBe('other-zip');
    expect(await openWorkbook(save(zip({ 'word/document.xml': '<w/>' })))).toBe('docx');
    const bad = Buffer.from(good);
    const name = bad.indexOf('sheet1.xml');
    bad.fill(0x5a, name + 40, name + 60);
    await expect(rows(save(bad))).rejects.toBeInstanceOf(DamagedFile);
    // Bytes that still unpack, but are not those that were packed: the checksum of the last entry, the sheet.
    const changed = Buffer.from(good);
    const entry = changed.lastIndexOf('sheet1.xml') - 'xl/worksheets/'.length - 46;
    changed.writeUInt32LE(12_345, entry + 16);
    await expect(rows(save(changed))).rejects.toThrow(/checksum/);
  });
});
