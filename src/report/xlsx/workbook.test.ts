// The workbook opens in other readers with the same cells, and no text in it can run as a formula.
import * as sheetjs from '@e965/xlsx';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { escapeFormula } from './escape-formula.ts';
import { type CellContent, columnName, type SheetColumn, serialOf } from './sheet-xml.ts';
import { type Sheet, workbookBytes } from './workbook.ts';

async function bytesOf(sheets: readonly Sheet[], rowsMax?: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of workbookBytes(sheets, rowsMax)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const text: SheetColumn = { title: '文本', width: 20, kind: 'text' };
const sheet = (columns: readonly SheetColumn[], rows: readonly CellContent[][]): Sheet => ({
  name: '会话',
  columns,
  rows,
});

describe('escapeFormula', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\rx', "'\rx"],
    ['\nx', "'\nx"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠A', "'＠A"],
    ['  =1', "'  =1"],
    ['\ufeff=1', "'\ufeff=1"],
    ['亲，在的', '亲，在的'],
    ['a=b', 'a=b'],
    ['', ''],
    [' 好', ' 好'],
  ])('%j → %j', (from, to) => {
    expect(escapeFormula(from)).toBe(to);
  });

  test('whatever the text, what is written starts no formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (any) => {
        expect(escapeFormula(any).trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/);
      }),
    );
  });
});

describe('the workbook', () => {
  test('two other readers find the cells that were written', async () => {
    const columns: SheetColumn[] = [
      text,
      { title: '时间', width: 20, kind: 'time' },
      { title: '数', width: 8, kind: 'count' },
      { title: '金额', width: 12, kind: 'yuan' },
      { title: '率', width: 8, kind: 'percent' },
    ];
    const rows = [
      ['<b>&"引号"\n第二行 😊', '2026-06-01T09:30:15.500+08:00', 12, 19_990, 0.372],
      [null, null, null, null, null],
      ['_x0041_', '不是时间', 0, -5, 1],
    ];
    const bytes = await bytesOf([sheet(columns, rows), { ...sheet([text], []), name: '空' }]);
    const serial = serialOf('2026-06-01T09:30:15.500+08:00');
    const book = sheetjs.read(bytes);
    expect(book.SheetNames).toEqual(['会话', '空']);
    const cells = sheetjs.utils.sheet_to_json(book.Sheets['会话']!, { header: 1, raw: true });
    expect(cells[0]).toEqual(['文本', '时间', '数', '金额', '率']);
    expect(cells[1]).toEqual(['<b>&"引号"\n第二行 😊', serial, 12, 199.9, 0.372]);
    expect(cells.at(-1)).toEqual(['_x0041_', '不是时间', 0, -0.05, 1]);
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map(({ name }) => name)).toEqual(['会话', '空']);
    expect(sheets[0]!.rows[1]![0]).toBe('<b>&"引号"\n第二行 😊');
    expect(sheets[0]!.rows[1]![1]).toEqual(new Date('2026-06-01T09:30:15.500Z'));
    expect(sheets[0]!.rows[1]![3]).toBe(199.9);
  });

  test('any text survives, less what XML forbids', async () => {
    const property = fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 8 }),
      async (texts) => {
        const rows = texts.map((each) => [each]);
        const book = sheetjs.read(await bytesOf([sheet([text], rows)]));
        const read = sheetjs.utils.sheet_to_json<unknown[]>(book.Sheets['会话']!, {
          header: 1,
          raw: true,
          blankrows: true,
        });
        const plain = (each: string): string => escapeFormula(each).replaceAll('\r', '\n');
        const got = read.slice(1).map((row) => String(row[0] ?? ''));
        expect(got.map(plain)).toEqual(texts.map(plain));
      },
    );
    await fc.assert(property, { numRuns: 40 });
  });

  test('a sheet past the row limit goes on in a second one with its header', async () => {
    const rows = Array.from({ length: 5 }, (_, i) => [`r${i}`]);
    const book = sheetjs.read(await bytesOf([sheet([text], rows)], 3));
    expect(book.SheetNames).toEqual(['会话', '会话 (2)', '会话 (3)']);
    const all = book.SheetNames.map((name) =>
      sheetjs.utils.sheet_to_json(book.Sheets[name]!, { header: 1 }).flat(),
    );
    expect(all).toEqual([
      ['文本', 'r0', 'r1'],
      ['文本', 'r2', 'r3'],
      ['文本', 'r4'],
    ]);
  });

  test('a text longer than a cell takes is cut, not refused', async () => {
    const book = sheetjs.read(await bytesOf([sheet([text], [['长'.repeat(40_000)]])]));
    const [, row] = sheetjs.utils.sheet_to_json<string[]>(book.Sheets['会话']!, { header: 1 });
    expect(row![0]!.length).toBeLessThanOrEqual(32_767);
    expect(row![0]!.endsWith('…')).toBe(true);
  });

  test('a source that fails makes the writing fail', async () => {
    async function* broken(): AsyncGenerator<readonly CellContent[]> {
      yield ['a'];
      throw new Error('no such file');
    }
    const sheets = [{ name: '会话', columns: [text], rows: broken() }];
    await expect(bytesOf(sheets)).rejects.toThrow('no such file');
  });

  test('equal content gives equal bytes', async () => {
    const make = (): Promise<Uint8Array> => bytesOf([sheet([text], [['a'], ['b']])]);
    expect(Buffer.compare(await make(), await make())).toBe(0);
  });

  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %i is %s', (index, name) => {
    expect(columnName(index)).toBe(name);
  });

  test.each([
    ['1900-03-01T00:00:00+08:00', 61],
    ['2026-06-01T12:00:00.000+08:00', 46174.5],
    ['2026-06-01', 46174],
    ['昨天', null],
  ])('%s is serial %s', (iso, serial) => {
    expect(serialOf(iso)).toBe(serial);
  });
});
