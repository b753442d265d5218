// Shows that delimited text is read as papaparse reads it, however it is cut, and that broken text is reported.
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvReader } from './csv.ts';
import { findDelimiter } from './csv-delimiter.ts';

interface Read {
  readonly rows: string[][];
  readonly lines: number[];
  readonly problems: string[];
}

function read(text: string, delimiter = ',', cut = text.length): Read {
  const result: Read = { rows: [], lines: [], problems: [] };
  const reader = csvReader(delimiter, {
    row(cells, line) {
      result.rows.push(cells);
      result.lines.push(line);
    },
    problem(code, line) {
      result.problems.push(`${code}@${line}`);
    },
  });
  for (let at = 0; at < text.length; at += Math.max(1, cut)) {
    reader.push(text.slice(at, at + Math.max(1, cut)));
  }
  reader.end();
  return result;
}

const cell = fc
  .oneof(
    fc.constantFrom(
      '',
      '订单号',
      'a,b',
      'say "hi"',
      '两\n行',
      '"',
      '""',
      ',',
      '\t',
      'x"y',
      "'1",
      ' 空 格 ',
    ),
    fc.string({ maxLength: 8 }),
  )
  .map((text) => text.replaceAll('\r', '').replaceAll('\0', ''));
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), {
  minLength: 1,
  maxLength: 8,
});

describe('G1 delimited text', () => {
  it('reads what was written, however the text is cut and whatever ends its lines', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', '\t', ';'),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 9 }),
        (rows, delimiter, newline, cut) => {
          const text = Papa.unparse(rows, { delimiter, newline, quotes: true });
          const result = read(text, delimiter, cut);
          expect(result.rows).toEqual(rows);
          expect(result.problems).toEqual([]);
          expect(read(text, delimiter)).toEqual(result);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('agrees with papaparse on text with quotes only where needed', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = Papa.unparse(rows, { newline: '\n' });
        const oracle = Papa.parse<string[]>(text, {
          delimiter: ',',
          skipEmptyLines: true,
          newline: '\n',
        });
        expect(read(text).rows).toEqual(oracle.data);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws and reads the same in pieces, whatever the text', () => {
    const any = fc.array(fc.constantFrom('"', ',', '\n', '\r', 'a', '中', '\0', '""', ',"'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 7 }), (parts, cut) => {
        expect(read(parts.join(''), ',', cut)).toEqual(read(parts.join('')));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [
      'lines counted inside quotes',
      'a,b\n"1\n2",x\nc,d\n',
      [
        ['a', 'b'],
        ['1\n2', 'x'],
        ['c', 'd'],
      ],
      [1, 2, 4],
      [],
    ],
    [
      'blank lines are no rows',
      'a,b\n\n\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      [1, 4],
      [],
    ],
    ['ragged rows kept', 'a\nb,c,d', [['a'], ['b', 'c', 'd']], [1, 2], []],
    [
      'lone CR ends a line',
      'a,b\rc,d\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      [1, 2],
      [],
    ],
    [
      'a quote inside is text',
      'a"b,c\n"他说"好"",x',
      [
        ['a"b', 'c'],
        ['他说"好"', 'x'],
      ],
      [1, 2],
      [],
    ],
    [
      'unclosed at the end',
      'a,b\n"c,d\ne,f\ng,h',
      [
        ['a', 'b'],
        ['e', 'f'],
        ['g', 'h'],
      ],
      [1, 3, 4],
      ['broken-quote@2'],
    ],
    [
      'stray opener met by a later quote',
      'a,"b\nc,d\ne,"f,g"\n',
      [
        ['c', 'd'],
        ['e', 'f,g'],
      ],
      [2, 3],
      ['broken-quote@1'],
    ],
    [
      'NUL bytes',
      'a,b\nc\0,d\ne,f',
      [
        ['a', 'b'],
        ['e', 'f'],
      ],
      [1, 3],
      ['nul-bytes@2'],
    ],
  ] as const)('%s', (_, text, rows, lines, problems) => {
    const result = read(text);
    expect(result).toEqual({ rows, lines, problems });
  });

  it('refuses a 10 MB cell and reads on', () => {
    const huge = '长'.repeat(10_000_000);
    expect(read(`a,b\n${huge},x\nc,d\n`, ',', 65_536)).toEqual({
      rows: [
        ['a', 'b'],
        ['c', 'd'],
      ],
      lines: [1, 3],
      problems: ['cell-too-long@2'],
    });
    expect(read(`a,b\n"${huge}",x\nc,d\n`, ',', 65_536)).toEqual({
      rows: [
        ['a', 'b'],
        ['c', 'd'],
      ],
      lines: [1, 3],
      problems: ['cell-too-long@2'],
    });
    expect(read(`a,b\n"${huge}",x\nc,d\n`)).toEqual({
      rows: [
        ['a', 'b'],
        ['c', 'd'],
      ],
      lines: [1, 3],
      problems: ['cell-too-long@2'],
    });
  });

  it('gives up a quote that runs over a million characters at the line it opened on', () => {
    const body = 'x,y\n'.repeat(400_000);
    const result = read(`a,"b\n${body}`, ',', 65_536);
    expect(result.problems).toEqual(['broken-quote@1']);
    expect(result.rows).toHaveLength(400_000);
  });

  it.each([
    ['a,b,c\n1,2,3', ','],
    ['a\tb\tc\n1,5\t2\t3', '\t'],
    ['a;b;c\n1,5;2;3\n', ';'],
    ['只有一列\n第一行,有逗号,两个\n第二行\n第三行', ','],
    ['"a\tb",c\n"d\te",f', ','],
  ])('finds the delimiter of %j', (text, delimiter) => {
    expect(findDelimiter(text)).toBe(delimiter);
  });
});
